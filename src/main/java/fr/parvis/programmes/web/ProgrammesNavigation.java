// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.SubjectRows;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import fr.parvis.shell.Words;
import fr.parvis.visits.VisitLinks;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The programmes beside the figures of the association, a link from each visit, and words of the journal. */
@Configuration(proxyBeanMethods = false)
class ProgrammesNavigation {
    @Bean
    HelpTopics programmesHelp() {
        return new HelpTopics(Map.of(
                Addresses.COOP, "21-la-coop-et-programmes",
                Addresses.FRANCE_SERVICES, "21-la-coop-et-programmes#le-fichier-pour-france-services",
                Addresses.PROGRAMMES, "21-la-coop-et-programmes#les-programmes"));
    }

    @Bean
    NavigationEntry coopEntry() {
        return new NavigationEntry(
                NavigationSection.FIGURES, 40, Addresses.COOP, "programmes.coop.title", Right.READ_TEAM_DAY);
    }

    @Bean
    NavigationEntry franceServicesEntry() {
        return new NavigationEntry(
                NavigationSection.FIGURES, 39, Addresses.FRANCE_SERVICES, "programmes.fs.title", Right.READ_TEAM_DAY);
    }

    @Bean
    NavigationEntry programmesEntry() {
        return new NavigationEntry(
                NavigationSection.FIGURES, 41, Addresses.PROGRAMMES, "programmes.title", Right.READ_TEAM_DAY);
    }

    @Bean
    VisitLinks programmesOfVisit() {
        return visit -> new VisitLinks.Link(
                Words.t("programmes.visit.row"), Words.t("programmes.visit.title"), Addresses.visit(visit), "tags");
    }

    @Bean
    JournalSubjects coopFileSubjects(SubjectRows rows) {
        return rows.of(
                "coop-file",
                "select id, number from programmes.coop_file where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.coop-file", row.text("number")), Right.READ_TEAM_DAY, Addresses.COOP));
    }

    @Bean
    JournalSubjects franceServicesFileSubjects(SubjectRows rows) {
        return rows.of(
                "fs-file",
                "select id, number from programmes.fs_file where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.fs-file", row.text("number")),
                        Right.READ_TEAM_DAY,
                        Addresses.FRANCE_SERVICES));
    }

    @Bean
    JournalSubjects programmeRuleSubjects(SubjectRows rows) {
        return rows.of(
                "programme-rule",
                "select id, programme from programmes.rule where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.programme-rule", Words.t("programmes.name." + row.text("programme"))),
                        Right.READ_TEAM_DAY,
                        Addresses.PROGRAMMES));
    }
}
