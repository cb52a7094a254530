package fr.parvis.network.web;

import fr.parvis.access.Right;
import fr.parvis.access.StartPage;
import fr.parvis.network.NetworkAddresses;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the points in the staff's navigation. */
@Configuration(proxyBeanMethods = false)
class NetworkNavigation {
    @Bean
    NavigationEntry networkEntry() {
        return new NavigationEntry(
                NavigationSection.FIELD, 10, NetworkAddresses.POINTS, "network.points.title", Right.READ_POINTS);
    }

    @Bean
    StartPage pointsStart() {
        return new StartPage(50, NetworkAddresses.POINTS, who -> true);
    }
}
