/** What is told of a home's readings to the person. */
@NullMarked
package fr.parvis.loadcurves.papers;

import org.jspecify.annotations.NullMarked;
