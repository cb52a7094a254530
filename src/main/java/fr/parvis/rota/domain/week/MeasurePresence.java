// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.week;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.database.TransactionLock;
import fr.parvis.network.AgentsPresent;
import fr.parvis.network.Clocks.Stretch;
import fr.parvis.network.LocalDays;
import fr.parvis.network.OpeningTimes;
import fr.parvis.rota.Holds;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts the fewest agents who are at a labelled point at once while it is open, over the coming week from Monday to Sunday, absences and
 * outposts taken off. It is counted with each change of the rota and at night, and kept as a number: the network's head reads that, never who.
 */
@Component
@Transactional
public class MeasurePresence implements AgentsPresent {
    private static final String LABELLED = "france-services";

    private static final int WEEK = 6;

    private final JdbcClient database;
    private final Turns turns;
    private final OpeningTimes openings;
    private final Holds holds;
    private final LocalDays localDays;
    private final Clock clock;

    MeasurePresence(
            JdbcClient database, Turns turns, OpeningTimes openings, Holds holds, LocalDays localDays, Clock clock) {
        this.database = database;
        this.turns = turns;
        this.openings = openings;
        this.holds = holds;
        this.localDays = localDays;
        this.clock = clock;
    }

    private record Counted(UUID point, int agents) {}

    /** Of the points of the association in scope. */
    public void here() {
        var points = turns.byId();
        var labelled = points.values().stream()
                .filter(point -> point.labels().contains(LABELLED))
                .map(point -> point.id())
                .toList();
        if (labelled.isEmpty()) return;
        // two counts at once would not see each other's uncommitted rows: the later one waits for the earlier
        lock();
        var monday = localDays.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        var all = turns.between(monday, monday.plusDays(WEEK));
        var there = new HashMap<UUID, List<Presence.There>>();
        all.stream()
                .filter(turn -> labelled.contains(turn.point()))
                .collect(Collectors.groupingBy(Turn::point))
                .forEach((point, its) -> there.put(
                        point,
                        its.stream()
                                .flatMap(turn -> turn.instants(localDays.zone(points.get(point))).stream()
                                        .map(stretch -> new Presence.There(turn.mediator(), stretch)))
                                .toList()));
        var open = openings.between(labelled, monday, monday.plusDays(WEEK));
        var away = away(there.values().stream().flatMap(List::stream).toList());
        for (var point : labelled) {
            var present = there.getOrDefault(point, List.of());
            var hours = open.getOrDefault(point, List.of());
            if (present.isEmpty() || hours.isEmpty()) forget(point);
            else write(point, Presence.fewest(hours, present, away));
        }
    }

    /** One count of an association at a time, until the end of the transaction; whoever counts takes time of mediators before it, never after it. */
    private void lock() {
        TransactionLock.take(database, "rota.presence " + Asking.association());
    }

    private Map<UUID, List<Stretch>> away(List<Presence.There> there) {
        var mediators = there.stream().map(Presence.There::mediator).collect(Collectors.toSet());
        if (mediators.isEmpty()) return Map.of();
        var from = there.stream()
                .map(one -> one.stretch().start())
                .min(Instant::compareTo)
                .orElseThrow();
        var until = there.stream()
                .map(one -> one.stretch().end())
                .max(Instant::compareTo)
                .orElseThrow();
        return holds.between(mediators, from, until).stream()
                .filter(hold -> hold.kind().isElsewhere())
                .collect(Collectors.groupingBy(
                        hold -> hold.mediator(),
                        Collectors.mapping(hold -> new Stretch(hold.from(), hold.until()), Collectors.toList())));
    }

    private void write(UUID point, int agents) {
        database.sql("""
                        insert into rota.presence (association, point, at_once, measured_at) values (:association, :point, :agents, :at)
                        on conflict (point) do update set at_once = excluded.at_once, measured_at = excluded.measured_at""")
                .param("association", Asking.association())
                .param("point", point)
                .param("agents", agents)
                .param("at", clock.instant())
                .update();
    }

    private void forget(UUID point) {
        database.sql("delete from rota.presence where association = :association and point = :point")
                .param("association", Asking.association())
                .param("point", point)
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Integer> atOnce(Collection<UUID> points) {
        return database
                .sql("select point, at_once from rota.presence where point = any(:points)")
                .param("points", points.toArray(UUID[]::new))
                .query(ResultRow.map(row -> new Counted(row.uuid("point"), row.integer("at_once"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Counted::point, Counted::agents));
    }
}
