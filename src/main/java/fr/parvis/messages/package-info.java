// SPDX-License-Identifier: EUPL-1.2
/**
 * Messages to persons about something that another module plans for them: reminders and offers.
 *
 * <p><b>Purpose</b>: reach somebody once, in time, by SMS, mail or a call of the team, and know what became of it. <b>Owns</b>: messages and
 * their results, calls to make, replies, who wants no SMS any more. <b>Does not do</b>: what a message is about, which is told by the module
 * that asks for it ({@link fr.parvis.messages.Messages}); households of partners' lists (outreach). <b>Events out</b>:
 * {@link fr.parvis.messages.MessageEnded}. <b>Reacts to</b>: {@link fr.parvis.people.AgreementWithdrawn}.
 */
@ApplicationModule(
        allowedDependencies = {"values", "runtime", "shell", "database", "audit", "access", "network", "people"})
@NullMarked
package fr.parvis.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
