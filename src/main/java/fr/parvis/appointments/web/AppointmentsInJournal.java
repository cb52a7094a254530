// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalReadings;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.SubjectRows;
import fr.parvis.shell.Words;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for appointments and motives. */
@Configuration(proxyBeanMethods = false)
class AppointmentsInJournal {
    @Bean
    JournalSubjects appointmentSubjects(SubjectRows rows) {
        return rows.of(
                "appointment",
                "select id from appointments.booking where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.appointment"),
                        Right.FOLLOW_PEOPLE,
                        ShowAppointments.address(row.uuid("id"))),
                "select id::text from appointments.booking where person = :person");
    }

    @Bean
    JournalSubjects waitSubjects(SubjectRows rows) {
        return rows.of(
                "wait",
                "select id from appointments.wait where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.wait"), Right.FOLLOW_PEOPLE, WaitController.address(row.uuid("id"))),
                "select id::text from appointments.wait where person = :person");
    }

    @Bean
    JournalSubjects motiveSubjects(SubjectRows rows) {
        return rows.of(
                "motive",
                "select id, label from appointments.motive where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.motive", row.text("label")),
                        Right.PLAN_ROTA,
                        MotivesController.ADDRESS));
    }

    @Bean
    JournalReadings appointmentReadings() {
        return new JournalReadings(Set.of("appointments.read", "appointments.listed", "appointments.wait-listed"));
    }
}
