package fr.parvis.statistics.web;

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

/** The figures. */
@Configuration(proxyBeanMethods = false)
class StatisticsNavigation {
    private static final String ADDRESS = "/bureau/chiffres";

    @Bean
    HelpTopics figuresHelp() {
        return new HelpTopics(Map.of(
                ADDRESS,
                "02-direction#lire-les-chiffres",
                "/bureau/mon-parcours",
                "01-accueil#votre-journée-et-vos-chiffres"));
    }

    @Bean
    FirstStep firstVisitStep(FirstVisit first) {
        return new FirstStep(
                50,
                "statistics.first-step",
                who -> who.may(Right.RECORD_VISITS) ? VisitsAddresses.DESK : ADDRESS,
                who -> first.recorded());
    }

    @Bean
    NavigationEntry figuresEntry() {
        return new NavigationEntry(
                NavigationSection.FIGURES,
                10,
                ADDRESS,
                "statistics.navigation",
                Right.READ_FIGURES,
                "/bureau/mon-parcours");
    }
}
