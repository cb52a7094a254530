// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.webhooks.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.SubjectRows;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import fr.parvis.shell.Words;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Webhooks among the settings, in the help, and what the journal calls them. */
@Configuration(proxyBeanMethods = false)
class WebhooksNavigation {
    @Bean
    NavigationEntry webhooksEntry() {
        return new NavigationEntry(
                NavigationSection.SETTINGS, 54, WebhooksController.ADDRESS, "webhooks.title", Right.MANAGE_WEBHOOKS);
    }

    @Bean
    HelpTopics webhooksHelp() {
        return new HelpTopics(Map.of(WebhooksController.ADDRESS, "25-autres-logiciels#être-prévenu-dun-événement"));
    }

    @Bean
    JournalSubjects endpointSubjects(SubjectRows rows) {
        return rows.of(
                "endpoint",
                "select id, name from webhooks.endpoint where id = any(:ids::uuid[]) and removed_at is null",
                row -> JournalLinks.to(
                        Words.t("audit.subject.endpoint", row.text("name")),
                        Right.MANAGE_WEBHOOKS,
                        WebhooksController.address(row.uuid("id"))));
    }
}
