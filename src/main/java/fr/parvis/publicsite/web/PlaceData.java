package fr.parvis.publicsite.web;

import fr.parvis.network.PublicPoints.Opening;
import fr.parvis.network.PublicPoints.PublicPoint;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A point for machines, in the words of schema.org (JSON-LD). */
@Component
class PlaceData {
    private final JsonMapper json;

    PlaceData(JsonMapper json) {
        this.json = json;
    }

    /**
     * @param address of the point's page, whole
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
                openings.stream().map(opening -> hours(point, opening)).toList());
        place.values().removeIf(value -> value == null);
        var service = new LinkedHashMap<String, Object>();
        service.put("@type", "GovernmentService");
        service.put("name", point.name());
        service.put("url", address);
        service.put("serviceType", PlainWords.helps(point.helps()));
        service.put(
                "availableChannel",
                Map.of("@type", "ServiceChannel", "serviceLocation", Map.of("@id", address + "#lieu")));
        var graph = point.ended() ? List.of(place) : List.of(place, service);
        return inert(json.writeValueAsString(Map.of("@context", "https://schema.org", "@graph", graph)));
    }

    private static Map<String, String> hours(PublicPoint point, Opening opening) {
        var hours = new LinkedHashMap<String, String>();
        hours.put("@type", "OpeningHoursSpecification");
        hours.put("validFrom", opening.day().toString());
        hours.put("validThrough", opening.day().toString());
        hours.put("opens", LocalTime.ofInstant(opening.start(), point.zone()).toString());
        hours.put("closes", LocalTime.ofInstant(opening.end(), point.zone()).toString());
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
