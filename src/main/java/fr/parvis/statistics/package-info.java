// SPDX-License-Identifier: EUPL-1.2
/**
 * Figures: how much was done, right after each act.
 *
 * <p><b>Purpose</b>: honest sums for a point, an association, the network. <b>Owns</b>: sheets, periods, the hiding of small counts.
 * <b>Does not do</b>: acts. <b>Events out</b>: none. <b>Reacts to</b>: the three events of visits, to ends of tickets, to activities, to
 * movements of equipment and to calls of the line, inside the act's transaction.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "files",
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
            "hotline"
        })
@NullMarked
package fr.parvis.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
