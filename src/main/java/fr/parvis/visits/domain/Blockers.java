// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.visits.Visit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The blockers that requests met lately, over the whole network: when several points meet the same one within an hour it is not the
 * mediator's fault, and every desk is told.
 */
@Component
public class Blockers {
    /** How many points must meet the same blocker. */
    static final int POINTS = 3;

    static final Duration WITHIN = Duration.ofHours(1);

    private static final Duration KEPT = Duration.ofDays(2);

    /** How long an answer is believed: every desk asks, and a minute changes little. */
    private static final Duration TRUST = Duration.ofSeconds(10);

    /** The code of an act that concerns no organisation: nobody's blocker. */
    private static final String NO_OPERATOR = "none";

    /**
     * One blocker that several points meet now.
     *
     * @param since time when it was met first within the hour
     */
    public record SharedBlocker(String operator, String blocker, int points, Instant since) {}

    private record Known(List<SharedBlocker> blockers, long readAt) {}

    private final JdbcClient database;
    private final Clock clock;
    private volatile Known known = new Known(List.of(), System.nanoTime() - TRUST.toNanos());

    Blockers(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The blockers that {@value #POINTS} points or more met within the hour, the most shared first. */
    @Transactional(readOnly = true)
    public List<SharedBlocker> shared() {
        var held = known;
        if (System.nanoTime() - held.readAt < TRUST.toNanos()) return held.blockers;
        var blockers = database.sql("""
                        select operator, blocker, count(distinct point)::int, min(at) from visits.wall
                        where at > :from and at <= :to group by operator, blocker
                        having count(distinct point) >= :points order by 3 desc, 1, 2""")
                .param("from", clock.instant().minus(WITHIN))
                .param("to", clock.instant())
                .param("points", POINTS)
                .query(ResultRow.map(
                        row -> new SharedBlocker(row.text(1), row.text(2), row.integer(3), row.instant(4))))
                .list();
        known = new Known(blockers, System.nanoTime());
        return blockers;
    }

    /** Adds the blockers of a visit that is recorded or corrected, in the transaction of the act. */
    void note(Visit visit) {
        if (visit.startedAt().isBefore(clock.instant().minus(KEPT))) return;
        var met = visit.requests().stream().filter(Blockers::isBlocked).toList();
        if (met.isEmpty()) return;
        database.sql("""
                        insert into visits.wall (request, visit, association, point, at, operator, blocker)
                        select r.id, :visit, :association, :point, :at, r.operator, r.blocker
                        from unnest(:ids::uuid[], :operators::text[], :blockers::text[]) as r (id, operator, blocker)
                        on conflict (request) do nothing""")
                .param("visit", visit.id())
                .param("association", visit.association())
                .param("point", visit.point())
                .param("at", visit.startedAt())
                .param("ids", met.stream().map(r -> r.id().toString()).toArray(String[]::new))
                .param("operators", met.stream().map(Visit.Request::operator).toArray(String[]::new))
                .param("blockers", met.stream().map(Visit.Request::blocker).toArray(String[]::new))
                .update();
    }

    /** Takes back what a visit that is corrected or cancelled had met. */
    void forget(Visit before) {
        if (before.requests().stream().anyMatch(Blockers::isBlocked)) forget(before.id());
    }

    private void forget(UUID visit) {
        database.sql("delete from visits.wall where visit = :visit")
                .param("visit", visit)
                .update();
    }

    /** Deletes the blockers of the days before yesterday; in the network's scope. */
    @Transactional
    public int forgetOld() {
        return database.sql("delete from visits.wall where at < :before")
                .param("before", clock.instant().minus(KEPT))
                .update();
    }

    private static boolean isBlocked(Visit.Request request) {
        return request.blocker() != null && request.operator() != null && !NO_OPERATOR.equals(request.operator());
    }
}
