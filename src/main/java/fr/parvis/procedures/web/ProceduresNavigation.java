// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SearchSource;
import fr.parvis.access.SearchText;
import fr.parvis.access.SignedIn;
import fr.parvis.procedures.ProceduresAddresses;
import fr.parvis.procedures.domain.FindSheets;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import fr.parvis.visits.VisitLinks;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ways to the guide: the menu, the search of all pages, a visit's row. */
@Configuration(proxyBeanMethods = false)
class ProceduresNavigation {
    private static final int ANSWERS = 3;

    @Bean
    HelpTopics proceduresHelp() {
        return new HelpTopics(Map.of(
                ProceduresAddresses.GUIDE, "19-guide-des-demarches",
                ProceduresAddresses.FIGURES, "19-guide-des-demarches#les-chiffres",
                ProceduresAddresses.PLAIN_WORDS, "19-guide-des-demarches#les-mots-des-gens",
                ProceduresAddresses.LINKS, "19-guide-des-demarches#les-fiches-dun-thème"));
    }

    @Bean
    NavigationEntry guideOfProceduresEntry() {
        return new NavigationEntry(
                NavigationSection.PEOPLE, 60, ProceduresAddresses.GUIDE, "procedures.title", Right.READ_NOMENCLATURE);
    }

    @Bean
    NavigationEntry plainWordsEntry() {
        return new NavigationEntry(
                NavigationSection.SETTINGS,
                35,
                ProceduresAddresses.PLAIN_WORDS,
                "procedures.words.title",
                Right.EDIT_NOMENCLATURE);
    }

    @Bean
    NavigationEntry sheetsOfThemesEntry() {
        return new NavigationEntry(
                NavigationSection.SETTINGS,
                36,
                ProceduresAddresses.LINKS,
                "procedures.links.title",
                Right.EDIT_NOMENCLATURE);
    }

    @Bean
    NavigationEntry figuresOfGuideEntry() {
        return new NavigationEntry(
                NavigationSection.FIGURES, 70, ProceduresAddresses.FIGURES, "procedures.figures", Right.READ_FIGURES);
    }

    @Bean
    VisitLinks guideOfVisit() {
        return visit -> new VisitLinks.Link(
                t("procedures.row"),
                t("procedures.visit.title"),
                ProceduresAddresses.GUIDE + "?passage=" + visit,
                "book");
    }

    @Bean
    SearchSource sheetsOfGuide(FindSheets find) {
        return new SearchSource() {
            @Override
            public int order() {
                return 70;
            }

            @Override
            public Optional<Group> find(SearchText asked, SignedIn who) {
                if (!who.may(Right.READ_NOMENCLATURE) || !asked.namesSomething() || asked.identifier() != null)
                    return Optional.empty();
                return Group.of(
                        t("procedures.search.group"),
                        "book",
                        find.brief(asked.text(), ANSWERS).stream()
                                .map(one -> new Answer(
                                        one.title(), ShowSheets.inBrief(one), ProceduresAddresses.sheet(one.id())))
                                .toList());
            }
        };
    }
}
