// SPDX-License-Identifier: EUPL-1.2
/** Scheduled work of webhooks. */
@NullMarked
package fr.parvis.webhooks.jobs;

import org.jspecify.annotations.NullMarked;
