// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.database.TransactionSetting;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.Nomenclature;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Visits of the association that match a filter, newest first, by pages; only one's own without the right to see the team's.
 * The cost of a page does not grow with the table: it looks no further than {@value #COUNTED} visits.
 */
@Component
@Transactional(readOnly = true)
public class ListVisits {
    /** Visits on a page. */
    public static final int PAGE = 40;

    /** How far visits are counted. */
    public static final int COUNTED = 1000;

    /** Number of requests that are few: looked up one by one while one waits. Among them are more than a page, and than is counted. */
    private static final int FEW = 1500;

    /** Number of requests that are few where going through the visits is slow. */
    private static final int MORE_THAN_FEW = 6000;

    private static final String PLACE = "v.day, v.started_at, v.id";

    /** Beginning or end of a page: a visit's place in the order. */
    public record Place(LocalDate day, Instant startedAt, UUID id) {
        static Place of(RecordedVisit recorded) {
            var visit = recorded.visit();
            return new Place(visit.day(), visit.startedAt(), visit.id());
        }
    }

    /** From where on to look: older than a place, newer than one, or from the newest. */
    public sealed interface From {
        record Newest() implements From {}

        record OlderThan(Place place) implements From {}

        record NewerThan(Place place) implements From {}
    }

    /**
     * A page.
     *
     * @param newer end of the visits before this page; null on the first
     * @param older start of those after it; null on the last
     * @param count number of visits in all, exact up to {@value #COUNTED}, then one more
     */
    public record Page(
            List<RecordedVisit> visits,
            @Nullable Place newer,
            @Nullable Place older,
            int count) {}

    private final JdbcClient database;
    private final VisitTable visits;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;

    ListVisits(JdbcClient database, VisitTable visits, Nomenclature nomenclature, LocalDays localDays) {
        this.database = database;
        this.visits = visits;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
    }

    /** The filter that the current account may ask for: its own visits unless it may see the team's. */
    public static VisitFilter allowed(VisitFilter asked) {
        var actor = CurrentActor.now();
        var who = SignedIn.current();
        boolean all = actor.forTheTeam() || who != null && who.may(Right.FETCH_VISITS);
        return all ? asked : asked.of(actor.account());
    }

    public Page handle(VisitFilter asked, From from) {
        var matching = matching(allowed(asked));
        planForTheseValues();
        var ids = ids(matching, from);
        // one more than is shown tells whether there are others
        boolean others = ids.size() > PAGE;
        boolean backwards = from instanceof From.NewerThan;
        var shown = others ? ids.subList(0, PAGE) : ids;
        var found = visits.listInOrder(backwards ? shown.reversed() : shown);
        boolean newer = backwards ? others : from instanceof From.OlderThan;
        boolean older = backwards || others;
        return new Page(
                found,
                newer && !found.isEmpty() ? Place.of(found.getFirst()) : null,
                older && !found.isEmpty() ? Place.of(found.getLast()) : null,
                count(matching));
    }

    /**
     * A plan made for any value would serve the frequent ones badly, or the rare ones; and a bitmap reads all that an index finds
     * where the newest are enough.
     */
    private void planForTheseValues() {
        TransactionSetting.planForValues(database);
        TransactionSetting.set(database, "enable_bitmapscan", "off");
    }

    private Matching matching(VisitFilter filter) {
        return Matching.of(Asking.association(), filter, nomenclature, localDays.today());
    }

    private List<UUID> ids(Matching matching, From from) {
        var place = switch (from) {
            case From.Newest newest -> null;
            case From.OlderThan(var older) -> older;
            case From.NewerThan(var newer) -> newer;
        };
        boolean backwards = from instanceof From.NewerThan;
        var values = new HashMap<>(matching.values());
        var sorted = " order by day %1$s, started_at %1$s, id %1$s limit %2$d"
                .formatted(backwards ? "asc" : "desc", PAGE + 1);
        var beyond = "";
        var reach = "";
        if (place != null) {
            values.put("placeDay", place.day());
            values.put("placeTime", place.startedAt());
            values.put("placeId", place.id());
            // the day alone as well, for the index
            beyond = " and (v.day, v.started_at, v.id) %1$s (:placeDay, :placeTime, :placeId) and v.day %1$s= :placeDay"
                    .formatted(backwards ? ">" : "<");
            reach = " and r.day %s= :placeDay".formatted(backwards ? ">" : "<");
        }
        var cut = new Cut(beyond, reach, sorted);
        var way = way(matching, values, reach, backwards);
        var found = ids(select(matching, way, PLACE, cut) + sorted, values);
        // several of the requests looked at may be of one visit
        return way.endsWithin != null && found.size() <= PAGE
                ? ids(select(matching, Way.BY_VISIT, PLACE, cut) + sorted, values)
                : found;
    }

    private List<UUID> ids(String select, Map<String, Object> values) {
        return database.sql(select)
                .params(values)
                .query(ResultRow.map(row -> row.uuid("id")))
                .list();
    }

    private int count(Matching matching) {
        var values = new HashMap<>(matching.values());
        var way = way(matching, values, "", false);
        int found = count(matching, way, values);
        return way.endsWithin != null && found <= COUNTED ? count(matching, Way.BY_VISIT, values) : found;
    }

    private int count(Matching matching, Way way, Map<String, Object> values) {
        // the newest first: the database has just read them for the page
        var limit = " limit " + (COUNTED + 1);
        var cut = new Cut("", "", " order by v.day desc" + limit);
        return database.sql("select count(*) from (" + select(matching, way, "v.id", cut) + limit + ") as found")
                .params(values)
                .query(Integer.class)
                .single();
    }

    /**
     * From which table to begin. What is seldom asked for is found among the requests, then looked up; what is frequent is met soon
     * among the visits in their order. The planner, which knows no association by itself, cannot tell one from the other.
     *
     * @param endsWithin condition on the day within which more than a page is found for certain
     */
    private record Way(boolean byRequest, @Nullable String endsWithin) {
        static final Way BY_VISIT = new Way(false, null);
    }

    private Way way(Matching matching, Map<String, Object> values, String reach, boolean backwards) {
        if (!matching.asksForARequest()) return Way.BY_VISIT;
        record Met(int requests, @Nullable LocalDate last) {}
        // with something asked of the visit too, going through the visits takes longer
        int few = matching.asksMoreOfTheVisit() ? MORE_THAN_FEW : FEW;
        var met = database.sql("""
                        select count(*)::int as requests, %s(day) as last from (
                            select r.day from visits.request r where %s order by r.day %s limit %d) as met""".formatted(
                        backwards ? "max" : "min", matching.ofRequest() + reach, backwards ? "asc" : "desc", few))
                .params(values)
                .query(ResultRow.map(row -> new Met(row.integer("requests"), row.dayOrNull("last"))))
                .single();
        if (met.requests < few) return new Way(true, null);
        if (met.last == null || matching.asksMoreOfTheVisit()) return Way.BY_VISIT;
        values.put("last", met.last);
        return new Way(true, backwards ? "day <= :last" : "day >= :last");
    }

    /**
     * Cut of what is looked at, as SQL.
     *
     * @param beyond condition on the visit, of a page that is not the first
     * @param reach the same on the day of a request
     * @param end order and limit
     */
    private record Cut(String beyond, String reach, String end) {}

    private static String select(Matching matching, Way way, String columns, Cut cut) {
        if (!way.byRequest) return apart(matching, columns, cut);
        var within = way.endsWithin == null ? "" : " and r." + way.endsWithin;
        return "select * from (select " + columns + " from (select distinct r.visit from visits.request r where "
                + matching.ofRequest() + cut.reach + within + ") as met join visits.visit v on v.id = met.visit where "
                + matching.ofVisitOfRequest() + " and " + matching.ofMediator() + cut.beyond + ") as part";
    }

    /** Finds each way of having been there on its own, cut at its end, and puts them together. */
    private static String apart(Matching matching, String columns, Cut cut) {
        var parts = new ArrayList<String>();
        for (var mediator : matching.ofMediatorApart())
            parts.add("(select " + columns + " from visits.visit v where " + matching.ofVisitWithRequest() + " and "
                    + mediator + cut.beyond + cut.end + ")");
        return parts.stream().collect(Collectors.joining(" union ", "select * from (", ") as part"));
    }
}
