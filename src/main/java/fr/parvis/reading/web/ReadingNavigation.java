// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.cases.CasePanel;
import fr.parvis.cases.Cases;
import fr.parvis.people.PersonPanel;
import fr.parvis.reading.ReadingAddresses;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import fr.parvis.shell.StreamedRoute;
import fr.parvis.visits.VisitLinks;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ways to a letter read together: the menu, a visit's row, a case. */
@Configuration(proxyBeanMethods = false)
class ReadingNavigation {
    private static final int ORDER = 25;

    @Bean
    HelpTopics readingHelp() {
        return new HelpTopics(Map.of(
                ReadingAddresses.READ, "22-lire-un-courrier",
                ReadingAddresses.FIGURES, "22-lire-un-courrier#les-chiffres"));
    }

    @Bean
    NavigationEntry readingEntry() {
        return new NavigationEntry(
                NavigationSection.PEOPLE, 55, ReadingAddresses.READ, "reading.title", Right.RECORD_VISITS);
    }

    @Bean
    NavigationEntry figuresOfLettersEntry() {
        return new NavigationEntry(
                NavigationSection.FIGURES, 71, ReadingAddresses.FIGURES, "reading.figures", Right.READ_FIGURES);
    }

    @Bean
    StreamedRoute sentLetter() {
        return new StreamedRoute(ReadingAddresses.READ);
    }

    @Bean
    VisitLinks letterOfVisit() {
        return visit -> new VisitLinks.Link(
                t("reading.row"), t("reading.row.title"), ReadingAddresses.ofVisit(visit), "search");
    }

    @Bean
    CasePanel letterOfCase() {
        return new CasePanel() {
            @Override
            public int order() {
                return ORDER;
            }

            @Override
            public PersonPanel.Content of(Cases.Named it) {
                return new PersonPanel.Content(
                        t("reading.title"),
                        "search",
                        List.of(),
                        t("reading.panel.none"),
                        it.open()
                                ? List.of(new PersonPanel.Link(
                                        t("reading.title"), ReadingAddresses.ofCase(it.id()), "search"))
                                : List.of(),
                        null);
            }
        };
    }
}
