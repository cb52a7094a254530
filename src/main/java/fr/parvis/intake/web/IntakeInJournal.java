// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalReadings;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.SubjectRows;
import fr.parvis.shell.Words;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for lists that partners uploaded. */
@Configuration(proxyBeanMethods = false)
class IntakeInJournal {
    @Bean
    JournalSubjects listSubjects(SubjectRows rows) {
        return rows.of(
                "list",
                """
                        select l.id, l.received_on, p.name from outreach.list l join partners.named_partner p on p.id = l.partner
                        where l.id = any(:ids::uuid[])""",
                row -> JournalLinks.to(
                        Words.t("audit.subject.list", row.text("name"), row.day("received_on")),
                        Right.WORK_LISTS,
                        Addresses.RECEIVED + "/" + row.text("id")));
    }

    @Bean
    JournalReadings listReadings() {
        return new JournalReadings(Set.of("outreach.refused-lines-opened", "outreach.file-looked-at"));
    }
}
