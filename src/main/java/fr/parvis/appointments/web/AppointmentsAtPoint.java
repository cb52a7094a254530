// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.appointments.domain.SeeAppointments;
import fr.parvis.appointments.domain.SeeAppointments.Seen;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.network.PlannedAtPoint;
import fr.parvis.network.Points;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Appointments at a point that is going to be closed: with the name for who may read it, in their own association alone. */
@Component
class AppointmentsAtPoint implements PlannedAtPoint {
    private final SeeAppointments see;
    private final ShowAppointments show;
    private final Points points;
    private final LocalDays localDays;

    AppointmentsAtPoint(SeeAppointments see, ShowAppointments show, Points points, LocalDays localDays) {
        this.see = see;
        this.show = show;
        this.points = points;
        this.localDays = localDays;
    }

    @Override
    public List<Planned> between(UUID point, LocalDate first, LocalDate last) {
        var who = SignedIn.current();
        var association = points.find(point).map(one -> one.association()).orElse(null);
        if (who == null || association == null) return List.of();
        boolean reads = association.equals(who.association()) && who.may(Right.FOLLOW_PEOPLE);
        if (reads)
            return see.coming(point, first, last).stream()
                    .map(seen -> planned(seen, true))
                    .toList();
        return Asking.as(association).call(() -> see.unnamed(point, first, last)).stream()
                .map(seen -> planned(seen, false))
                .toList();
    }

    private Planned planned(Seen seen, boolean reads) {
        var it = seen.booking();
        var zone = localDays.zoneAt(it.point());
        var name = seen.name().isEmpty() ? t("appointments.nobody") : seen.name();
        return new Planned(
                LocalDateTime.ofInstant(it.from(), zone),
                LocalDateTime.ofInstant(it.until(), zone),
                reads ? t("appointments.planned", show.when(it), name) : show.when(it),
                reads ? ShowAppointments.address(it.id()) : "");
    }
}
