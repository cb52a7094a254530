// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import static fr.parvis.shell.Words.t;

import biweekly.component.VEvent;
import biweekly.property.Geo;
import biweekly.property.Transparency;
import fr.parvis.files.CalendarFile;
import fr.parvis.network.OpeningTimes.Opening;
import fr.parvis.network.PublicPoints.PublicPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;

/**
 * Opening hours as iCalendar (RFC 5545): one event for each stretch, by the instant, so that no reader has to know our time zones,
 * holidays and rhythms; the stretch of a day keeps its identifier when its hours change. Nobody is busy because a point is open.
 */
final class OpeningsCalendar {
    private OpeningsCalendar() {}

    /**
     * @param address of the point's page, whole
     * @param made now
     */
    static String of(PublicPoint point, String address, List<Opening> openings, Instant made) {
        var parts = new HashMap<LocalDate, Integer>();
        var events = openings.stream()
                .map(opening -> event(point, address, opening, parts.merge(opening.day(), 1, Integer::sum)))
                .toList();
        return new CalendarFile("Horaires", point.name(), Duration.ofDays(1)).text(made, events);
    }

    private static VEvent event(PublicPoint point, String address, Opening opening, int part) {
        var event = new VEvent();
        event.setUid(point.code() + "-" + opening.day() + (part == 1 ? "" : "-" + part) + "@parvis");
        event.setDateStart(Date.from(opening.start()), true);
        event.setDateEnd(Date.from(opening.end()), true);
        event.setSummary(t("publicsite.calendar.open", point.name()));
        event.setLocation(point.address() + ", " + point.postcode() + " " + point.commune());
        event.setUrl(address);
        event.setTransparency(Transparency.transparent());
        var latitude = point.latitude();
        var longitude = point.longitude();
        if (latitude != null && longitude != null) event.setGeo(new Geo(latitude, longitude));
        return event;
    }
}
