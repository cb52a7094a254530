/** What the days of unpaid bills need done by itself. */
@NullMarked
package fr.parvis.energy.jobs;

import org.jspecify.annotations.NullMarked;
