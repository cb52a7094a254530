/** What a curve shows, by published methods where there are any. */
@NullMarked
package fr.parvis.loadcurves.domain.analysis;

import org.jspecify.annotations.NullMarked;
