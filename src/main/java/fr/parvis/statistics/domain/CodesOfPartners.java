// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.network.Extent;
import fr.parvis.nomenclature.Act;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.nomenclature.OutsideList;
import fr.parvis.nomenclature.Translation;
import fr.parvis.protection.SmallCounts;
import fr.parvis.values.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Acts in the words of partners: each act translated by the crosswalk of its day. Nothing is lost on the way: what is
 * translated and what has no counterpart add up to all that was done.
 */
@Component
public class CodesOfPartners {

    /** The lists that are shown, in order. */
    private static final List<OutsideList> LISTS = List.of(
            OutsideList.NF_X60_600,
            OutsideList.FRANCE_SERVICES_OPERATOR,
            OutsideList.FRANCE_SERVICES_THEME,
            OutsideList.COOP_THEME,
            OutsideList.COOP_ADMINISTRATIVE_THEME,
            OutsideList.COOP_REFERRED_TO,
            OutsideList.COOP_AUTONOMY,
            OutsideList.COOP_DEVICE);

    /**
     * A code of an outside list.
     *
     * @param unconfirmed number of them on a row that nobody has confirmed
     * @param activities of them, what had no visitor
     */
    public record Row(String code, long requests, long unconfirmed, long activities, long minutes) {
        private Row under(String target, boolean confirmed) {
            return new Row(target, requests, confirmed ? 0 : requests, activities, minutes);
        }

        private Row plus(Row other) {
            return new Row(
                    code,
                    requests + other.requests,
                    unconfirmed + other.unconfirmed,
                    activities + other.activities,
                    minutes + other.minutes);
        }
    }

    /**
     * One outside list. A request may stand under several of its codes: then the rows add up to more than what is translated.
     *
     * @param total number that could be translated
     * @param translated of them, how many have at least one code
     * @param without of them, how many have none
     */
    public record Translated(OutsideList list, long total, long translated, long without, List<Row> rows) {}

    /**
     * A list for accounts that may not see the acts.
     *
     * @param translated the hidden rows last
     * @param hidden its codes that are not told
     * @param hidesWithout whether it is not told how many have no code
     * @param hidesAll whether nothing of it is told
     */
    public record Outside(Translated translated, Set<String> hidden, boolean hidesWithout, boolean hidesAll) {}

    /** Under which the count of what has no counterpart is kept among those of the codes. */
    private static final String WITHOUT = "";

    private final ReadLedger ledger;
    private final Nomenclature nomenclature;
    private final HiddenMonths hiddenMonths;
    private final SmallCounts smallCounts;

