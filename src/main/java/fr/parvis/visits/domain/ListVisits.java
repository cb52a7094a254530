package fr.parvis.visits.domain;

import fr.parvis.database.Asking;
import fr.parvis.nomenclature.Nomenclature;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The visits of the association that a filter asks for, newest first, a page at a time; one's own for who may not see the team's.
 * What a page costs does not grow with the table: it looks no further than {@value #COUNTED} visits.
 */
@Component
@Transactional(readOnly = true)
public class ListVisits {
    /** Visits on a page. */
    public static final int PAGE = 50;

    /** How far visits are counted. */
    public static final int COUNTED = 1000;

    private static final ZoneId HOME = ZoneId.of("Europe/Paris");

    /** Where a page begins or ends: a visit's place in the order. */
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
     * @param newer where the visits before this page end; nothing on the first
     * @param older where those after it begin; nothing on the last
     * @param count how many in all, exact up to {@value #COUNTED}, then one more
     */
    public record Page(
            List<RecordedVisit> visits,
            @Nullable Place newer,
            @Nullable Place older,
            int count) {}

    private final JdbcClient database;
    private final VisitTable visits;
    private final Nomenclature nomenclature;
    private final Clock clock;

    ListVisits(JdbcClient database, VisitTable visits, Nomenclature nomenclature, Clock clock) {
        this.database = database;
        this.visits = visits;
        this.nomenclature = nomenclature;
        this.clock = clock;
    }

    /** The filter that the current account may ask for: its own visits unless it may see the team's. */
    public static VisitFilter allowed(VisitFilter asked) {
        var who = WhoActs.now();
        return who.forTheTeam() ? asked : asked.of(who.account());
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

    /** A plan made for any value would serve the frequent ones badly, or the rare ones. */
    private void planForTheseValues() {
        database.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)")
                .query(String.class)
                .single();
    }

    private Matching matching(VisitFilter filter) {
        return Matching.of(Asking.association(), filter, nomenclature, LocalDate.ofInstant(clock.instant(), HOME));
    }

    private List<UUID> ids(Matching matching, From from) {
        var place = switch (from) {
            case From.Newest newest -> null;
            case From.OlderThan(var older) -> older;
            case From.NewerThan(var newer) -> newer;
        };
        var order = from instanceof From.NewerThan ? "asc" : "desc";
        var beyond = place == null
                ? ""
                : " and (v.day, v.started_at, v.id) " + (order.equals("asc") ? ">" : "<")
                        // the day alone, for the index
                        + " (:placeDay, :placeTime, :placeId) and v.day " + (order.equals("asc") ? ">=" : "<=")
                        + " :placeDay";
        var sorted = " order by day %1$s, started_at %1$s, id %1$s limit %2$d".formatted(order, PAGE + 1);
        var statement = database.sql(parts(matching, "v.day, v.started_at, v.id", beyond, sorted) + sorted)
                .params(matching.values());
        if (place != null)
            statement = statement
                    .param("placeDay", place.day())
                    .param("placeTime", OffsetDateTime.ofInstant(place.startedAt(), ZoneOffset.UTC))
                    .param("placeId", place.id());
        return statement.query((row, n) -> row.getObject("id", UUID.class)).list();
    }

    private int count(Matching matching) {
        var limit = " limit " + (COUNTED + 1);
        return database.sql("select count(*) from (" + parts(matching, "v.id", "", limit) + limit + ") as found")
                .params(matching.values())
                .query(Integer.class)
                .single();
    }

    /** What each way of having been there finds, cut by {@code end}, put together. */
    private static String parts(Matching matching, String columns, String more, String end) {
        var parts = new ArrayList<String>();
        for (var mediator : matching.ofMediatorApart())
            parts.add("(select " + columns + " from visits.visit v where " + matching.ofVisitWithRequest() + " and "
                    + mediator + more + end + ")");
        return parts.stream().collect(Collectors.joining(" union ", "select * from (", ") as part"));
    }
}
