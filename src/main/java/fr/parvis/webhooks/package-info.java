// SPDX-License-Identifier: EUPL-1.2
/**
 * Events of an association for its other programs.
 *
 * <p><b>Purpose</b>: call an address when something happened, so that no program has to ask again and again. <b>Owns</b>: endpoints and their
 * secrets, events on their way, what became of each. <b>Does not do</b>: the events themselves, which are their modules'; answers to questions
 * (the API of each module). <b>Events out</b>: none. <b>Reacts to</b>: {@link fr.parvis.returns.ListHandedBack},
 * {@link fr.parvis.referrals.ReferralAnswered}, {@link fr.parvis.network.PointsChanged}, {@link fr.parvis.appointments.AppointmentBooked},
 * {@link fr.parvis.contracts.ContractsSummarized}, each in the transaction of the act.
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
            "people",
            "returns",
            "referrals",
            "appointments",
            "contracts"
        })
@NullMarked
package fr.parvis.webhooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
