// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.web;

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

/** Reports beside the figures of the association, and words of the journal. */
@Configuration(proxyBeanMethods = false)
class ReportsNavigation {
    @Bean
    HelpTopics reportsHelp() {
        return new HelpTopics(Map.of(Addresses.REPORTS, "24-rapports"));
    }

    @Bean
    NavigationEntry reportsEntry() {
        return new NavigationEntry(
                NavigationSection.FIGURES, 30, Addresses.REPORTS, "reports.title", Right.WRITE_REPORTS);
    }

    @Bean
    JournalSubjects reportSubjects(SubjectRows rows) {
        return rows.of(
                "report",
                "select id, title, version from reports.report where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.report", row.text("title"), row.integer("version")),
                        Right.WRITE_REPORTS,
                        Addresses.of(row.uuid("id"))));
    }

    @Bean
    JournalSubjects reportSendingSubjects(SubjectRows rows) {
        return rows.of(
                "report-sending",
                """
                select s.id, s.report, s.recipient, r.title, r.version from reports.sending s
                    join reports.report r on r.association = s.association and r.id = s.report
                where s.id = any(:ids::uuid[])""",
                row -> JournalLinks.to(
                        Words.t(
                                "audit.subject.report-sending",
                                row.text("title"),
                                row.integer("version"),
                                row.text("recipient")),
                        Right.WRITE_REPORTS,
                        Addresses.of(row.uuid("report"))));
    }
}
