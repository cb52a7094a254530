/** Forgetting letters on time. */
@NullMarked
package fr.parvis.reading.jobs;

import org.jspecify.annotations.NullMarked;
