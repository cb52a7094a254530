// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import static fr.parvis.shell.Words.t;

import biweekly.component.VEvent;
import biweekly.property.Classification;
import fr.parvis.appointments.domain.Booking;
import fr.parvis.files.CalendarFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Appointments of a mediator as iCalendar (RFC 5545): how long and where, never with whom or what for. */
final class AppointmentsCalendar {
    private AppointmentsCalendar() {}

    /** @param place name of a point */
    static String of(List<Booking> some, Function<UUID, String> place, Instant made) {
        return new CalendarFile("RendezVous", t("appointments.feed.name"), Duration.ofHours(1))
                .text(made, some.stream().map(it -> event(it, place)).toList());
    }

    private static VEvent event(Booking it, Function<UUID, String> place) {
        var event = new VEvent();
        event.setUid((it.meeting() == null ? it.id() : it.meeting()) + "@parvis");
        event.setDateStart(Date.from(it.from()), true);
        event.setDateEnd(Date.from(it.until()), true);
        event.setSummary(t(
                "appointments.feed.event",
                Duration.between(it.from(), it.until()).toMinutes()));
        if (!it.isAtHome()) event.setLocation(place.apply(it.point()));
        event.setClassification(Classification.private_());
        event.setSequence(it.version());
        return event;
    }
}
