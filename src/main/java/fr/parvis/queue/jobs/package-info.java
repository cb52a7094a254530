/** What the queue does on its own, at its hours. */
@NullMarked
package fr.parvis.queue.jobs;

import org.jspecify.annotations.NullMarked;
