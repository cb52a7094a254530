// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalReadings;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.JournalSubjects.Subject;
import fr.parvis.audit.SubjectRows;
import fr.parvis.shell.Words;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for tours, their stops and crews, sectors of walks, and home visits. */
@Configuration(proxyBeanMethods = false)
class RoundsInJournal {
    @Bean
    JournalSubjects tourSubjects(SubjectRows rows) {
        return rows.of(
                "tour",
                "select id, name from rounds.tour where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.tour", row.text("name")),
                        Right.READ_POINTS,
                        ToursController.ADDRESS + "/" + row.text("id")));
    }

    @Bean
    JournalSubjects stopSubjects(SubjectRows rows) {
        return rows.of(
                "stop",
                "select id, tour, place from rounds.stop where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.stop", row.text("place")),
                        Right.READ_POINTS,
                        ToursController.ADDRESS + "/" + row.text("tour")));
    }

    @Bean
    JournalSubjects crewSubjects(SubjectRows rows) {
        return rows.of(
                "crew",
                """
                        select c.id, t.name from rounds.crew c join rounds.tour t on t.id = c.tour where c.id = any(:ids::uuid[])""",
                row -> JournalLinks.to(
                        Words.t("audit.subject.crew", row.text("name")), Right.READ_TEAM_DAY, CrewsController.ADDRESS));
    }

    @Bean
    JournalSubjects walkSectorSubjects(SubjectRows rows) {
        return rows.of(
                "walk-sector",
                "select id, name from rounds.sector where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.walk-sector", row.text("name")),
                        Right.READ_TEAM_DAY,
                        SectorsController.ADDRESS));
    }

    @Bean
    JournalSubjects roadVisitSubjects(SubjectRows rows) {
        return rows.of(
                "road-visit",
                "select id, day from rounds.home_visit where id = any(:ids::uuid[])",
                row -> new Subject(Words.t("audit.subject.road-visit", row.day("day")), null));
    }

    @Bean
    JournalReadings roadReadings() {
        return new JournalReadings(Set.of("rounds.private-note-read"));
    }
}
