// SPDX-License-Identifier: EUPL-1.2
/**
 * A plausible network to try everything on, labelled as such.
 *
 * <p><b>Purpose</b>: show the whole at work without anybody's data. <b>Owns</b>: nothing, it goes through the other modules.
 * <b>Does not do</b>: any path of its own on screen. <b>Used by</b>: nobody. <b>Events out</b>: none. <b>Reacts to</b>: none.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "runtime",
            "database",
            "audit",
            "access",
            "network",
            "nomenclature",
            "visits",
            "people",
            "cases",
            "homes",
            "equipment",
            "messages",
            "outreach",
            "partners",
            "procedures",
            "queue",
            "activities",
            "rounds",
            "skills",
            "rota",
            "appointments",
            "hotline",
            "indicators",
            "reports",
            "rollout",
            "workshops",
            "contracts",
            "statistics"
        })
@NullMarked
package fr.parvis.demonstration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
