package fr.parvis.statistics.domain;

import fr.parvis.nomenclature.Act;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.nomenclature.OutsideList;
import fr.parvis.nomenclature.Translation;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was done, in the words of partners: each act translated by the crosswalk of its day. Nothing is lost on the way: what is
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
     * @param unconfirmed how many of them stand on a row that nobody has confirmed
     * @param activities of them, what had no visitor
     */
    public record Row(String code, long requests, long unconfirmed, long activities, long minutes) {}

    /**
     * One outside list. A request may stand under several of its codes: then the rows add up to more than what is translated.
     *
     * @param total all that could be translated
     * @param translated of them, how many have at least one code
     * @param without of them, how many have none
     */
    public record Translated(OutsideList list, long total, long translated, long without, List<Row> rows) {}

    private final ReadLedger ledger;
    private final Nomenclature nomenclature;

    CodesOfPartners(ReadLedger ledger, Nomenclature nomenclature) {
        this.ledger = ledger;
        this.nomenclature = nomenclature;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Translated> of(Extent extent, Period period) {
        // one catalogue serves all days between two changes of the nomenclature: what it translates is added up first
        var byCatalogue = new IdentityHashMap<Catalogue, Cells>();
        // a month at a time: the acts of a whole network in a year would not fit a small memory side by side
        for (var month : Step.MONTH.cut(period)) {
            for (var piece : read(extent, List.of(month)).pieces(month)) {
                if (piece.whole() && nomenclature.on(piece.from()) != nomenclature.on(piece.to())) {
                    addDays(byCatalogue, extent, month);
                } else {
                    add(byCatalogue, piece.from(), piece.cells());
                }
            }
        }
        return LISTS.stream().map(list -> translated(list, byCatalogue)).toList();
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

    private static Translated translated(OutsideList list, Map<Catalogue, Cells> sums) {
        var tally = new Tally();
        sums.forEach((catalogue, cells) -> {
            cells.of(source(list))
                    .forEach((code, sum) ->
                            tally.add(translation(list, code, catalogue), sum.requests(), 0, sum.minutes()));
            if (list == OutsideList.NF_X60_600)
                cells.of(Dimension.ACTIVITY)
                        .forEach((code, sum) -> tally.add(
                                catalogue.translate(OutsideList.NF_ACTIVITY, code),
                                sum.visits(),
                                sum.visits(),
                                sum.minutes()));
        });
        return tally.of(list);
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
        private long total;
        private long without;

        void add(Optional<Translation> translation, long count, long activities, long minutes) {
            total += count;
            var targets = translation.map(Translation::targets).orElse(List.of());
            if (targets.isEmpty()) without += count;
            boolean confirmed = translation.map(Translation::confirmed).orElse(true);
            for (var target : targets)
                rows.merge(
                        target,
                        new Row(target, count, confirmed ? 0 : count, activities, minutes),
                        (a, b) -> new Row(
                                target,
                                a.requests() + b.requests(),
                                a.unconfirmed() + b.unconfirmed(),
                                a.activities() + b.activities(),
                                a.minutes() + b.minutes()));
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
