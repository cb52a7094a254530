// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.t;

import biweekly.component.VEvent;
import biweekly.property.Geo;
import biweekly.property.Status;
import fr.parvis.files.CalendarFile;
import fr.parvis.rounds.Rounds;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Halts as iCalendar (RFC 5545): one event for each, by the instant, so that no reader has to know our time zones and rhythms; the
 * same halt keeps its identifier whatever is said of it, other hours too, and one that is cancelled stays and says so.
 */
final class StopsCalendar {
    private StopsCalendar() {}

    static String of(String name, List<Rounds.NextStop> halts, Instant made) {
        return new CalendarFile("Tournees", name, Duration.ofHours(1))
                .text(made, halts.stream().map(StopsCalendar::event).toList());
    }

    private static VEvent event(Rounds.NextStop halt) {
        var event = new VEvent();
        event.setUid(halt.stop() + "-" + halt.day() + (halt.part() == 0 ? "" : "-" + halt.part()) + "@parvis");
        event.setDateStart(Date.from(halt.start()), true);
        event.setDateEnd(Date.from(halt.end()), true);
        event.setSummary(
                halt.state() == Rounds.State.CANCELLED ? t("rounds.feed.cancelled", halt.place()) : halt.place());
        event.setLocation(Stream.of(halt.place(), halt.address(), halt.commune())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", ")));
        event.setDescription(Stream.of(halt.note(), halt.tourName(), halt.frequency())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n")));
        event.setStatus(halt.state() == Rounds.State.CANCELLED ? Status.cancelled() : Status.confirmed());
        event.setSequence(halt.revision());
        var latitude = halt.latitude();
        var longitude = halt.longitude();
        if (latitude != null && longitude != null) event.setGeo(new Geo(latitude, longitude));
        return event;
    }
}
