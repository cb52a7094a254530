// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for messages about a thing of another module, withdraws them, and tells what became of them. All of it happens in the caller's transaction and for
 * the association in scope: a booking that is taken back asked for nothing.
 */
public interface Messages {

    /**
     * Subject of a message.
     *
     * @param kind the {@link SubjectKind} of the caller's module
     */
    record Subject(String kind, UUID id) {}

    /**
     * A message to plan.
     *
     * @param occasion reason for it, in the words of the caller's code, 80 letters at most: the same occasion of a subject goes once to a person
     * @param at time to send it; earlier where that falls into the night or a Sunday; in the next morning where the evening before is over
     * @param notAfter from when it would help nobody any more
     * @param by the channel, where somebody chose one; otherwise what reaches the person best
     */
    record Request(
            Subject about,
            String occasion,
            Recipient to,
            Template template,
            Instant at,
            Instant notAfter,
            @Nullable Channel by) {}

    /** Plans a message, unless it was planned or sent before. */
    PlanOutcome ask(Request request);

    /**
     * Plans the reminders of something that begins at an hour: two days and two hours before. Reminders of another hour that were planned for the same
     * person and have not gone are withdrawn; those whose time is past are left out.
     *
     * @return of those that were planned or known, or the one reason why none can be
     */
    List<PlanOutcome> remind(Subject about, Recipient to, Template template, Instant begins);

    /** Withdraws what has not gone yet, calls to make among it. */
    void withdraw(Subject about);

    /** Notes that somebody of the team spoke with the person about it: the calls to make are done. */
    void reached(Subject about);

    /**
     * State of a message.
     *
     * @param since time when it came into its state
     */
    record Status(UUID message, String occasion, Channel by, MessageState state, Instant sendAfter, Instant since) {}

    /** All messages about a subject, the first to go first. */
    List<Status> list(Subject about);
}
