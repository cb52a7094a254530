// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.SubjectRows;
import fr.parvis.workshops.WorkshopsAddresses;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for workshops, rooms, cycles and enrolments. */
@Configuration(proxyBeanMethods = false)
class WorkshopsInJournal {
    @Bean
    JournalSubjects workshopSubjects(SubjectRows rows) {
        return rows.of(
                "workshop",
                "select id, title from workshops.workshop where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        t("audit.subject.workshop", row.text("title")),
                        Right.RECORD_VISITS,
                        Addresses.workshop(row.uuid("id"))));
    }

    @Bean
    JournalSubjects roomSubjects(SubjectRows rows) {
        return rows.of(
                "room",
                "select id, name from workshops.room where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        t("audit.subject.room", row.text("name")), Right.RECORD_VISITS, Addresses.ROOMS));
    }

    @Bean
    JournalSubjects cycleSubjects(SubjectRows rows) {
        return rows.of(
                "cycle",
                """
                        select c.id, w.title from workshops.cycle c
                        join workshops.workshop w on w.association = c.association and w.id = c.workshop where c.id = any(:ids::uuid[])""",
                row -> JournalLinks.to(
                        t("audit.subject.cycle", row.text("title")),
                        Right.RECORD_VISITS,
                        WorkshopsAddresses.cycle(row.uuid("id"))));
    }

    @Bean
    JournalSubjects workshopSessionSubjects(SubjectRows rows) {
        return rows.of(
                "workshop-session",
                "select id from workshops.session where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        t("audit.subject.workshop-session"), Right.RECORD_VISITS, Addresses.session(row.uuid("id"))));
    }

    @Bean
    JournalSubjects enrolmentSubjects(SubjectRows rows) {
        return rows.of(
                "enrolment",
                "select id, cycle, number from workshops.enrolment where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        t("audit.subject.enrolment", row.integer("number")),
                        Right.RECORD_VISITS,
                        WorkshopsAddresses.cycle(row.uuid("cycle"))),
                """
                        select e.id::text from workshops.enrolment e
                        join skills.path_of_person p on p.association = e.association and p.learner = e.learner where p.person = :person""");
    }
}
