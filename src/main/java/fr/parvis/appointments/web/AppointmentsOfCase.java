// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.cases.CasePanel;
import fr.parvis.cases.Cases;
import fr.parvis.people.PersonPanel.Content;
import fr.parvis.people.PersonPanel.Link;
import java.util.List;
import org.springframework.stereotype.Component;

/** Entry in the menu of an open case that books an appointment for its person. */
@Component
class AppointmentsOfCase implements CasePanel {
    @Override
    public int order() {
        return 55;
    }

    @Override
    public Content of(Cases.Named it) {
        return new Content(
                t("appointments.title"),
                "calendar-check",
                List.of(),
                "",
                it.open()
                        ? List.of(new Link(
                                t("appointments.book.title"),
                                BookController.BOOK + "?personne=" + it.person(),
                                "calendar-check"))
                        : List.of(),
                null);
    }
}
