// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SearchActions;
import fr.parvis.cases.CasePanel;
import fr.parvis.messages.SubjectKind;
import fr.parvis.people.PersonPanel;
import fr.parvis.sheets.CardLinks;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import fr.parvis.sync.DevicePart;
import fr.parvis.visits.VisitLinks;
import fr.parvis.workshops.domain.EnrolmentKind;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Workshops in the menu, the search and the guide; the ways to them from a card, a visit, a case. */
@Configuration(proxyBeanMethods = false)
class WorkshopsNavigation {
    @Bean
    DevicePart sessionsOfTheDay() {
        return new DevicePart(50, "workshops/attendance.js");
    }

    @Bean
    HelpTopics workshopsHelp() {
        return new HelpTopics(Map.of(
                Addresses.WORKSHOPS, "16-ateliers",
                Addresses.OF_CARD, "16-ateliers#inscrire",
                Addresses.PERSON, "16-ateliers#inscrire",
                Addresses.CYCLE, "16-ateliers#une-place-se-libère",
                Addresses.SESSION, "16-ateliers#qui-était-là",
                Addresses.SESSION_VOUCHERS, "16-ateliers#chèques",
                Addresses.VOUCHERS, "16-ateliers#chèques",
                Addresses.CERTIFICATE, "16-ateliers#attestation",
                Addresses.FREE_ACCESS, "16-ateliers#accès-libre",
                PartnerWorkshopsController.ADDRESS, "16-ateliers#inscription-par-un-partenaire"));
    }

    @Bean
    NavigationEntry workshopsEntry() {
        return new NavigationEntry(
                NavigationSection.DAY, 40, Addresses.WORKSHOPS, "workshops.title", Right.RECORD_VISITS);
    }

    @Bean
    NavigationEntry partnerEntry() {
        return new NavigationEntry(
                NavigationSection.HOME,
                11,
                PartnerWorkshopsController.ADDRESS,
                "workshops.partner.title",
                Right.SEE_OWN_LISTS);
    }

    @Bean
    SearchActions workshopsActions() {
        return (asked, who) -> who.association() == null || !who.may(Right.RECORD_VISITS)
                ? List.of()
                : List.of(
                        action("workshops.title", Addresses.WORKSHOPS),
                        action("workshops.new", Addresses.NEW),
                        action("workshops.catalogue", Addresses.CATALOGUE),
                        action("workshops.rooms", Addresses.ROOMS),
                        action("workshops.free", Addresses.FREE_ACCESS),
                        action("workshops.vouchers.to-ask", Addresses.VOUCHERS));
    }

    private static SearchActions.Action action(String key, String href) {
        return new SearchActions.Action(t(key), t("workshops.search.words"), href);
    }

    @Bean
    CardLinks workshopsOfCard() {
        return card -> new CardLinks.Link(t("workshops.enrol"), Addresses.card(card), "easel");
    }

    @Bean
    VisitLinks workshopsOfVisit() {
        return visit ->
                new VisitLinks.Link(t("workshops.enrol.brief"), t("workshops.enrol"), Addresses.visit(visit), "easel");
    }

    @Bean
    CasePanel workshopsOfCase() {
        return new CasePanel() {
            @Override
            public int order() {
                return 70;
            }

            @Override
            public PersonPanel.Content of(fr.parvis.cases.Cases.Named it) {
                return new PersonPanel.Content(
                        t("workshops.title"),
                        "easel",
                        List.of(),
                        "",
                        List.of(new PersonPanel.Link(t("workshops.enrol"), Addresses.person(it.person()), "easel")),
                        null);
            }
        };
    }

    @Bean
    SubjectKind seatMessages() {
        return new SubjectKind(EnrolmentKind.SEAT, "workshops.about.seat", Addresses::enrolment);
    }
}
