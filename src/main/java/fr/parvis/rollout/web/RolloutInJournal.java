// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.SubjectRows;
import fr.parvis.shell.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for plans and for what staff learnt. */
@Configuration(proxyBeanMethods = false)
class RolloutInJournal {
    @Bean
    JournalSubjects planSubjects(SubjectRows rows) {
        return rows.of(
                "rollout-plan",
                "select id, name from rollout.plan where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.rollout-plan", row.text("name")),
                        Right.PLAN_ROLLOUT,
                        Addresses.plan(row.uuid("id"))));
    }

    @Bean
    JournalSubjects staffSkillSubjects(SubjectRows rows) {
        return rows.of(
                "staff-skill",
                "select id from rollout.skill_of_staff where id = any(:ids::uuid[])",
                row -> JournalLinks.to(Words.t("audit.subject.staff-skill"), Right.PLAN_ROTA, Addresses.STAFF));
    }
}
