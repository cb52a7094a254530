package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.t;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Geo;
import biweekly.property.Method;
import biweekly.property.Status;
import fr.parvis.rounds.Rounds;
import java.time.ZoneOffset;
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

    static String of(String name, List<Rounds.NextStop> halts) {
        var calendar = new ICalendar();
        calendar.setProductId("-//Parvis//Tournees//FR");
        calendar.setName(name);
        calendar.setRefreshInterval(biweekly.util.Duration.builder().hours(1).build());
        calendar.setMethod(Method.PUBLISH);
        for (var halt : halts) calendar.addEvent(event(halt));
        return Biweekly.write(calendar).version(ICalVersion.V2_0).go();
    }

    private static VEvent event(Rounds.NextStop halt) {
        var event = new VEvent();
        event.setUid(halt.stop() + "-" + halt.day() + (halt.part() == 0 ? "" : "-" + halt.part()) + "@parvis");
        // what was said is not dated for the public; the day of the halt is as good as any, and keeps the feed the same
        event.setDateTimeStamp(Date.from(halt.day().atStartOfDay(ZoneOffset.UTC).toInstant()));
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
        event.setSequence(halt.state() == Rounds.State.PLANNED ? 0 : 1);
        var latitude = halt.latitude();
        var longitude = halt.longitude();
        if (latitude != null && longitude != null) event.setGeo(new Geo(latitude, longitude));
        return event;
    }
}
