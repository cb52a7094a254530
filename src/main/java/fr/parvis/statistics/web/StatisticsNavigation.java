package fr.parvis.statistics.web;

import fr.parvis.access.Right;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The figures. */
@Configuration(proxyBeanMethods = false)
class StatisticsNavigation {
    @Bean
    NavigationEntry figuresEntry() {
        return new NavigationEntry(
                NavigationSection.FIGURES,
                10,
                "/bureau/chiffres",
                "statistics.navigation",
                Right.READ_FIGURES,
                "/bureau/mon-parcours");
    }
}
