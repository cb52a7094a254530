// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalReadings;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.SubjectRows;
import fr.parvis.shell.Words;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for mandates. */
@Configuration(proxyBeanMethods = false)
class MandatesInJournal {
    @Bean
    JournalSubjects mandateSubjects(SubjectRows rows) {
        return rows.of(
                "mandate",
                "select id from mandates.mandate where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.mandate"),
                        Right.FOLLOW_PEOPLE,
                        ShowMandate.ADDRESS + "/" + row.text("id")),
                """
                        select id::text from mandates.mandate where person = :person
                        union all select id::text from mandates.act where person = :person
                        union all select a.id::text from mandates.act a join mandates.mandate m on m.id = a.mandate where m.person = :person""");
    }

    @Bean
    JournalReadings mandateReadings() {
        return new JournalReadings(Set.of("mandates.read"));
    }
}
