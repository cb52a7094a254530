/** Scheduled work of the guide: imports, and what is forgotten. */
@NullMarked
package fr.parvis.procedures.jobs;

import org.jspecify.annotations.NullMarked;
