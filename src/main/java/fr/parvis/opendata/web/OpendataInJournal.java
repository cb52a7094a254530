// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.SubjectRows;
import fr.parvis.shell.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for feeds that are followed. */
@Configuration(proxyBeanMethods = false)
class OpendataInJournal {
    @Bean
    JournalSubjects feedSubjects(SubjectRows rows) {
        return rows.of(
                "feed",
                "select id, name from opendata.followed_feed where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.feed", row.text("name")), Right.FOLLOW_FEEDS, ProposalsController.HERE));
    }
}
