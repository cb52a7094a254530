// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalReadings;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.SubjectRows;
import fr.parvis.outreach.OutreachAddresses;
import fr.parvis.shell.Words;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for households, sectors and rounds of doors. */
@Configuration(proxyBeanMethods = false)
class OutreachInJournal {
    @Bean
    JournalSubjects householdSubjects(SubjectRows rows) {
        return rows.of(
                "household",
                "select id from outreach.entry where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.household"),
                        Right.WORK_LISTS,
                        HouseholdsController.ADDRESS + "/foyers/" + row.text("id")),
                """
                        select e.id::text from outreach.entry e join cases.followed_case c on c.id = e.case_file where c.person = :person""");
    }

    @Bean
    JournalSubjects listSectorSubjects(SubjectRows rows) {
        return rows.of(
                "list-sector",
                "select id, name from outreach.sector where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.list-sector", row.text("name")),
                        Right.KEEP_LISTS,
                        OutreachAddresses.SECTORS + "/" + row.text("id")));
    }

    @Bean
    JournalSubjects doorRoundSubjects(SubjectRows rows) {
        return rows.of(
                "door-round",
                "select id, day from outreach.door_round where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.door-round", row.day("day")),
                        Right.WORK_LISTS,
                        DoorRoundsController.ADDRESS + "/" + row.text("id")));
    }

    @Bean
    JournalReadings householdReadings() {
        return new JournalReadings(
                Set.of("outreach.opened", "outreach.searched", "outreach.round-opened", "outreach.round-taken-along"));
    }
}
