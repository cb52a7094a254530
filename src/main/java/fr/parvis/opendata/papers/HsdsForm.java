// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.papers;

import fr.parvis.network.OpenPoints;
import fr.parvis.network.OpenPoints.OpenPoint;
import fr.parvis.network.OpenPoints.WeekSpan;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A point in Open Referral HSDS, version 3: a location, the service that is given there, and the link between the two. All three bear
 * the identifier of the point, each in a table of its own.
 */
final class HsdsForm {
    private static final int MOST_WEEKS = 5_000;

    private final Publisher giver;
    private final OpenPoints points;

    /** Many points have the same hours, and to read them takes longer than all the rest. */
    private final Map<String, List<WeekSpan>> weeks = new HashMap<>();

    HsdsForm(Publisher giver, OpenPoints points) {
        this.giver = giver;
        this.points = points;
    }

    Map<String, Object> organization(UUID id, String name) {
        return new JsonItem()
                .with("id", id.toString())
                .with("name", name)
                .with("description", Publisher.t("opendata.portrait.association", name, giver.network()))
                .done();
    }

    /** With what there is one of each; {@link #wholeService} has the rest. */
    Map<String, Object> service(OpenPoint point) {
        return serviceItem(point).done();
    }

    Map<String, Object> wholeService(OpenPoint point) {
        return serviceItem(point)
                .with("phones", phones(point))
                .with("schedules", schedules(point))
                .with("service_at_locations", List.of(wholeServiceAtLocation(point)))
                .done();
    }

    private JsonItem serviceItem(OpenPoint point) {
        var place = point.place();
        return new JsonItem()
                .with("id", point.id().toString())
                .with("organization_id", point.association().toString())
                .with("name", place.name())
                .with("description", ServiceDescription.of(point, giver))
                .with("url", giver.hasAddress() ? giver.page(point.id()) : first(place.websites()))
                .with("email", first(place.emails()))
                .with("status", point.gone() ? "defunct" : "active")
                .with("application_process", joined(place.access()))
                .with("fees_description", joined(place.fees()))
                .with("eligibility_description", joined(place.publics()))
                .with(
                        "assured_date",
                        place.updated() == null ? null : place.updated().toString())
                .with("last_modified", point.changedAt().toString())
                .with("organization", organization(point.association(), giver.association(point.association())));
    }

    Map<String, Object> location(OpenPoint point) {
        var place = point.place();
        return new JsonItem()
                .with("id", point.id().toString())
                .with("location_type", "physical")
                .with("organization_id", point.association().toString())
                .with("name", place.name())
                .with("latitude", place.latitude())
                .with("longitude", place.longitude())
                .with("external_identifier", place.pivot())
                .with("external_identifier_type", place.pivot() == null ? null : pivotType(place.pivot()))
                .with("addresses", List.of(address(point)))
                .with("phones", phones(point))
                .with("schedules", schedules(point))
                .with(JsonItem.CLOSED_ON, closedOn(point))
                .done();
    }

    Map<String, Object> serviceAtLocation(OpenPoint point) {
        return link(point).done();
    }

    Map<String, Object> wholeServiceAtLocation(OpenPoint point) {
        return link(point).with("location", location(point)).done();
    }

    private static JsonItem link(OpenPoint point) {
        return new JsonItem()
                .with("id", point.id().toString())
                .with("service_id", point.id().toString())
                .with("location_id", point.id().toString())
                .with(JsonItem.CLOSED_ON, closedOn(point));
    }

    private static Map<String, Object> address(OpenPoint point) {
        var place = point.place();
        return new JsonItem()
                .with("id", part(point, "address"))
                .with("location_id", point.id().toString())
                .with("address_1", place.address())
                .with("address_2", place.addressComplement())
                .with("city", place.commune())
                .with("state_province", point.department())
                .with("postal_code", place.postcode())
                .with("country", "FR")
                .with("address_type", "physical")
                .done();
    }

    private static List<Map<String, Object>> phones(OpenPoint point) {
        var phone = point.place().phone();
        return phone == null
                ? List.of()
                : List.of(new JsonItem()
                        .with("id", part(point, "phone"))
                        .with("number", phone)
                        .with("type", "voice")
                        .done());
    }

    /** The week that comes back; hours that are no such week in words only, in the syntax of OpenStreetMap. */
    private List<Map<String, Object>> schedules(OpenPoint point) {
        var hours = point.place().hours();
        if (hours == null) return List.of();
        if (weeks.size() >= MOST_WEEKS) weeks.clear();
        var spans = weeks.computeIfAbsent(hours, points::week);
        if (spans.isEmpty())
            return List.of(new JsonItem()
                    .with("id", part(point, "schedule"))
                    .with("description", hours)
                    .done());
        var schedules = new ArrayList<Map<String, Object>>();
        for (var span : spans)
            schedules.add(new JsonItem()
                    .with("id", part(point, "schedule" + schedules.size()))
                    .with("freq", "WEEKLY")
                    .with("wkst", "MO")
                    .with("byday", span.days().stream().map(HsdsForm::day).collect(Collectors.joining(",")))
                    .with("opens_at", span.from().toString())
                    .with("closes_at", span.to().toString())
                    .with("description", hours)
                    .done());
        return schedules;
    }

    private static String day(DayOfWeek day) {
        return day.name().substring(0, 2);
    }

    private static String pivotType(String pivot) {
        return pivot.startsWith("W") ? "RNA" : "SIRET";
    }

    /** Parts of a point have identifiers of their own that follow from it: the same at each reading. */
    private static String part(OpenPoint point, String what) {
        return UUID.nameUUIDFromBytes((what + ":" + point.id()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static @Nullable String closedOn(OpenPoint point) {
        return point.gone() && point.closedOn() != null ? point.closedOn().toString() : null;
    }

    private static @Nullable String first(List<String> values) {
        return values.isEmpty() ? null : values.getFirst();
    }

    private static @Nullable String joined(List<String> values) {
        return values.isEmpty() ? null : String.join(", ", values);
    }
}
