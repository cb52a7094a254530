// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.web;

import fr.parvis.cases.CasePanel;
import fr.parvis.cases.Cases;
import fr.parvis.cases.WorkPanel;
import fr.parvis.people.People;
import fr.parvis.people.PersonPanel;
import fr.parvis.referrals.domain.SeeReferrals;
import fr.parvis.shell.Words;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Panels of referrals on pages of persons, cases and one's work. */
@Configuration(proxyBeanMethods = false)
class ReferralPanels {
    private static final int SHOWN = 10;

    /** To whom the person was handed on. */
    @Bean
    PersonPanel referralsOfPerson(SeeReferrals referrals, ShowReferral show) {
        return new PersonPanel() {
            @Override
            public int order() {
                return 30;
            }

            @Override
            public Content of(UUID person) {
                return new Content(
                        Words.t("referrals.panel"),
                        "arrow-right",
                        show.lines(referrals.ofPerson(person, SHOWN)),
                        Words.t("referrals.panel.none"),
                        List.of(new Link(
                                Words.t("referrals.new"),
                                ShowReferral.ADDRESS + "/nouvelle?personne=" + person,
                                "arrow-right")),
                        null);
            }
        };
    }

    /** Panel of the referrals of a case, on its page. */
    @Bean
    CasePanel referralsOfCase(SeeReferrals referrals, ShowReferral show) {
        return new CasePanel() {
            @Override
            public int order() {
                return 30;
            }

            @Override
            public PersonPanel.Content of(Cases.Named it) {
                return new PersonPanel.Content(
                        Words.t("referrals.panel"),
                        "arrow-right",
                        show.lines(referrals.ofCase(it.id())),
                        Words.t("referrals.panel.none"),
                        it.open()
                                ? List.of(new PersonPanel.Link(
                                        Words.t("referrals.new"),
                                        ShowReferral.ADDRESS + "/nouvelle?suivi=" + it.id(),
                                        "arrow-right"))
                                : List.of(),
                        null);
            }
        };
    }

    /** Partners who ask something, then those who are late. */
    @Bean
    WorkPanel referralsOfMine(SeeReferrals referrals, ShowReferral show, People people) {
        return new WorkPanel() {
            @Override
            public int order() {
                return 30;
            }

            @Override
            public PersonPanel.Content of(UUID account) {
                var all = Stream.concat(
                                referrals.waitingFor(account, "ours", SHOWN).stream(),
                                referrals.waitingFor(account, "late", SHOWN).stream())
                        .toList();
                var names = show.names(
                        all.stream().map(SeeReferrals.Line::addressee).collect(Collectors.toSet()));
                var persons =
                        people.names(all.stream().map(SeeReferrals.Line::person).collect(Collectors.toSet()));
                return new PersonPanel.Content(
                        Words.t("referrals.work"),
                        "arrow-right",
                        all.stream()
                                .map(it -> {
                                    var person = persons.get(it.person());
                                    return new PersonPanel.Line(
                                            names.getOrDefault(it.addressee(), "—"),
                                            ShowReferral.address(it.id()),
                                            (person == null ? "—" : person.name()) + " · "
                                                    + Words.t("referrals.since", it.waitingSince()),
                                            it.late() ? Words.t("referrals.late") : ShowReferral.state(it.state()),
                                            it.late() ? "danger" : ShowReferral.badge(it.state()));
                                })
                                .toList(),
                        "",
                        List.of(new PersonPanel.Link(Words.t("referrals.all"), ShowReferral.ADDRESS, "chevron-right")),
                        null);
            }
        };
    }
}
