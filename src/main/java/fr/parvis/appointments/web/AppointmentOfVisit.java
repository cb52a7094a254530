// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import fr.parvis.shell.Words;
import fr.parvis.visits.VisitLinks;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Link on a visit's row that books an appointment for the same person. */
@Component
class AppointmentOfVisit implements VisitLinks {
    @Override
    public Link of(UUID visit) {
        return new Link(
                Words.t("appointments.row"),
                Words.t("appointments.book"),
                BookController.BOOK + "?passage=" + visit,
                "calendar-check");
    }
}
