// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import fr.parvis.audit.Journal;
import fr.parvis.messages.Channel;
import fr.parvis.messages.MessageState;
import fr.parvis.network.DecentHours;
import fr.parvis.people.People;
import fr.parvis.values.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes what came of a call that stands in for a message. */
@Component
@Transactional
public class MakeCalls {
    /** Nobody answered: not again at once. */
    public static final String NO_ANSWER = "no-answer";

    private static final Duration PAUSE = Duration.ofHours(3);

    private final MessageTable messages;
    private final Stops stops;
    private final DecentHours hours;
    private final People people;
    private final Journal journal;
    private final Clock clock;

    MakeCalls(MessageTable messages, Stops stops, DecentHours hours, People people, Journal journal, Clock clock) {
        this.messages = messages;
        this.stops = stops;
        this.hours = hours;
        this.people = people;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param end {@link #NO_ANSWER} or one of {@link Why#CALL_ENDS} */
    public Outcome<UUID> handle(UUID id, String end) {
        boolean again = end.equals(NO_ANSWER);
        if (!again && !Why.CALL_ENDS.contains(end)) return Outcome.refused("end", "messages.problem.end");
        var it = messages.find(id).filter(one -> one.by() == Channel.CALL).orElse(null);
        if (it == null) return Outcome.refused("", "messages.problem.unknown");
        var now = clock.instant();
        boolean noted = again ? messages.tried(id, now, next(it, now)) : messages.change(id, state(end), end, now);
        if (!noted) return new Outcome.Changed<>();
        if (end.equals(Why.UNWANTED))
            messages.said(id).map(MessageContent::phone).ifPresent(phone -> stops.told(phone, id));
        var person = it.person();
        if (person != null && end.equals(Why.REACHED))
            people.contacted(
                    person,
                    hours.local(now, DecentHours.communeOf(it.department())).toLocalDate());
        journal.note("messages.called", id.toString(), Map.of("end", end));
        return new Outcome.Done<>(id);
    }

    private static MessageState state(String end) {
        return end.equals(Why.REACHED) || end.equals(Why.VOICEMAIL) ? MessageState.SENT : MessageState.FAILED;
    }

    /** Time of the next try: after a pause, at a decent hour; at once where the message would be too late by then. */
    private Instant next(Message it, Instant now) {
        var next = hours.next(now.plus(PAUSE), DecentHours.communeOf(it.department()));
        return next.isBefore(it.notAfter()) ? next : now;
    }
}
