// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain;

import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Indicators;
import fr.parvis.indicators.Question;
import fr.parvis.network.Extent;
import fr.parvis.network.LocalDays;
import fr.parvis.queue.TicketsSettings;
import fr.parvis.statistics.SheetSums;
import fr.parvis.values.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Compares what indicators answer with the sheets, year by year, for all that both know. */
@Component
public class CompareWithSheets {
    private static final int VISITS = 0;
    private static final int PERSONS = 1;
    private static final int REQUESTS = 2;
    private static final int MINUTES = 3;

    /**
     * Counts that both know.
     *
     * @param sheet dimension of the sheets
     * @param places positions of the indicators' numbers there
     * @param unsaid whether the sheets hold "not said" too
     */
    private record Pair(String sheet, Dimension by, List<String> indicators, List<Integer> places, boolean unsaid) {}

    /** Number of codes that differ in a year of an association. */
    public record Difference(UUID association, int year, int codes) {}

    private static final List<Pair> PAIRS = pairs();

    private final SheetSums sheets;
    private final Associations associations;
    private final LocalDays days;
    private final int ticketDays;

    CompareWithSheets(SheetSums sheets, Associations associations, LocalDays days, TicketsSettings settings) {
        this.sheets = sheets;
        this.associations = associations;
        this.days = days;
        this.ticketDays = settings.keepDays();
    }

    private static List<Pair> pairs() {
        var pairs = new ArrayList<Pair>();
        for (var one : List.of(
                Dimension.PRESENCE,
                Dimension.DIRECTION,
                Dimension.PARTNER,
                Dimension.TEAM,
                Dimension.AGE_BAND,
                Dimension.GENDER,
                Dimension.SITUATION,
                Dimension.FIRST_VISIT,
                Dimension.LANGUAGE))
            pairs.add(new Pair(one.name(), one, List.of("visits", "persons"), List.of(VISITS, PERSONS), true));
        for (var one : List.of(Dimension.THEME, Dimension.OPERATOR, Dimension.LEVEL, Dimension.RESULT))
            pairs.add(new Pair(one.name(), one, List.of("requests", "minutes"), List.of(REQUESTS, MINUTES), true));
        for (var one : List.of(Dimension.BLOCKER, Dimension.SUPPORT, Dimension.AUTONOMY, Dimension.DEVICE))
            pairs.add(new Pair(one.name(), one, List.of("requests", "minutes"), List.of(REQUESTS, MINUTES), false));
        pairs.add(new Pair(
                "ACTIVITY",
                Dimension.ACTIVITY,
                List.of("activities", "activity-persons", "activity-minutes"),
                List.of(VISITS, PERSONS, MINUTES),
                true));
        pairs.add(new Pair("WAITED", Dimension.WAITED, List.of("tickets-served"), List.of(VISITS), true));
        pairs.add(new Pair("LEFT", Dimension.TICKET_REASON, List.of("tickets-left"), List.of(VISITS), true));
        pairs.add(new Pair("REFUSED", Dimension.TICKET_REASON, List.of("tickets-refused"), List.of(VISITS), true));
        pairs.add(new Pair("CALLED", Dimension.CALL_RESULT, List.of("calls"), List.of(VISITS), true));
        pairs.add(new Pair("LENT", Dimension.ITEM, List.of("items-lent"), List.of(VISITS), true));
        pairs.add(new Pair("GIVEN", Dimension.ITEM, List.of("items-given"), List.of(VISITS), true));
        return List.copyOf(pairs);
    }

    /** All associations, each year from the first to this one. */
    public List<Difference> handle(Indicators indicators, int firstYear) {
        var found = new ArrayList<Difference>();
        for (var association : associations.list())
            for (int year = firstYear; year <= days.today().getYear() + 1; year++) {
                int differing = differing(indicators, association.id(), year);
                if (differing > 0) found.add(new Difference(association.id(), year, differing));
            }
        return found;
    }

    /** How many codes differ in a year of an association. */
    int differing(Indicators indicators, UUID association, int year) {
        return Asking.as(association).call(() -> {
            var period = Period.ofYear(year);
            var ofSheets = sheets.ofAssociation(association, period.from(), period.to());
            if (ofSheets.isEmpty() && nothing(indicators, association, period)) return 0;
            int differing = 0;
            for (var pair : PAIRS) {
                boolean ofTickets = pair.indicators().getFirst().startsWith("tickets");
                if (ofTickets && forgotten(period.from())) continue;
                var told = answered(indicators, association, period, pair);
                var kept = kept(ofSheets.getOrDefault(pair.sheet(), Map.of()), pair);
                if (told.equals(kept)) continue;
                var codes = new java.util.HashSet<>(told.keySet());
                codes.addAll(kept.keySet());
                for (var code : codes) if (!java.util.Objects.equals(told.get(code), kept.get(code))) differing++;
            }
            return differing;
        });
    }

    private static boolean nothing(Indicators indicators, UUID association, Period period) {
        var all = PAIRS.stream()
                .flatMap(pair -> pair.indicators().stream())
                .filter(key -> !key.startsWith("tickets"))
                .distinct()
                .toList();
        return indicators
                .answer(new Question(all, period, List.of(), Map.of(), new Extent.OfAssociation(association)))
                .total()
                .stream()
                .allMatch(value -> value == 0);
    }

    /** Tickets are forgotten after a time, what was counted of them is not. */
    private boolean forgotten(LocalDate from) {
        return from.isBefore(days.today().minusDays(ticketDays));
    }

    private static Map<String, List<Long>> answered(Indicators indicators, UUID association, Period period, Pair pair) {
        var answer = indicators.answer(new Question(
                pair.indicators(), period, List.of(pair.by()), Map.of(), new Extent.OfAssociation(association)));
        var told = new HashMap<String, List<Long>>();
        for (var cell : answer.cells())
            if (pair.unsaid() || !cell.codes().getFirst().isEmpty())
                told.put(cell.codes().getFirst(), cell.values());
        return told;
    }

    private static Map<String, List<Long>> kept(Map<String, List<Long>> sheet, Pair pair) {
        var kept = new HashMap<String, List<Long>>();
        sheet.forEach((code, sums) -> {
            var values = pair.places().stream().map(sums::get).toList();
            if (values.stream().anyMatch(value -> value != 0)) kept.put(code, values);
        });
        return kept;
    }
}
