// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalReadings;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.SubjectRows;
import fr.parvis.people.PeopleAddresses;
import fr.parvis.shell.Words;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for a person: never the name, which would be one more reading. */
@Configuration(proxyBeanMethods = false)
class PeopleInJournal {
    @Bean
    JournalSubjects personSubjects(SubjectRows rows) {
        return rows.of(
                "person",
                "select id from people.person where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.person"), Right.FOLLOW_PEOPLE, PeopleAddresses.person(row.text("id"))),
                """
                        select id::text from people.person where merged_into = :person
                        union all select visit::text from people.person_visit where person = :person""");
    }

    @Bean
    JournalReadings personReadings() {
        return new JournalReadings(Set.of("people.read", "people.searched", "people.exported"));
    }
}
