package fr.parvis.statistics.web;

import fr.parvis.access.Right;
import fr.parvis.access.StartPage;
import fr.parvis.shell.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The figures. */
@Configuration(proxyBeanMethods = false)
class StatisticsNavigation {
    @Bean
    NavigationEntry figuresEntry() {
        return new NavigationEntry(
                60,
                "/bureau/chiffres",
                "statistics.navigation",
                "bar-chart",
                Right.READ_FIGURES,
                "/bureau/mon-parcours");
    }

    @Bean
    StartPage figuresStart() {
        return new StartPage(40, "/bureau/chiffres", who -> who.may(Right.READ_NETWORK_FIGURES));
    }
}