    CodesOfPartners(ReadLedger ledger, Nomenclature nomenclature, HiddenMonths hiddenMonths, SmallCounts smallCounts) {
        this.ledger = ledger;
        this.nomenclature = nomenclature;
        this.hiddenMonths = hiddenMonths;
        this.smallCounts = smallCounts;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Translated> of(Extent extent, Period period) {
        // one catalogue serves all days between two changes of the nomenclature: what it translates is added up first
        var byCatalogue = new IdentityHashMap<Catalogue, Cells>();
        // a month at a time: the acts of a whole network in a year would not fit a small memory side by side
        for (var month : Step.MONTH.cut(period)) addMonth(byCatalogue, extent, month);
        return LISTS.stream().map(list -> tally(list, byCatalogue).of(list)).toList();
    }

    /**
     * The whole network's for accounts that may not see the acts, month by month that is over. A code is a sum of ours: it is hidden where it is
     * small and where it holds the whole of a count that is hidden on the page of figures. An association's are for itself: beside
     * the others they would be told by subtraction.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Outside> outside(Period period) {
        var network = new Extent.WholeNetwork();
        var months = Step.MONTH.cut(period);
        var hiddenCells = hiddenMonths.of(network, months);
        var byCatalogue = new IdentityHashMap<Catalogue, Cells>();
        var hidden = new EnumMap<OutsideList, Set<String>>(OutsideList.class);
        var silent = EnumSet.noneOf(OutsideList.class);
        for (int i = 0; i < months.size(); i++) {
            var ofMonth = new IdentityHashMap<Catalogue, Cells>();
            addMonth(ofMonth, network, months.get(i));
            ofMonth.forEach((catalogue, cells) ->
                    byCatalogue.computeIfAbsent(catalogue, c -> new Cells()).add(cells));
            for (var list : LISTS) {
                var tally = tally(list, ofMonth);
                if (smallCounts.isSmall(tally.total)) silent.add(list);
                hidden.computeIfAbsent(list, l -> new HashSet<>()).addAll(hidden(tally, ofMonth, hiddenCells.get(i)));
            }
        }
        return LISTS.stream()
                .map(list -> {
                    var codes = hidden.getOrDefault(list, Set.of());
                    var all = tally(list, byCatalogue).of(list);
                    var rows = all.rows().stream()
                            .sorted(Comparator.comparing((Row row) -> codes.contains(row.code()))
                                    .thenComparing(Comparator.comparingLong(
                                                    (Row row) -> codes.contains(row.code()) ? 0 : row.requests())
                                            .reversed())
                                    .thenComparing(Row::code))
                            .toList();
                    return new Outside(
                            new Translated(list, all.total(), all.translated(), all.without(), rows),
                            codes,
                            codes.contains(WITHOUT),
                            silent.contains(list));
                })
                .toList();
    }

    /** The codes of a list, and what has none, that a month does not tell. */
    private Set<String> hidden(Tally tally, Map<Catalogue, Cells> sums, HiddenCells hiddenCells) {
        var whole = new Cells();
        sums.values().forEach(whole::add);
        var codes = new ArrayList<>(tally.rows.keySet());
        codes.add(WITHOUT);
        var counts = new ArrayList<Long>();
        var already = new ArrayList<Boolean>();
        for (var code : codes) {
            var row = tally.rows.get(code);
            counts.add(row == null ? tally.without : row.requests());
            boolean holds = false;
            for (var source : tally.sources.getOrDefault(code, Map.of()).entrySet()) {
                var dimension = source.getKey().dimension();
                holds |= hiddenCells.holds(dimension, source.getKey().code())
                        && source.getValue()
                                == dimension.count(
                                        whole.of(dimension, source.getKey().code()));
            }
            already.add(holds);
        }
        var hide = smallCounts.hidden(counts, already);
        var hidden = new HashSet<String>();
        for (int i = 0; i < codes.size(); i++) if (hide.get(i)) hidden.add(codes.get(i));
        return hidden;
    }

    private void addMonth(Map<Catalogue, Cells> sums, Extent extent, Period month) {
        for (var piece : read(extent, List.of(month)).pieces(month)) {
            if (piece.whole() && nomenclature.on(piece.from()) != nomenclature.on(piece.to())) {
                addDays(sums, extent, month);
            } else {
                add(sums, piece.from(), piece.cells());
            }
        }
    }

    /** A month in which something changed is read day by day; what waits was read with the month. */
    private void addDays(Map<Catalogue, Cells> sums, Extent extent, Period month) {
        var days = Step.DAY.cut(month);
        var read = read(extent, days);
        for (var day : days) add(sums, day.from(), read.day(day.from()));
    }

    private Ledger read(Extent extent, List<Period> periods) {
        return ledger.handle(extent, EnumSet.of(Part.MAIN, Part.ACTS), periods, null);
    }

    private void add(Map<Catalogue, Cells> sums, LocalDate day, Cells cells) {
        sums.computeIfAbsent(nomenclature.on(day), c -> new Cells()).add(cells);
    }

    private static Tally tally(OutsideList list, Map<Catalogue, Cells> sums) {
        var tally = new Tally();
        sums.forEach((catalogue, cells) -> {
            cells.of(source(list))
                    .forEach((code, sum) -> tally.add(
                            translation(list, code, catalogue),
                            new Row(code, sum.requests(), 0, 0, sum.minutes()),
                            sources(list, code)));
            if (list == OutsideList.NF_X60_600)
                cells.of(Dimension.ACTIVITY)
                        .forEach((code, sum) -> tally.add(
                                catalogue.translate(OutsideList.NF_ACTIVITY, code),
                                new Row(code, sum.visits(), 0, sum.visits(), sum.minutes()),
                                List.of(new Source(Dimension.ACTIVITY, code))));
        });
        return tally;
    }

    /** A count of ours that is translated. */
    private record Source(Dimension dimension, String code) {}

    private static List<Source> sources(OutsideList list, String code) {
        var dimension = source(list);
        if (dimension == Dimension.REFERRED_ACT) return List.of();
        if (dimension != Dimension.ACT) return List.of(new Source(dimension, code));
        var act = code.split("\\|", -1);
        return List.of(
                new Source(Dimension.THEME, act[0]),
                new Source(Dimension.OPERATOR, act[1]),
                new Source(Dimension.LEVEL, act[3]));
    }

    private static Dimension source(OutsideList list) {
        return switch (list) {
            case COOP_REFERRED_TO -> Dimension.REFERRED_ACT;
            case COOP_AUTONOMY -> Dimension.AUTONOMY;
            case COOP_DEVICE -> Dimension.DEVICE;
            default -> Dimension.ACT;
        };
    }

    private static Optional<Translation> translation(OutsideList list, String code, Catalogue catalogue) {
        if (list.source().isPresent()) return catalogue.translate(list, code);
        var act = code.split("\\|", -1);
        return catalogue.translate(list, new Act(act[0], act[1], act[2], act[3]));
    }

    /** Adds up what one list is translated to. */
    private static final class Tally {
        private final Map<String, Row> rows = new TreeMap<>();
        private final Map<String, Map<Source, Long>> sources = new HashMap<>();
        private long total;
        private long without;

        /** @param ours under a code of ours, which has those sources */
        void add(Optional<Translation> translation, Row ours, List<Source> of) {
            long count = ours.requests();
            total += count;
            var targets = translation.map(Translation::targets).orElse(List.of());
            if (targets.isEmpty()) without += count;
            for (var target : targets.isEmpty() ? List.of(WITHOUT) : targets)
                for (var source : of)
                    sources.computeIfAbsent(target, t -> new HashMap<>()).merge(source, count, Long::sum);
            boolean confirmed = translation.map(Translation::confirmed).orElse(true);
            for (var target : targets) rows.merge(target, ours.under(target, confirmed), Row::plus);
        }

        Translated of(OutsideList list) {
            return new Translated(
                    list,
                    total,
                    total - without,
                    without,
                    rows.values().stream()
                            .sorted(Comparator.comparingLong(Row::requests)
                                    .reversed()
                                    .thenComparing(Row::code))
                            .toList());
        }
    }
}
