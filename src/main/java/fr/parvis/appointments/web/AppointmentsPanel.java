// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.appointments.domain.KeepMotives;
import fr.parvis.appointments.domain.Motive;
import fr.parvis.appointments.domain.SeeAppointments;
import fr.parvis.people.PersonPanel;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Panel on a person's page: the next and last appointments, and a link that books one. */
@Component
class AppointmentsPanel implements PersonPanel {
    private static final int SHOWN = 5;

    private final SeeAppointments see;
    private final KeepMotives motives;
    private final ShowAppointments show;

    AppointmentsPanel(SeeAppointments see, KeepMotives motives, ShowAppointments show) {
        this.see = see;
        this.motives = motives;
        this.show = show;
    }

    @Override
    public int order() {
        return 55;
    }

    @Override
    public Content of(UUID person) {
        var labels = motives.all().stream().collect(Collectors.toMap(Motive::id, Motive::label));
        return new Content(
                t("appointments.title"),
                "calendar-check",
                see.of(person, SHOWN).stream()
                        .map(it -> new Line(
                                show.when(it),
                                ShowAppointments.address(it.id()),
                                labels.getOrDefault(it.motive(), "") + " · " + show.point(it.point()),
                                ShowAppointments.state(it.state()),
                                ShowAppointments.kind(it.state()),
                                it.day()))
                        .toList(),
                t("appointments.panel.none"),
                List.of(new Link(
                        t("appointments.book"), BookController.BOOK + "?personne=" + person, "calendar-check")),
                null);
    }
}
