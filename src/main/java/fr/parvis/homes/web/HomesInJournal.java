// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.JournalSubjects.Subject;
import fr.parvis.audit.SubjectRows;
import fr.parvis.database.ResultRow;
import fr.parvis.shell.Words;
import java.util.HashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Words of the journal for visits of homes, and what is put in or advised there. */
@Configuration(proxyBeanMethods = false)
class HomesInJournal {
    @Bean
    JournalSubjects homeVisitSubjects(SubjectRows rows) {
        return rows.of(
                "home-visit",
                "select id from homes.visit where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.home-visit"), Right.FOLLOW_PEOPLE, Addresses.visit(row.uuid("id"))),
                """
                        select v.id::text from homes.visit v join cases.followed_case c on c.id = v.case_file where c.person = :person
                        union all select f.id::text from homes.follow_up f join cases.followed_case c on c.id = f.case_file where c.person = :person""");
    }

    @Bean
    JournalSubjects measureSubjects(JdbcClient database) {
        return JournalSubjects.of("measure", codes -> {
            var found = new HashMap<String, Subject>();
            database.sql("select code, label from homes.measure where code = any(:codes::text[]) order by valid_from")
                    .param("codes", codes.toArray(String[]::new))
                    .query(ResultRow.each(row -> found.put(
                            row.text("code"),
                            JournalLinks.to(
                                    Words.t("audit.subject.measure", row.text("label")),
                                    Right.EDIT_CASE_TEMPLATES,
                                    Addresses.MEASURES))));
            return found;
        });
    }
}
