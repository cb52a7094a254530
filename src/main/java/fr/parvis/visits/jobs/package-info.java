/** Scheduled work on visits. */
@NullMarked
package fr.parvis.visits.jobs;

import org.jspecify.annotations.NullMarked;
