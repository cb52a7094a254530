// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.activities.Activities;
import fr.parvis.activities.Activity;
import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.database.TransactionLock;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Points;
import fr.parvis.values.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts who uses a computer of free access: a beginning, an end, helped or not. Nobody is known; a point's day is one activity of the figures. */
@Component
@Transactional
public class FreeAccess {
    private static final String KIND = "free-access";
    private static final int MOST_MINUTES = 720;

    /** An activity lasts five minutes at least. */
    private static final int LEAST_MINUTES = 5;

    private static final int MOST_AT_ONCE = 60;

    /** Somebody who is at a computer. */
    public record Use(UUID id, Instant startedAt) {}

    /**
     * A point's day.
     *
     * @param minutes of those that have ended
     */
    public record Day(List<Use> open, int ended, int helped, int minutes) {}

    private final JdbcClient database;
    private final Activities activities;
    private final Points points;
    private final LocalDays localDays;

    FreeAccess(JdbcClient database, Activities activities, Points points, LocalDays localDays) {
        this.database = database;
        this.activities = activities;
        this.points = points;
        this.localDays = localDays;
    }

    /** @param id made with the page: the same press twice is one */
    public Outcome<UUID> begin(UUID id, UUID point) {
        var today = localDays.todayAt(point);
        if (points.find(point)
                .filter(one -> one.association().equals(Asking.association()) && one.openOn(today))
                .isEmpty()) return Outcome.refused("point", "workshops.problem.point");
        if (day(point).open().size() >= MOST_AT_ONCE)
            return Outcome.refused("", "workshops.problem.many-at-once", MOST_AT_ONCE);
        database.sql("""
                        insert into workshops.self_use (id, association, point, day, started_at, noted_by)
                        values (:id, :association, :point, :day, :now, :by) on conflict (id) do nothing""")
                .param("id", id)
                .param("association", Asking.association())
                .param("point", point)
                .param("day", today)
                .param("now", localDays.now())
                .param("by", by())
                .update();
        return new Outcome.Done<>(id);
    }

    /** Somebody leaves; idempotent. */
    public Outcome<UUID> end(UUID id, boolean helped) {
        var place = database.sql("""
                        select point, day, started_at from workshops.self_use where association = :association and id = :id for update""")
                .param("association", Asking.association())
                .param("id", id)
                .query(ResultRow.map(row -> new Place(row.uuid("point"), row.day("day"), row.instant("started_at"))))
                .optional()
                .orElse(null);
        if (place == null) return Outcome.refused("", "workshops.problem.unknown-use");
        long minutes =
                Math.clamp(Duration.between(place.startedAt(), localDays.now()).toMinutes(), 1, MOST_MINUTES);
        if (end(id, minutes, helped)) count(place.point(), place.day());
        return new Outcome.Done<>(id);
    }

    private boolean end(UUID id, long minutes, boolean helped) {
        return database.sql("""
                        update workshops.self_use set minutes = :minutes, helped = :helped
                        where association = :association and id = :id and minutes is null""")
                        .param("association", Asking.association())
                        .param("id", id)
                        .param("minutes", minutes)
                        .param("helped", helped)
                        .update()
                == 1;
    }

    private record Forgotten(UUID id, UUID point, LocalDate day, UUID by) {}

    /** Ends those that were left open on a day that is over: they count as one person each, for the least time, as nobody knows when they left. */
    public void endForgotten() {
        var open = database.sql("""
                        select id, point, day, noted_by from workshops.self_use
                        where association = :association and minutes is null order by point, day, id for update""")
                .param("association", Asking.association())
                .query(ResultRow.map(
                        row -> new Forgotten(row.uuid("id"), row.uuid("point"), row.day("day"), row.uuid("noted_by"))))
                .list();
        for (var one : open)
            if (one.day().isBefore(localDays.todayAt(one.point())) && end(one.id(), LEAST_MINUTES, false))
                Actor.is(one.by()).run(() -> count(one.point(), one.day()));
    }

    /** Takes back a beginning that was pressed by mistake. */
    public void drop(UUID id) {
        database.sql("delete from workshops.self_use where association = :association and id = :id and minutes is null")
                .param("association", Asking.association())
                .param("id", id)
                .update();
    }

    private record Place(UUID point, LocalDate day, Instant startedAt) {}

    private static UUID by() {
        return Objects.requireNonNull(Actor.account(), "free access is noted by somebody");
    }

    /** The day of a point as its one activity. */
    void count(UUID point, LocalDate day) {
        // two who end at once count one after the other
        TransactionLock.take(database, "free access " + point + " " + day);
        var sum = day(point, day);
        activities.keep(new Activity(
                UUID.nameUUIDFromBytes(("free access " + Asking.association() + " " + point + " " + day)
                        .getBytes(StandardCharsets.UTF_8)),
                Asking.association(),
                point,
                day,
                KIND,
                Math.clamp(sum.minutes(), LEAST_MINUTES, MOST_MINUTES),
                sum.ended(),
                null,
                by(),
                List.of(),
                null,
                0));
    }

    /** Today at a point. */
    @Transactional(readOnly = true)
    public Day day(UUID point) {
        return day(point, localDays.todayAt(point));
    }

    private Day day(UUID point, LocalDate day) {
        var open = database.sql("""
                        select id, started_at from workshops.self_use
                        where association = :association and point = :point and day = :day and minutes is null order by started_at, id""")
                .param("association", Asking.association())
                .param("point", point)
                .param("day", day)
                .query(ResultRow.map(row -> new Use(row.uuid("id"), row.instant("started_at"))))
                .list();
        return database.sql("""
                        select count(*)::int as ended, count(*) filter (where helped)::int as helped, coalesce(sum(minutes), 0)::int as minutes
                        from workshops.self_use
                        where association = :association and point = :point and day = :day and minutes is not null""")
                .param("association", Asking.association())
                .param("point", point)
                .param("day", day)
                .query(ResultRow.map(
                        row -> new Day(open, row.integer("ended"), row.integer("helped"), row.integer("minutes"))))
                .single();
    }
}
