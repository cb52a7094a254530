// SPDX-License-Identifier: EUPL-1.2
/**
 * Places where the public is received.
 *
 * <p><b>Purpose</b>: describe points once, in the national standard. <b>Owns</b>: points, hours and closures, labels and their duties,
 * communes, profiles of associations, the zone and day of each. <b>Does not do</b>: who the tenants are (access), visits. <b>Events out</b>:
 * {@link fr.parvis.network.PointsChanged}, in the transaction of the act. <b>Reacts to</b>: none.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "limits",
            "files",
            "files::table",
            "runtime",
            "shell",
            "database",
            "audit",
            "access"
        })
@NullMarked
package fr.parvis.network;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
