// SPDX-License-Identifier: EUPL-1.2
/**
 * Tours and outings: mobile points, crews, presence walks, home visits.
 *
 * <p><b>Purpose</b>: know where the bus stops next and who is with it, count what is met on foot, and miss whoever does not come back from a
 * home visit. <b>Owns</b>: tours, stops and what one day changes in them, crews, halts, sectors, walks and what was seen on them, home visits
 * and their alarms. <b>Does not do</b>: points and their hours (network), what is done for a visitor (visits). <b>Events out</b>: none.
 * <b>Reacts to</b>: {@link fr.parvis.network.PointsChanged}, by forgetting where buses stop next.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "files",
            "runtime",
            "shell",
            "database",
            "audit",
            "access",
            "network",
            "nomenclature",
            "visits",
            "sync",
            "rota"
        })
@NullMarked
package fr.parvis.rounds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
