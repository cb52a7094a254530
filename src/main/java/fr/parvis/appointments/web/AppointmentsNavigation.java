// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SearchActions;
import fr.parvis.appointments.AppointmentsAddresses;
import fr.parvis.appointments.domain.Reminders;
import fr.parvis.messages.SubjectKind;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Appointments in the menu, the help and the search of all pages, and what their messages are about. */
@Configuration(proxyBeanMethods = false)
class AppointmentsNavigation {
    @Bean
    NavigationEntry appointmentsEntry() {
        return new NavigationEntry(
                NavigationSection.DAY, 35, AppointmentsAddresses.DAY, "appointments.title", Right.FOLLOW_PEOPLE);
    }

    @Bean
    HelpTopics appointmentsHelp() {
        return new HelpTopics(Map.of(
                AppointmentsAddresses.DAY,
                "18-rendez-vous",
                BookController.BOOK,
                "18-rendez-vous#prendre-un-rendez-vous",
                FeedController.ADDRESS,
                "18-rendez-vous#dans-votre-agenda",
                ToMoveController.ADDRESS,
                "18-rendez-vous#quand-un-rendez-vous-ne-peut-pas-avoir-lieu",
                WaitController.ADDRESS,
                "18-rendez-vous#la-liste-dattente",
                MotivesController.ADDRESS,
                "18-rendez-vous#les-motifs"));
    }

    @Bean
    SearchActions appointmentsActions() {
        return (asked, who) -> {
            if (who.association() == null || !who.may(Right.FOLLOW_PEOPLE)) return List.of();
            var book = new SearchActions.Action(
                    t("appointments.book.title"), t("appointments.search.book"), BookController.BOOK);
            return who.may(Right.PLAN_ROTA)
                    ? List.of(
                            book,
                            new SearchActions.Action(
                                    t("appointments.motives.title"),
                                    t("appointments.search.motives"),
                                    MotivesController.ADDRESS))
                    : List.of(book);
        };
    }

    @Bean
    SubjectKind messagesOfAppointments() {
        return new SubjectKind(Reminders.KIND, "appointments.about", ShowAppointments::address);
    }

    @Bean
    SubjectKind messagesOfOffers() {
        return new SubjectKind(Reminders.KIND_OFFER, "appointments.wait.about", WaitController::address);
    }
}
