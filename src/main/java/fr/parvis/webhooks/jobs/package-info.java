/** Scheduled work of webhooks. */
@NullMarked
package fr.parvis.webhooks.jobs;

import org.jspecify.annotations.NullMarked;
