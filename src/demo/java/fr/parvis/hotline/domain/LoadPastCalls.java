// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.access.RandomSecret;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.hotline.CallEnded;
import fr.parvis.hotline.PastCalls;
import fr.parvis.hotline.domain.LineHours.When;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the demonstration's day of the line. */
@Component
class LoadPastCalls implements PastCalls {
    private static final int MEMBERS = 6;
    private static final int OPEN = 7;
    private static final int ON_LINE = 4;

    /** Seconds of the shortest call. */
    private static final int SHORTEST = 150;

    private static final Duration CALLED_AFTER = Duration.ofMinutes(10);
    private static final Duration ON_LINE_FOR = Duration.ofMinutes(150);

    private static final List<String> LANGUAGES = List.of("ar", "en", "tr", "es", "pt", "uk");

    /** How promises end, by turns. */
    private static final List<String> ENDS = List.of(
            "done visit",
            "done visit",
            "done advice",
            "gave-up no-answer",
            "done point",
            "done visit",
            "withdrawn",
            "done partner",
            "done visit",
            "wrong-number",
            "done advice");

    private final CallTable calls;
    private final LineHours hours;
    private final Holds holds;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LoadPastCalls(
            CallTable calls,
            LineHours hours,
            Holds holds,
            JdbcClient database,
            ApplicationEventPublisher events,
            Clock clock) {
        this.calls = calls;
        this.hours = hours;
        this.holds = holds;
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void members(List<UUID> mediators) {
        var today = NetworkTime.today(clock);
        for (int i = 0; i < Math.min(MEMBERS, mediators.size()); i++)
            database.sql("""
                            insert into hotline.member (account, association, languages, subjects, until, given_by, given_at)
                            values (:account, :association, :languages, '{}', :until, :account, :now) on conflict (account) do nothing""")
                    .param("account", mediators.get(i))
                    .param("association", Asking.association())
                    .param("languages", new String[] {"fr", LANGUAGES.get(i % LANGUAGES.size())})
                    .param("until", today.plusMonths(6))
                    .param("now", clock.instant())
                    .update();
    }

    @Override
    @Transactional
    public void calls(UUID association, List<UUID> mediators, List<String> communes) {
        if (database.sql("select exists (select from hotline.call)")
                .query(Boolean.class)
                .single()) return;
        int number = 0;
        for (int day = 1; day <= 20; day++)
            for (int n = 0; n < 6; n++, number++) {
                var it = ask(number, Duration.ofDays(day).plusMinutes(40L * n), communes);
                var end = ENDS.get(number % ENDS.size()).split(" ");
                var state = CallState.of(end[0]);
                if (state != CallState.WITHDRAWN) take(it, association, mediators.get(number % mediators.size()));
                calls.end(
                        it.id(),
                        state == CallState.WITHDRAWN ? CallState.WAITING : CallState.IN_CALL,
                        new Call.End(
                                state,
                                end.length > 1 ? end[1] : null,
                                state == CallState.GAVE_UP ? AnswerCalls.MOST_TRIES : 1),
                        it.promised().from().plus(Duration.ofMinutes(10L + number % 50)));
            }
        for (int n = 0; n < OPEN; n++, number++) ask(number, Duration.ofMinutes(12L * n), communes);
    }

    @Override
    @Transactional
    public void day(List<UUID> mediators) {
        var ended = database.sql("select " + CallTable.COLUMNS + """
                        from hotline.call c
                        where c.taken_association = :association and c.ended_at is not null
                            and not exists (select from hotline.attempt a where a.call = c.id)
                        order by c.asked_at""")
                .param("association", Asking.association())
                .query(ResultRow.map(CallTable::call))
                .list();
        int turn = 0;
        for (var it : ended) {
            var result = switch (it.state()) {
                case GAVE_UP -> CallResult.NO_ANSWER;
                case WRONG_NUMBER -> CallResult.WRONG;
                default -> CallResult.REACHED;
            };
            var at = it.promised().from().plus(CALLED_AFTER);
            int seconds = result == CallResult.REACHED ? SHORTEST + 97 * (turn++ % 11) : 0;
            var day = LocalDate.ofInstant(at, NetworkTime.ZONE);
            calls.insert(it, new CallTable.Attempt(result, seconds, at, day));
            events.publishEvent(new CallEnded(
                    Asking.association(), Objects.requireNonNull(it.account()), day, result.key(), seconds));
        }
        onTheLineToday(mediators);
    }

    /** In a pause, so that no call of a visitor is offered to somebody invented. */
    private void onTheLineToday(List<UUID> mediators) {
        var now = clock.instant();
        var since = now.minus(ON_LINE_FOR).truncatedTo(ChronoUnit.MINUTES);
        var until = now.plus(ON_LINE_FOR);
        for (int i = 0; i < Math.min(ON_LINE, mediators.size()); i++) {
            var mediator = mediators.get(i);
            database.sql("""
                            insert into hotline.duty (account, association, languages, subjects, day, since, until, heard_at, state, free_from,
                                talked, present, calls)
                            values (:account, :association, :languages, '{}', :day, :since, :until, :now, 'pause', :now, :talked, 0, :calls)
                            on conflict (account) do nothing""")
                    .param("account", mediator)
                    .param("association", Asking.association())
                    .param("languages", new String[] {"fr", LANGUAGES.get(i % LANGUAGES.size())})
                    .param("day", NetworkTime.today(clock))
                    .param("since", since)
                    .param("until", until)
                    .param("now", now)
                    .param("talked", 4_200 + 240 * i)
                    .param("calls", 7 + i % 2)
                    .update();
            holds.holdFree(new Holds.Asked(HoldKind.LINE, mediator, Set.of(mediator), since, until, null, null));
        }
    }

    private Call ask(int number, Duration ago, List<String> communes) {
        var at = clock.instant().minus(ago);
        var when = When.values()[number % When.values().length];
        var commune = communes.get(number % communes.size());
        var subjects = Members.subjects();
        var it = new Call(
                Ids.next(),
                at,
                hours.window(when, at, commune),
                subjects.get(number % subjects.size()),
                number % 4 == 0 ? LANGUAGES.get(number / 4 % LANGUAGES.size()) : "fr",
                commune,
                CallChannel.values()[number % 4],
                CallState.WAITING,
                0,
                0,
                false,
                at,
                null,
                null,
                null);
        var code = RandomSecret.next();
        calls.behind(code);
        calls.insert(
                it,
                code,
                "06 39 98 %02d %02d".formatted(number / 100, number % 100),
                LocalDate.ofInstant(at, NetworkTime.ZONE).plusDays(16));
        return it;
    }

    private void take(Call it, UUID association, UUID mediator) {
        database.sql("""
                        update hotline.call set state = 'in-call', taken_association = :association, taken_by = :account, lease_until = :until
                        where id = :id""")
                .param("id", it.id())
                .param("association", association)
                .param("account", mediator)
                .param("until", it.promised().until())
                .update();
    }
}
