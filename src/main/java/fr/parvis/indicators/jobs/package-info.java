/** What the copy of the facts needs done by itself. */
@NullMarked
package fr.parvis.indicators.jobs;

import org.jspecify.annotations.NullMarked;
