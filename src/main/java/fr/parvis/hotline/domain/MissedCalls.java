// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.PhoneNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Events of a telephone system about its calls, each once or several times and in any order. A call that ended and was never answered becomes a
 * promise; which calls run is kept in memory alone, with their numbers, for an hour. Of one that was answered no number is kept, and that it was is
 * known until it ends.
 */
@Component
public class MissedCalls {
    private static final Duration REMEMBERED = Duration.ofHours(1);

    /** Limit of a call that was answered: nobody talks for longer. */
    private static final Duration LONGEST = Duration.ofHours(12);

    private static final int MOST = 10_000;

    private final AskCall ask;
    private final CallTable calls;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<String, Running> running = new LinkedHashMap<>();

    MissedCalls(AskCall ask, CallTable calls, PlatformTransactionManager transactions, Clock clock) {
        this.ask = ask;
        this.calls = calls;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Event of a call. */
    public enum Kind {
        NEW_CALL,
        ANSWER,
        HANGUP
    }

    /**
     * An event of a call.
     *
     * @param call the telephone system's name of it
     * @param from the caller's number, as it is sent; no number where it is hidden, as in a new call without one
     * @param incoming whether somebody calls us
     */
    public record Event(Kind kind, String call, @Nullable String from, boolean incoming) {}

    private static final class Running {
        private Instant since;
        private @Nullable String from;
        private boolean answered;
        private boolean ended;
        private boolean settled;
        private @Nullable String code;

        private Running(Instant since) {
            this.since = since;
        }

        private boolean isOver(Instant now) {
            return since.isBefore(now.minus(answered && !ended ? LONGEST : REMEMBERED));
        }
    }

    /** One after the other: events are few, and those of one call may arrive together. */
    public synchronized void handle(Event event) {
        if (!event.incoming()) return;
        var now = clock.instant();
        running.values().removeIf(one -> one.isOver(now));
        if (running.size() >= MOST) running.remove(running.keySet().iterator().next());
        var call = running.computeIfAbsent(event.call(), _ -> new Running(now));
        if (event.from() != null) call.from = withPlus(event.from().strip());
        else if (event.kind() == Kind.NEW_CALL && call.from == null) call.from = "";
        switch (event.kind()) {
            case NEW_CALL -> {}
            case ANSWER -> call.answered = true;
            case HANGUP -> {
                // end of a long call, which may be told twice, too
                if (call.answered && !call.ended) call.since = now;
                call.ended = true;
            }
        }
        // number of nobody: who was spoken with is not called back
        if (call.answered) call.from = "";
        // a hangup that overtook the first event does not know who called
        if (!call.ended || call.from == null) return;
        if (!call.settled && !call.answered) missed(call, call.from);
        if (call.answered && call.code != null) {
            var code = call.code;
            call.code = null;
            inNetwork(() -> ask.withdraw(code));
        }
        call.settled = true;
    }

    /** Some systems leave out the plus before the code of the country. */
    private static String withPlus(String from) {
        return from.matches("(33|262|508|590|594|596)[1-9]\\d{8}") ? "+" + from : from;
    }

    private void missed(Running call, String from) {
        inNetwork(() -> {
            if (from.isEmpty() || !PhoneNumber.isDialable(from, 1) || AskCall.phone(from) != null)
                calls.hiddenCall(NetworkTime.today(clock));
            else ask.missed(from).ifPresent(promised -> call.code = promised.code());
        });
    }

    private void inNetwork(Runnable what) {
        Asking.as(Scope.network()).run(() -> transaction.executeWithoutResult(_ -> what.run()));
    }
}
