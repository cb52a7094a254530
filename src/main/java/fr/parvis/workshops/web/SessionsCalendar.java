// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.shell.Words.t;

import biweekly.component.VEvent;
import biweekly.property.Geo;
import biweekly.property.Status;
import fr.parvis.files.CalendarFile;
import fr.parvis.workshops.WorkshopsAddresses;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sessions as iCalendar (RFC 5545): one event for each, by the instant; the same session keeps its identifier when it is moved. */
final class SessionsCalendar {
    private SessionsCalendar() {}

    /** @param root whole address of the site, before the path of a page */
    static String of(String name, String root, List<ShowPublicWorkshops.At> sessions, Instant made) {
        return new CalendarFile("Ateliers", name, Duration.ofHours(1))
                .text(made, sessions.stream().map(one -> event(root, one)).toList());
    }

    private static VEvent event(String root, ShowPublicWorkshops.At it) {
        var session = it.session();
        var event = new VEvent();
        event.setUid(session.id() + "@parvis");
        event.setDateStart(Date.from(session.begins()), true);
        event.setDateEnd(Date.from(session.ends()), true);
        event.setSummary(session.title());
        event.setLocation(it.point().name() + ", " + ShowPublicWorkshops.address(it.point()));
        event.setDescription(Stream.of(
                        session.goals(),
                        t("workshops.public.seats." + session.seats().key()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n")));
        event.setUrl(root + WorkshopsAddresses.at(it.point().code(), session.cycle()));
        event.setStatus(Status.confirmed());
        event.setSequence(session.version());
        var latitude = it.point().latitude();
        var longitude = it.point().longitude();
        if (latitude != null && longitude != null) event.setGeo(new Geo(latitude, longitude));
        return event;
    }
}
