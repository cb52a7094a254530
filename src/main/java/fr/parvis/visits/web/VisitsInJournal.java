// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.SubjectRows;
import fr.parvis.shell.Words;
import fr.parvis.visits.VisitsAddresses;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for visits. */
@Configuration(proxyBeanMethods = false)
class VisitsInJournal {
    @Bean
    JournalSubjects visitSubjects(SubjectRows rows) {
        return rows.of(
                "visit",
                "select id, day from visits.visit where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.visit", row.day("day")),
                        Right.RECORD_VISITS,
                        VisitsAddresses.VISITS + "/" + row.text("id")));
    }
}
