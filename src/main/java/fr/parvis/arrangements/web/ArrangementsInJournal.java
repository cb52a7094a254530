// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.arrangements.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.arrangements.ArrangementsAddresses;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.SubjectRows;
import fr.parvis.shell.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for arrangements with partners. */
@Configuration(proxyBeanMethods = false)
class ArrangementsInJournal {
    @Bean
    JournalSubjects arrangementSubjects(SubjectRows rows) {
        return rows.of(
                "arrangement",
                "select id, name from outreach.arrangement where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.arrangement", row.text("name")),
                        Right.KEEP_LISTS,
                        ArrangementsAddresses.ARRANGEMENTS + "/" + row.text("id")));
    }
}
