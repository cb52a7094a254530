// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.web;

import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.JournalSubjects.Subject;
import fr.parvis.audit.SubjectRows;
import fr.parvis.shell.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for files that go back to partners. */
@Configuration(proxyBeanMethods = false)
class ReturnsInJournal {
    @Bean
    JournalSubjects returnFileSubjects(SubjectRows rows) {
        return rows.of(
                "return-file",
                """
                        select f.id, f.to_day, p.name from outreach.return_file f join partners.named_partner p on p.id = f.partner
                        where f.id = any(:ids::uuid[])""",
                row -> new Subject(Words.t("audit.subject.return-file", row.text("name"), row.day("to_day")), null));
    }
}
