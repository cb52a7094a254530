// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalReadings;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.SubjectRows;
import fr.parvis.shell.Words;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for documents: not their names, which are sealed. */
@Configuration(proxyBeanMethods = false)
class DocumentsInJournal {
    @Bean
    JournalSubjects documentSubjects(SubjectRows rows) {
        return rows.of(
                "document",
                "select id from documents.document where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.document"), Right.FOLLOW_PEOPLE, "/bureau/documents/" + row.text("id")),
                """
                        select d.id::text from documents.document d join cases.followed_case c on c.id = d.case_file where c.person = :person""");
    }

    @Bean
    JournalReadings documentReadings() {
        return new JournalReadings(Set.of("documents.read"));
    }
}
