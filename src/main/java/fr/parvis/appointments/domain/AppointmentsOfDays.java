// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The association's appointments without whom they are of. */
@Component
@Transactional(readOnly = true)
public class AppointmentsOfDays {

    /**
     * An appointment.
     *
     * @param day the point's
     * @param state {@link BookingState} as it is stored
     */
    public record Appointment(
            UUID id,
            UUID point,
            UUID motive,
            String motiveLabel,
            LocalDate day,
            Instant from,
            Instant until,
            String state) {}

    private final JdbcClient database;

    AppointmentsOfDays(JdbcClient database) {
        this.database = database;
    }

    /** Appointments of some days, by time. @param to last day */
    public List<Appointment> handle(LocalDate from, LocalDate to, int most, int skipped) {
        return database.sql("""
                        select b.id, b.point, b.motive, m.label, b.day, b.starts_at, b.ends_at, b.state
                        from appointments.booking b join appointments.motive m on m.association = b.association and m.id = b.motive
                        where b.association = :association and b.day between :from and :to
                        order by b.day, b.starts_at, b.id limit :most offset :skipped""")
                .param("association", Asking.association())
                .param("from", from)
                .param("to", to)
                .param("most", most)
                .param("skipped", skipped)
                .query(ResultRow.map(row -> new Appointment(
                        row.uuid("id"),
                        row.uuid("point"),
                        row.uuid("motive"),
                        row.text("label"),
                        row.day("day"),
                        row.instant("starts_at"),
                        row.instant("ends_at"),
                        row.text("state"))))
                .list();
    }
}
