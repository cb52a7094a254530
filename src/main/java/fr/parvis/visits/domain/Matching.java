// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.visits.Direction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A filter as conditions on {@code visits.visit v} and {@code visits.request r}; every value is bound. */
public final class Matching {
    /** Number of corrections of {@code visits.visit v}; a slip that was undone a moment later is none. */
    public static final String CORRECTIONS = """
            case when v.version < 2 then v.version else v.version - 2 * (
                    select count(*) from visits.earlier_version e
                    where e.association = v.association and e.visit = v.id and e.undone) end as corrections""";

    private static final String ASSOCIATION = ".association = :association";

    /** Hides the value from the planner: where its statistics know none of an association's rows, it would read all of them again each time. */
    private static final String UNSEEN = ".association = (select :association::uuid)";

    private final List<String> visit = new ArrayList<>();
    private final List<String> request = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final boolean ofOneMediator;
    private final boolean attended;

    private Matching(UUID association, VisitFilter filter, List<String> themes) {
        ofOneMediator = filter.mediator() != null;
        attended = filter.attended();
        visit.add("v.cancelled_at is null");
        values.put("association", association);
        if (filter.from() != null) {
            visit.add("v.day >= :from");
            request.add("r.day >= :from");
            values.put("from", filter.from());
        }
        if (filter.to() != null) {
            visit.add("v.day <= :to");
            request.add("r.day <= :to");
            values.put("to", filter.to());
        }
        if (filter.mediator() != null) values.put("mediator", filter.mediator());
        equal(visit, "v.point", "point", filter.point());
        equal(visit, "v.team", "team", filter.team());
        equal(visit, "v.presence", "presence", filter.presence());
        equal(visit, "v.partner", "partner", filter.partner());
        equal(visit, "v.age_band", "ageBand", filter.ageBand());
        // written out: partial indexes hold these
        if (filter.direction() != null)
            visit.add(
                    filter.direction() == Direction.OUTGOING ? "v.direction = 'OUTGOING'" : "v.direction = 'INCOMING'");
        if (filter.firstVisit() != null) visit.add(filter.firstVisit() ? "v.first_visit" : "not v.first_visit");
        if (filter.theme() != null) {
            request.add("r.theme = any(:themes::text[])");
            values.put("themes", themes.toArray(String[]::new));
        }
        equal(request, "r.operator", "operator", filter.operator());
        equal(request, "r.level", "level", filter.level());
        equal(request, "r.result", "result", filter.result());
        if (VisitFilter.ANY.equals(filter.blocker())) request.add("r.blocker is not null");
        else equal(request, "r.blocker", "blocker", filter.blocker());
    }

    /** The filter in an association, a family of themes told by its themes of the period. */
    public static Matching of(UUID association, VisitFilter filter, Nomenclature nomenclature, LocalDate today) {
        return new Matching(association, filter, themes(filter, nomenclature, today));
    }

    private static List<String> themes(VisitFilter filter, Nomenclature nomenclature, LocalDate today) {
        var asked = filter.theme();
        if (asked == null) return List.of();
        var first = filter.from() == null ? today : filter.from();
        var last = filter.to() == null ? today : filter.to();
        var ofTheFamily = Stream.of(first, last, today)
                .distinct()
                .flatMap(day -> nomenclature.on(day).themes().stream())
                .filter(family -> family.family().code().equals(asked))
                .flatMap(family -> family.themes().stream())
                .map(theme -> theme.code())
                .distinct()
                .toList();
        return ofTheFamily.isEmpty() ? List.of(asked) : ofTheFamily;
    }

    private void equal(List<String> conditions, String column, String name, @Nullable Object value) {
        if (value == null) return;
        conditions.add(column + " = :" + name);
        values.put(name, value);
    }

    public Map<String, Object> values() {
        return values;
    }

    /** Conditions on the visit, whoever was there. */
    public String ofVisit() {
        return all("v" + ASSOCIATION, visit);
    }

    /** As {@link #ofVisit}, on the visit of a request that is found already. */
    String ofVisitOfRequest() {
        return all("v" + UNSEEN, visit);
    }

    /** Conditions on the request alone. */
    String ofRequest() {
        return all("r" + ASSOCIATION, request);
    }

    /** As {@link #ofRequest}, on the requests of a visit that is found already. */
    public String ofRequestOfVisit() {
        return all("r" + UNSEEN, request);
    }

    private static String all(String association, List<String> conditions) {
        return Stream.concat(Stream.of(association), conditions.stream()).collect(Collectors.joining(" and "));
    }

    /** Whether something is asked of the request. */
    public boolean asksForARequest() {
        return request.stream().anyMatch(condition -> !condition.startsWith("r.day"));
    }

    /** Whether something is asked of the visit other than its day. */
    boolean asksMoreOfTheVisit() {
        return ofOneMediator || visit.stream().skip(1).anyMatch(condition -> !condition.startsWith("v.day"));
    }

    /** The mediator, in one condition that no index finds. */
    public String ofMediator() {
        if (!ofOneMediator) return "true";
        return attended
                ? ":mediator = any(v.mediators)"
                : "(v.recorded_by = :mediator or :mediator = any(v.mediators))";
    }

    /** The mediator, in conditions that each have their index; together they find all, some twice. */
    List<String> ofMediatorApart() {
        if (!ofOneMediator) return List.of("true");
        var there = List.of(
                "v.mediators[1] = :mediator",
                "v.mediators[2] = :mediator",
                "v.mediators[3] is not null and (v.mediators[3] = :mediator or v.mediators[4] = :mediator)");
        if (attended) return there;
        var all = new ArrayList<>(there);
        all.add("v.recorded_by = :mediator and v.recorded_by <> v.mediators[1]");
        return all;
    }

    /** Conditions on the visit and on one of its requests. */
    String ofVisitWithRequest() {
        return asksForARequest()
                // "offset 0" keeps it a look-up for each visit in turn: the planner would rather join all of both
                ? ofVisit() + " and exists (select from visits.request r where r.visit = v.id and "
                        + ofRequestOfVisit()
                        + " offset 0)"
                : ofVisit();
    }
}
