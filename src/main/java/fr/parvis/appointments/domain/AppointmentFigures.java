// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Figures of the appointments of an association over twelve months, from the appointments themselves; of no mediator. */
@Component
@Transactional(readOnly = true)
public class AppointmentFigures {

    /**
     * Appointments of days that are over and of today.
     *
     * @param open still without an end: of today, or nobody noted what became of it
     */
    public record Count(long arrived, long absent, long excused, long cancelled, long open) {
        public long all() {
            return arrived + absent + excused + cancelled + open;
        }

        /** Share of those who were expected and did not come without a word, 0 to 1; null as long as nobody was. */
        public @Nullable Double absentShare() {
            return arrived + absent == 0 ? null : (double) absent / (arrived + absent);
        }
    }

    public record OfMotive(String motive, Count count) {}

    /**
     * @param toCome booked for days after today
     * @param waitDays between booking and appointment, for half of them at most so many; null without any
     * @param alone booked by the persons themselves
     */
    public record Figures(
            LocalDate from,
            LocalDate to,
            Count count,
            long toCome,
            @Nullable Integer waitDays,
            long alone,
            List<OfMotive> motives) {}

    private static final String COUNTED = """
            count(*) filter (where b.state = 'arrived') as arrived, count(*) filter (where b.state = 'absent') as absent,
                count(*) filter (where b.state = 'excused') as excused, count(*) filter (where b.state = 'cancelled') as cancelled,
                count(*) filter (where b.state = 'booked') as open""";

    private final JdbcClient database;
    private final LocalDays localDays;

    AppointmentFigures(JdbcClient database, LocalDays localDays) {
        this.database = database;
        this.localDays = localDays;
    }

    /** @param point null: of all points */
    public Figures handle(@Nullable UUID point) {
        var to = localDays.today();
        var from = to.minusYears(1).plusDays(1);
        var all = database.sql("select " + COUNTED + """
                        ,
                            percentile_disc(0.5) within group (order by b.day - (b.booked_at at time zone :zone)::date) as wait,
                            count(*) filter (where b.booked_by is null) as alone
                        from appointments.booking b
                        where b.association = :association and b.day between :from and :to and (cast(:point as uuid) is null or b.point = :point)""")
                .param("association", Asking.association())
                .param("from", from)
                .param("to", to)
                .param("point", point)
                .param("zone", localDays.zone().getId())
                .query(ResultRow.map(row -> new Figures(
                        from, to, count(row), 0, row.integerOrNull("wait"), row.bigint("alone"), List.of())))
                .single();
        long toCome = database.sql("""
                        select count(*) from appointments.booking b
                        where b.association = :association and b.day > :to and b.state = 'booked'
                            and (cast(:point as uuid) is null or b.point = :point)""")
                .param("association", Asking.association())
                .param("to", to)
                .param("point", point)
                .query(Long.class)
                .single();
        var motives = database.sql("select m.label, " + COUNTED + """

                        from appointments.booking b join appointments.motive m on m.association = b.association and m.id = b.motive
                        where b.association = :association and b.day between :from and :to and (cast(:point as uuid) is null or b.point = :point)
                        group by m.id, m.label order by count(*) desc, m.label, m.id""")
                .param("association", Asking.association())
                .param("from", from)
                .param("to", to)
                .param("point", point)
                .query(ResultRow.map(row -> new OfMotive(row.text("label"), count(row))))
                .list();
        return new Figures(from, to, all.count(), toCome, all.waitDays(), all.alone(), motives);
    }

    private static Count count(ResultRow row) {
        return new Count(
                row.bigint("arrived"),
                row.bigint("absent"),
                row.bigint("excused"),
                row.bigint("cancelled"),
                row.bigint("open"));
    }
}
