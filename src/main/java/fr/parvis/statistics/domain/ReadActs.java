// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.visits.Direction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The acts themselves, from the views that visits publish. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ReadActs {
    private static final String ACTS = """
            select v.id, v.point, v.team, v.day, v.presence, v.direction, v.persons, v.age_band, v.gender, v.situation, v.language,
                   v.first_visit, v.partner, v.mediators, r.theme, r.operator, r.level, r.result, r.blocker, r.minutes, r.support, r.autonomy,
                   r.device
            from visits.counted_visit v left join visits.counted_request r on r.visit = v.id
            where v.association = :association and v.day between :from and :to
            """;

    private final JdbcClient database;

    ReadActs(JdbcClient database) {
        this.database = database;
    }

    void ofAssociation(UUID association, LocalDate from, LocalDate to, Consumer<CountedAct> each) {
        var grouping = new Grouping(each);
        database.sql(ACTS + " order by v.id")
                .param("association", association)
                .param("from", from)
                .param("to", to)
                .query(ResultRow.each(grouping));
        grouping.end();
    }

    /** Those in which an account had a part; written as each of the four indexes wants it. */
    void ofMediator(UUID mediator, LocalDate from, LocalDate to, Consumer<CountedAct> each) {
        var grouping = new Grouping(each);
        database.sql(ACTS + """
                         and (v.mediators[1] = :mediator or v.mediators[2] = :mediator or v.mediators[3] = :mediator
                             or v.mediators[4] = :mediator)
                        order by v.id""")
                .param("association", Asking.association())
                .param("mediator", mediator)
                .param("from", from)
                .param("to", to)
                .query(ResultRow.each(grouping));
        grouping.end();
    }

    /** Ends of tickets, activities without visitor, movements of equipment, calls of the line. */
    void others(UUID association, LocalDate from, LocalDate to, BiConsumer<Place, Cells> each) {
        database.sql("""
                        select point, day, outcome, reason, waited_seconds, persons from queue.counted_ticket
                        where association = :association and day between :from and :to""")
                .param("association", association)
                .param("from", from)
                .param("to", to)
                .query(ResultRow.each(row -> {
                    each.accept(
                            place(row),
                            new Tickets.End(
                                            row.text("outcome"),
                                            row.text("reason"),
                                            row.bigint("waited_seconds"),
                                            row.bigint("persons"))
                                    .cells(1));
                }));
        database.sql("""
                        select point, day, kind, minutes, headcount from activities.counted_activity
                        where association = :association and day between :from and :to""")
                .param("association", association)
                .param("from", from)
                .param("to", to)
                .query(ResultRow.each(row -> {
                    each.accept(place(row), activity(row));
                }));
        database.sql("""
                        select point, day, kind, movement from equipment.counted_movement
                        where association = :association and day between :from and :to""")
                .param("association", association)
                .param("from", from)
                .param("to", to)
                .query(ResultRow.each(row -> {
                    each.accept(place(row), item(row.text("kind"), row.text("movement")));
                }));
        database.sql("""
                        select day, outcome, seconds from hotline.counted_call
                        where association = :association and day between :from and :to""")
                .param("association", association)
                .param("from", from)
                .param("to", to)
                .query(ResultRow.each(row -> {
                    each.accept(called(row), call(row.text("outcome"), row.integer("seconds")));
                }));
    }

    /** The first day of which tickets are still kept. */
    Optional<LocalDate> firstTicket(UUID association) {
        return database.sql("select min(day) from queue.counted_ticket where association = :association")
                .param("association", association)
                .query(ResultRow.map(row -> Optional.ofNullable(row.dayOrNull(1))))
                .single();
    }

    /** Activities that an account led or had a part in and the calls that it made, by day. */
    void othersOfMediator(UUID mediator, LocalDate from, LocalDate to, BiConsumer<Place, Cells> each) {
        database.sql("""
                        select point, day, kind, minutes, headcount from activities.counted_activity
                        where association = :association and day between :from and :to
                          and (account = :mediator or :mediator = any (colleagues))""")
                .param("association", Asking.association())
                .param("mediator", mediator)
                .param("from", from)
                .param("to", to)
                .query(ResultRow.each(row -> {
                    each.accept(place(row), activity(row));
                }));
        database.sql("""
                        select day, outcome, seconds from hotline.counted_call
                        where association = :association and day between :from and :to and account = :mediator""")
                .param("association", Asking.association())
                .param("mediator", mediator)
                .param("from", from)
                .param("to", to)
                .query(ResultRow.each(row -> {
                    each.accept(called(row), call(row.text("outcome"), row.integer("seconds")));
                }));
    }

    /** Work of each mediator other than visits: activities led or shared, calls of the line. */
    void othersOfEachMediator(UUID association, LocalDate from, LocalDate to, Consumer<OwnPending.Row> each) {
        database.sql("""
                        select account, colleagues, day, kind, minutes, headcount from activities.counted_activity
                        where association = :association and day between :from and :to""")
                .param("association", association)
                .param("from", from)
                .param("to", to)
                .query(ResultRow.each(row -> {
                    var present = new LinkedHashSet<>(row.uuids("colleagues"));
                    present.add(row.uuid("account"));
                    for (var account : present)
                        each.accept(new OwnPending.Row(association, account, row.day("day"), activity(row)));
                }));
        database.sql("""
                        select account, day, outcome, seconds from hotline.counted_call
                        where association = :association and day between :from and :to""")
                .param("association", association)
                .param("from", from)
                .param("to", to)
                .query(ResultRow.each(row -> each.accept(new OwnPending.Row(
                        association,
                        row.uuid("account"),
                        row.day("day"),
                        call(row.text("outcome"), row.integer("seconds"))))));
    }

    private static Place called(ResultRow row) {
        return new Place(null, null, row.day("day"));
    }

    /** Measures of a call of the line. */
    static Cells call(String result, int seconds) {
        return new Cells().add(Dimension.CALLED, result, new Sum(1, 0, 0, seconds));
    }

    private static Place place(ResultRow row) {
        return new Place(row.uuidOrNull("point"), null, row.day("day"));
    }

    private static Cells activity(ResultRow row) {
        return activity(row.text("kind"), row.integer("minutes"), row.integer("headcount"), 1);
    }

    /** Measures of an activity; sign -1 takes it back. */
    static Cells activity(String kind, int minutes, int headcount, int sign) {
        return new Cells()
                .add(Dimension.ACTIVITY, kind, new Sum(sign, (long) sign * headcount, 0, (long) sign * minutes));
    }

    /** Dimension of a movement of an item; most have none. */
    static Cells item(String kind, String movement) {
        var one = new Sum(1, 0, 0, 0);
        return switch (movement) {
            case "lent" -> new Cells().add(Dimension.LENT, kind, one);
            case "given", "sold" -> new Cells().add(Dimension.GIVEN, kind, one);
            case "wiped" -> new Cells().add(Dimension.WIPED, kind, one);
            default -> new Cells();
        };
    }

    /** Puts the rows of one visit together. */
    private static final class Grouping implements Consumer<ResultRow> {
        private final Consumer<CountedAct> each;
        private @Nullable UUID visit;
        private @Nullable CountedAct act;

        Grouping(Consumer<CountedAct> each) {
            this.each = each;
        }

        @Override
        public void accept(ResultRow row) {
            var id = row.uuid("id");
            var current = act;
            if (current == null || !id.equals(visit)) {
                end();
                visit = id;
                current = act(row);
                act = current;
            }
            if (row.textOrNull("theme") != null) current.needs().add(need(row));
        }

        void end() {
            if (act != null) each.accept(act);
            act = null;
        }

        private static CountedAct act(ResultRow row) {
            return new CountedAct(
                    row.uuid("point"),
                    row.textOrNull("team"),
                    row.day("day"),
                    row.text("presence"),
                    Direction.valueOf(row.text("direction")),
                    row.integer("persons"),
                    row.textOrNull("age_band"),
                    row.textOrNull("gender"),
                    row.textOrNull("situation"),
                    row.textOrNull("language"),
                    row.flagOrNull("first_visit"),
                    row.textOrNull("partner"),
                    row.uuids("mediators"),
                    new ArrayList<>());
        }

        private static CountedAct.Need need(ResultRow row) {
            return new CountedAct.Need(
                    row.text("theme"),
                    row.textOrNull("operator"),
                    row.text("level"),
                    row.text("result"),
                    row.textOrNull("blocker"),
                    row.integer("minutes"),
                    row.textOrNull("support"),
                    row.textOrNull("autonomy"),
                    row.textOrNull("device"));
        }
    }
}
