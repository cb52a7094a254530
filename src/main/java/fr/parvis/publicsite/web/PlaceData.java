// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import fr.parvis.network.OpeningTimes.Opening;
import fr.parvis.network.PublicPoints.PublicPoint;
import fr.parvis.rounds.Rounds.NextStop;
import fr.parvis.rounds.Rounds.PublicStop;
import fr.parvis.rounds.Rounds.State;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A point, or a stop of a tour, for machines, in the words of schema.org (JSON-LD). */
@Component
class PlaceData {
    private final JsonMapper json;

    PlaceData(JsonMapper json) {
        this.json = json;
    }

    /**
     * A point.
     *
     * @param address of its page, whole
     * @return JSON that may stand inside an element of a page: nothing in it can end that element or begin another
     */
    String of(PublicPoint point, String address, List<Opening> openings) {
        var place = new LinkedHashMap<String, @Nullable Object>();
        place.put("@type", "Place");
        place.put("@id", address + "#lieu");
        place.put("name", point.name());
        place.put("url", address);
        place.put("description", point.summary());
        place.put("telephone", point.phone());
        place.put(
                "address",
                Map.of(
                        "@type",
                        "PostalAddress",
                        "streetAddress",
                        point.address(),
                        "postalCode",
                        point.postcode(),
                        "addressLocality",
                        point.commune(),
                        "addressCountry",
                        "FR"));
        var latitude = point.latitude();
        var longitude = point.longitude();
        if (latitude != null && longitude != null)
            place.put("geo", Map.of("@type", "GeoCoordinates", "latitude", latitude, "longitude", longitude));
        place.put("publicAccess", !point.ended());
        place.put(
                "openingHoursSpecification",
                openings.stream()
                        .map(opening -> hours(opening.day(), opening.start(), opening.end(), point.zone()))
                        .toList());
        return graph(place, point.ended() ? null : service(point.name(), point, address));
    }

    /**
     * Where a tour stops, open when somebody is there.
     *
     * @param point point that stops there
     * @param postcode postcode, where surely known
     * @param address of the stop's page, whole
     * @param halts its next ones
     * @return as for a point
     */
    String of(PublicStop stop, PublicPoint point, @Nullable String postcode, String address, List<NextStop> halts) {
        var name = stop.place() + ", " + stop.commune();
        var place = new LinkedHashMap<String, @Nullable Object>();
        place.put("@type", "Place");
        place.put("@id", address + "#lieu");
        place.put("name", name);
        place.put("url", address);
        place.put("telephone", point.phone());
        var where = new LinkedHashMap<String, @Nullable Object>();
        where.put("@type", "PostalAddress");
        where.put("streetAddress", stop.address().isEmpty() ? stop.place() : stop.address());
        where.put("postalCode", postcode);
        where.put("addressLocality", stop.commune());
        where.put("addressCountry", "FR");
        where.values().removeIf(value -> value == null);
        place.put("address", where);
        var latitude = stop.latitude();
        var longitude = stop.longitude();
        if (latitude != null && longitude != null)
            place.put("geo", Map.of("@type", "GeoCoordinates", "latitude", latitude, "longitude", longitude));
        boolean over = stop.over() || point.ended();
        place.put("publicAccess", !over);
        place.put(
                "openingHoursSpecification",
                halts.stream()
                        .filter(halt -> halt.state() != State.CANCELLED && halt.state() != State.MOVED)
                        .map(halt -> hours(halt.day(), halt.start(), halt.end(), point.zone()))
                        .toList());
        return graph(place, over ? null : service(stop.tour().name(), point, address));
    }

    /** @param service null at a place that is over */
    private String graph(Map<String, @Nullable Object> place, @Nullable Map<String, Object> service) {
        place.values().removeIf(value -> value == null);
        var graph = service == null ? List.of(place) : List.of(place, service);
        return inert(json.writeValueAsString(Map.of("@context", "https://schema.org", "@graph", graph)));
    }

    private static Map<String, Object> service(String name, PublicPoint point, String address) {
        var service = new LinkedHashMap<String, Object>();
        service.put("@type", "GovernmentService");
        service.put("name", name);
        service.put("url", address);
        service.put("serviceType", PlainWords.helps(point.helps()));
        service.put(
                "availableChannel",
                Map.of("@type", "ServiceChannel", "serviceLocation", Map.of("@id", address + "#lieu")));
        return service;
    }

    private static Map<String, String> hours(LocalDate day, Instant start, Instant end, ZoneId zone) {
        var hours = new LinkedHashMap<String, String>();
        hours.put("@type", "OpeningHoursSpecification");
        hours.put("validFrom", day.toString());
        hours.put("validThrough", day.toString());
        hours.put("opens", LocalTime.ofInstant(start, zone).toString());
        hours.put("closes", LocalTime.ofInstant(end, zone).toString());
        return hours;
    }

    /** A name may hold {@code </script>} or {@code <!--}: written as escapes they mean the same and do nothing. */
    static String inert(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
