// SPDX-License-Identifier: EUPL-1.2
/**
 * Appointments with mediators.
 *
 * <p><b>Purpose</b>: a person comes at an hour that is theirs, with the papers that are needed, and is reminded of it. <b>Owns</b>: motives,
 * appointments, who waits for one, and addresses of calendars. <b>Does not do</b>: whose time is free or taken (rota), reminding (messages),
 * waiting and calling (queue). <b>Events out</b>: {@link fr.parvis.appointments.AppointmentBooked}, in the transaction of the act.
 * <b>Reacts to</b>: none.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "limits",
            "files",
            "runtime",
            "shell",
            "database",
            "audit",
            "access",
            "network",
            "people",
            "visits",
            "cases",
            "queue",
            "rota",
            "messages"
        })
@NullMarked
package fr.parvis.appointments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
