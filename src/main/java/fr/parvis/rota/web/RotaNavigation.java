// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.web;

import fr.parvis.access.Right;
import fr.parvis.access.SearchActions;
import fr.parvis.rota.RotaAddresses;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import fr.parvis.shell.Words;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rota in the menu, the help and the search of all pages. */
@Configuration(proxyBeanMethods = false)
class RotaNavigation {
    @Bean
    NavigationEntry rotaEntry() {
        return new NavigationEntry(NavigationSection.DAY, 40, RotaAddresses.WEEK, "rota.title", Right.RECORD_VISITS);
    }

    @Bean
    HelpTopics rotaHelp() {
        return new HelpTopics(Map.of(
                RotaAddresses.WEEK,
                "14-planning",
                MineController.ADDRESS,
                "14-planning#votre-planning",
                AbsencesController.ADDRESS,
                "14-planning#les-absences",
                ShiftsController.ADDRESS,
                "14-planning#la-semaine-type",
                ProposalController.ADDRESS,
                "14-planning#une-proposition"));
    }

    @Bean
    SearchActions rotaActions() {
        return (asked, who) -> {
            if (who.association() == null || !who.may(Right.RECORD_VISITS)) return List.of();
            var mine = new SearchActions.Action(
                    Words.t("rota.mine.title"), Words.t("rota.search.mine"), MineController.ADDRESS);
            var absences = new SearchActions.Action(
                    Words.t("rota.absences.title"), Words.t("rota.search.absences"), AbsencesController.ADDRESS);
            return who.may(Right.PLAN_ROTA)
                    ? List.of(
                            mine,
                            absences,
                            new SearchActions.Action(
                                    Words.t("rota.shifts.title"),
                                    Words.t("rota.search.shifts"),
                                    ShiftsController.ADDRESS),
                            new SearchActions.Action(
                                    Words.t("rota.proposal.title"),
                                    Words.t("rota.search.proposal"),
                                    ProposalController.ADDRESS))
                    : List.of(mine, absences);
        };
    }
}
