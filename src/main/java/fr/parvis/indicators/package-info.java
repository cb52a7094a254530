// SPDX-License-Identifier: EUPL-1.2
/**
 * Indicators: what can be asked of the work done, defined once and answered everywhere.
 *
 * <p><b>Purpose</b>: one definition for each number, used by screens, reports, files and public figures alike. <b>Owns</b>: definitions, the
 * SQL that they become, the outbox of changed facts, the copy of the facts. <b>Does not do</b>: acts; the hiding of small counts, which is for
 * who publishes. <b>Events out</b>: none. <b>Reacts to</b>: the events that statistics count, inside the act's transaction.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "files",
            "files::table",
            "runtime",
            "shell",
            "protection",
            "database",
            "access",
            "network",
            "nomenclature",
            "visits",
            "queue",
            "activities",
            "equipment",
            "hotline",
            "appointments",
            "skills",
            "homes",
            "outreach",
            "statistics"
        })
@NullMarked
package fr.parvis.indicators;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
