// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.access.SignedIn;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.hotline.CallEnded;
import fr.parvis.hotline.domain.LineHours.When;
import fr.parvis.network.LocalDays;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers of a mediator to an offered call: begin it, let it pass, note its result. */
@Component
@Transactional
public class AnswerCalls {
    /** Longest call; one that lasts longer is given back to the line. */
    static final Duration LEASE = Duration.ofHours(2);

    /** Attempts after which a promise is given up. */
    static final int MOST_TRIES = 3;

    /** Time to write down what was done, before the next offer. */
    private static final Duration AFTERWARDS = Duration.ofMinutes(2);

    private static final Duration WHEN_BUSY = Duration.ofMinutes(10);
    private static final Duration WHEN_SILENT = Duration.ofHours(2);

    private final CallTable calls;
    private final DutyTable duties;
    private final LineHours hours;
    private final LineNews news;
    private final Journal journal;
    private final LocalDays localDays;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AnswerCalls(
            CallTable calls,
            DutyTable duties,
            LineHours hours,
            LineNews news,
            Journal journal,
            LocalDays localDays,
            ApplicationEventPublisher events,
            Clock clock) {
        this.calls = calls;
        this.duties = duties;
        this.hours = hours;
        this.news = news;
        this.journal = journal;
        this.localDays = localDays;
        this.events = events;
        this.clock = clock;
    }

    /** The call that the account has in hand. */
    @Transactional(readOnly = true)
    public Optional<Call> held() {
        return calls.heldBy(me());
    }

    /** The number to call, while the account calls it; each reading is noted. */
    public Optional<String> number(UUID id) {
        var number = calls.number(id);
        if (number.isPresent()) journal.note("hotline.number-read", id.toString(), Map.of());
        return number;
    }

    /** @return false where the offer went on to somebody else */
    public boolean begin(UUID id) {
        var now = clock.instant();
        if (!calls.begin(id, me(), now, now.plus(LEASE))) return false;
        duties.inCall(me(), id, now);
        news.changed();
        return true;
    }

    public boolean pass(UUID id) {
        if (!calls.pass(id, me())) return false;
        duties.release(me(), id, OfferCalls.afterPass(clock.instant()));
        news.changed();
        return true;
    }

    /**
     * Says what came of the call.
     *
     * @param result key of a {@link CallResult}
     * @param led key of a {@link FollowUp}, for who was reached
     * @param when key of a {@link When}, for who asked for another time
     */
    public Outcome<UUID> end(UUID id, String result, String led, String when) {
        var known = CallResult.find(result).orElse(null);
        if (known == null) return Outcome.refused("result", "hotline.problem.result");
        var followUp = FollowUp.find(led).orElse(null);
        if (known == CallResult.REACHED && followUp == null) return Outcome.refused("led", "hotline.problem.led");
        var again = EnumCode.find(When.class, when).orElse(null);
        if (known == CallResult.ASKED_LATER && again == null) return Outcome.refused("when", "hotline.problem.when");
        return end(id, known, followUp, again);
    }

    /** Ends a call during which an appointment was booked. */
    public Outcome<UUID> endWithSeat(UUID id) {
        return end(id, CallResult.REACHED, FollowUp.SEAT, null);
    }

    private Outcome<UUID> end(UUID id, CallResult known, @Nullable FollowUp followUp, @Nullable When again) {
        var it = calls.heldBy(me())
                .filter(one -> one.id().equals(id) && one.state() == CallState.IN_CALL)
                .orElse(null);
        if (it == null) return new Outcome.Changed<>();
        var now = clock.instant();
        int tries = it.tries() + 1;
        int seconds = duties.find(me(), now)
                .map(Duty::callSince)
                .map(since -> (int) Math.max(0, Duration.between(since, now).toSeconds()))
                .orElse(0);
        boolean ended = switch (known) {
            case REACHED -> {
                if (followUp == null) throw new IllegalStateException("checked above");
                yield calls.end(id, CallState.IN_CALL, new Call.End(CallState.DONE, followUp.key(), tries), now);
            }
            case WRONG -> calls.end(id, CallState.IN_CALL, new Call.End(CallState.WRONG_NUMBER, null, tries), now);
            case ASKED_LATER -> {
                var window = hours.window(again == null ? When.SOON : again, now, it.commune());
                yield calls.later(it, window.from(), window, it.tries());
            }
            case NO_ANSWER, VOICEMAIL, BUSY ->
                tries >= MOST_TRIES
                        ? calls.end(id, CallState.IN_CALL, new Call.End(CallState.GAVE_UP, known.key(), tries), now)
                        : again(it, now.plus(known == CallResult.BUSY ? WHEN_BUSY : WHEN_SILENT), tries);
        };
        if (!ended) return new Outcome.Changed<>();
        var day = LocalDate.ofInstant(now, localDays.zone());
        calls.insert(it, new CallTable.Attempt(known, seconds, now, day));
        events.publishEvent(new CallEnded(Asking.association(), me(), day, known.key(), seconds));
        duties.releaseAfter(me(), id, seconds, now.plus(AFTERWARDS));
        journal.note("hotline.called", id.toString(), Map.of("result", known.key()));
        news.changed();
        return new Outcome.Done<>(id);
    }

    /** Plans another try at an hour of the line; a promise that would be over by then is moved. */
    private boolean again(Call it, Instant at, int tries) {
        var next = hours.next(at, it.commune());
        return calls.later(
                it, next, next.isBefore(it.promised().until()) ? it.promised() : hours.soon(next, it.commune()), tries);
    }

    private static UUID me() {
        var who = SignedIn.current();
        if (who == null) throw new IllegalStateException("nobody is signed in");
        return who.account();
    }
}
