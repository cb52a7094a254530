// SPDX-License-Identifier: EUPL-1.2
/**
 * Activities without a visitor: partner meetings, forums, conflicts calmed, presence, watch.
 *
 * <p><b>Purpose</b>: record in one line what was done without a visitor, so that all modes of intervention of the standard of social mediation
 * are counted. <b>Owns</b>: activities and their earlier versions. <b>Does not do</b>: visits (visits), figures (statistics); the bus that
 * brings some of them from devices (sync). <b>Events out</b>: {@link fr.parvis.activities.ActivityCounted}, in the transaction of the
 * activity. <b>Reacts to</b>: none.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "runtime",
            "shell",
            "database",
            "audit",
            "access",
            "network",
            "nomenclature",
            "sync"
        })
@NullMarked
package fr.parvis.activities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
