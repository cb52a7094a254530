// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.access.Right;
import fr.parvis.access.StartPage;
import fr.parvis.access.WelcomeOffer;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import fr.parvis.visits.VisitsAddresses;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Menu entries of the desk and of one's own day, their help, the start page and the offer of a training. */
@Configuration(proxyBeanMethods = false)
class VisitsNavigation {
    @Bean
    HelpTopics visitsHelp() {
        return new HelpTopics(Map.of(
                VisitsAddresses.DESK,
                "01-accueil#enregistrer-un-passage",
                VisitsAddresses.TRAINING,
                "01-accueil#sentraîner",
                VisitsAddresses.DAY,
                "01-accueil#votre-journée-et-vos-chiffres",
                VisitsAddresses.VISITS,
                "01-accueil#annuler-et-corriger"));
    }

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
    WelcomeOffer trainingOffer() {
        return new WelcomeOffer(
                VisitsAddresses.TRAINING, "training.offer", "training.title", who -> who.may(Right.RECORD_VISITS));
    }

    @Bean
    StartPage deskStart() {
        return new StartPage(20, VisitsAddresses.DESK, who -> who.may(Right.RECORD_VISITS));
    }
}
