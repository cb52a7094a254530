/** Jobs that forget in time. */
@NullMarked
package fr.parvis.loadcurves.jobs;

import org.jspecify.annotations.NullMarked;
