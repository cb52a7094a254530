// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalReadings;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.JournalSubjects.Subject;
import fr.parvis.audit.SubjectRows;
import fr.parvis.database.ResultRow;
import fr.parvis.shell.Words;
import java.util.HashMap;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Words of the journal for assessments and gestures, and readings of paths. */
@Configuration(proxyBeanMethods = false)
class SkillsInJournal {
    @Bean
    JournalReadings skillsReadings() {
        return new JournalReadings(Set.of("skills.path-read"));
    }

    @Bean
    JournalSubjects assessmentSubjects(SubjectRows rows) {
        return rows.of(
                "assessment",
                "select id from skills.assessment where id = any(:ids::uuid[])",
                _ -> new Subject(Words.t("audit.subject.assessment"), null),
                """
                        select a.id::text from skills.assessment a join skills.learner l on l.id = a.learner where l.person = :person""");
    }

    @Bean
    JournalSubjects gestureSubjects(JdbcClient database) {
        return JournalSubjects.of("gesture", codes -> {
            var found = new HashMap<String, Subject>();
            database.sql("select code, label from skills.gesture where code = any(:codes::text[]) order by version")
                    .param("codes", codes.toArray(String[]::new))
                    .query(ResultRow.each(row -> found.put(
                            row.text("code"),
                            JournalLinks.to(
                                    Words.t("audit.subject.gesture", row.text("label")),
                                    Right.EDIT_NOMENCLATURE,
                                    Addresses.GESTURES))));
            return found;
        });
    }
}
