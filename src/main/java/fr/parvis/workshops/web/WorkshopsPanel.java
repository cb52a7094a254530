// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.people.PersonPanel;
import fr.parvis.workshops.WorkshopsAddresses;
import fr.parvis.workshops.domain.SeeWorkshops;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** On a person's page: the workshops that they are or were enrolled in. */
@Component
class WorkshopsPanel implements PersonPanel {
    private static final int SHOWN = 3;

    private final SeeWorkshops see;

    WorkshopsPanel(SeeWorkshops see) {
        this.see = see;
    }

    @Override
    public int order() {
        return 46;
    }

    @Override
    public Content of(UUID person) {
        return new Content(
                t("workshops.title"),
                "easel",
                see.ofPerson(person).stream()
                        .limit(SHOWN)
                        .map(one -> new Line(
                                one.workshop().title(),
                                WorkshopsAddresses.cycle(one.enrolment().cycle()),
                                one.next() == null
                                        ? ""
                                        : t("workshops.panel.next", one.next().day()),
                                ShowWorkshops.state(one.enrolment().state()),
                                ShowWorkshops.kind(one.enrolment().state())))
                        .toList(),
                t("workshops.panel.none"),
                List.of(new Link(t("workshops.enrol"), Addresses.person(person), "easel")),
                null);
    }
}
