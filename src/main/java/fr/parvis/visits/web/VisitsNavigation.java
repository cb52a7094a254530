package fr.parvis.visits.web;

import fr.parvis.access.Right;
import fr.parvis.access.StartPage;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import fr.parvis.visits.VisitsAddresses;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The desk, which is home, and one's own day. */
@Configuration(proxyBeanMethods = false)
class VisitsNavigation {
    @Bean
    NavigationEntry deskEntry() {
        return new NavigationEntry(
                NavigationSection.HOME, 20, VisitsAddresses.DESK, "visits.desk.title", Right.RECORD_VISITS);
    }

    @Bean
    NavigationEntry dayEntry() {
        return new NavigationEntry(
                NavigationSection.DAY,
                10,
                VisitsAddresses.DAY,
                "visits.day.title",
                Right.RECORD_VISITS,
                VisitsAddresses.VISITS,
                "/bureau/exports");
    }

    @Bean
    StartPage deskStart() {
        return new StartPage(20, VisitsAddresses.DESK, who -> who.may(Right.RECORD_VISITS));
    }
}
