// SPDX-License-Identifier: EUPL-1.2
/** Jobs of the queue. */
@NullMarked
package fr.parvis.queue.jobs;

import org.jspecify.annotations.NullMarked;
