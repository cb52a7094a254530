package fr.parvis.publicsite.web;

import static fr.parvis.shell.Words.t;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Geo;
import biweekly.property.Method;
import biweekly.property.Transparency;
import fr.parvis.network.PublicPoints.Opening;
import fr.parvis.network.PublicPoints.PublicPoint;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;

/**
 * Opening hours as iCalendar (RFC 5545): one event for each stretch, by the instant, so that no reader has to know our time zones,
 * holidays and rhythms; the stretch of a day keeps its identifier when its hours change. Nobody is busy because a point is open.
 */
final class OpeningsCalendar {
    private OpeningsCalendar() {}

    /** @param address of the point's page, whole */
    static String of(PublicPoint point, String address, List<Opening> openings) {
        var calendar = new ICalendar();
        calendar.setProductId("-//Parvis//Horaires//FR");
        calendar.setName(point.name());
        calendar.setRefreshInterval(biweekly.util.Duration.builder().days(1).build());
        calendar.setMethod(Method.PUBLISH);
        var parts = new HashMap<LocalDate, Integer>();
        for (var opening : openings)
            calendar.addEvent(event(point, address, opening, parts.merge(opening.day(), 1, Integer::sum)));
        return Biweekly.write(calendar).version(ICalVersion.V2_0).go();
    }

    private static VEvent event(PublicPoint point, String address, Opening opening, int part) {
        var event = new VEvent();
        event.setUid(point.code() + "-" + opening.day() + (part == 1 ? "" : "-" + part) + "@parvis");
        // the day is as good as any, and keeps the feed the same
        event.setDateTimeStamp(
                Date.from(opening.day().atStartOfDay(ZoneOffset.UTC).toInstant()));
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
