// SPDX-License-Identifier: EUPL-1.2
/**
 * The queue: who waits at a point today, in which order, and what became of each.
 *
 * <p><b>Purpose</b>: let people wait without a name and in a fair order, and say how long. <b>Owns</b>: tickets and their day's numbers, the
 * links of kiosks and walls, how each point uses its queue. <b>Does not do</b>: say what help was given (visits), sums (statistics).
 * <b>Events out</b>: {@link fr.parvis.queue.QueueCounted}, inside the transaction of what it tells. <b>Reacts to</b>: none.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "files",
            "runtime",
            "shell",
            "protection",
            "database",
            "audit",
            "access",
            "network",
            "nomenclature"
        })
@NullMarked
package fr.parvis.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
