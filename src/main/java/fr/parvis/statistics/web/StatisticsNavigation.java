// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.web;

import fr.parvis.access.AccessAddresses;
import fr.parvis.access.FirstStep;
import fr.parvis.access.Right;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import fr.parvis.statistics.domain.FirstVisit;
import fr.parvis.visits.VisitsAddresses;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Menu entry and help of the figures, and the first step that leads to a first visit. */
@Configuration(proxyBeanMethods = false)
class StatisticsNavigation {

    @Bean
    HelpTopics figuresHelp() {
        return new HelpTopics(Map.of(
                FiguresController.ADDRESS,
                "02-direction#lire-les-chiffres",
                OwnPathController.ADDRESS,
                "01-accueil#votre-journée-et-vos-chiffres"));
    }

    @Bean
    FirstStep firstVisitStep(FirstVisit first) {
        return new FirstStep(
                50,
                "statistics.first-step",
                who -> who.may(Right.RECORD_VISITS)
                        ? VisitsAddresses.DESK
                        // without either right the first step is to invite somebody who records visits
                        : who.may(Right.READ_FIGURES) ? FiguresController.ADDRESS : AccessAddresses.NEW_ACCOUNT,
                who -> first.recorded());
    }

    @Bean
    NavigationEntry figuresEntry() {
        return new NavigationEntry(
                NavigationSection.FIGURES,
                10,
                FiguresController.ADDRESS,
                "statistics.navigation",
                Right.READ_FIGURES,
                OwnPathController.ADDRESS);
    }
}
