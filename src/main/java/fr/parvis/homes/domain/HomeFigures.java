// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.loadcurves.Curves;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Figures of home visits of a time. What is expected and what was measured are two sums and never one. */
@Component
public class HomeFigures {

    /**
     * The sums.
     *
     * @param visits made on these days
     * @param homes number of homes that they were made in
     * @param byPlace visits by point; by association for the whole network
     * @param byMonth visits, every month of the time in it
     * @param equipment pieces by code, {@code homesWith} the homes they are in
     * @param gestures homes that chose each, by code
     * @param orientations homes by whom they were sent to
     * @param expectedOfEquipment kWh a year
     * @param expectedOfGestures kWh a year, of those chosen
     * @param saving homes in which a measure is expected to save anything, by its code
     */
    public record Sums(
            long visits,
            long homes,
            Map<UUID, Long> byPlace,
            Map<YearMonth, Long> byMonth,
            Map<String, Long> equipment,
            Map<String, Long> homesWith,
            Map<String, Long> gestures,
            Map<String, Long> orientations,
            long expectedOfEquipment,
            long expectedOfGestures,
            Map<String, Long> saving,
            Measured measured,
            Map<Integer, Long> followUps) {}

    /**
     * Savings that curves of before and after prove.
     *
     * @param homes number of homes measured
     * @param kWh less than the weather of after would have taken, over the measured days
     * @param margin half of the interval of 90 %; homes err each on its own, so the squares add up
     * @param days measured in all homes together
     */
    public record Measured(long homes, double kWh, double margin, long days) {
        static final Measured NOTHING = new Measured(0, 0, 0, 0);

        Measured plus(Measured other) {
            return new Measured(
                    homes + other.homes, kWh + other.kWh, Math.hypot(margin, other.margin), days + other.days);
        }
    }

    private final HomeTable table;
    private final Measures measures;
    private final Curves curves;
    private final Associations associations;
    private final TransactionTemplate reading;

    HomeFigures(
            HomeTable table,
            Measures measures,
            Curves curves,
            Associations associations,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.measures = measures;
        this.curves = curves;
        this.associations = associations;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** Of the association that is asked for. */
    @Transactional(readOnly = true)
    public Sums of(LocalDate from, LocalDate to) {
        return new Counting(from, to).sums();
    }

    /** Of all associations, each asked for on its own. */
    public Sums ofNetwork(LocalDate from, LocalDate to) {
        var all = new Counting(from, to).empty();
        for (var association : associations.list()) {
            var here = Asking.as(association.id()).call(() -> reading.execute(_ -> of(from, to)));
            if (here == null) continue;
            if (here.visits() > 0) all.byPlace().put(association.id(), here.visits());
            all = plus(all, here);
        }
        return all;
    }

    private static Sums plus(Sums one, Sums other) {
        other.byMonth().forEach((key, count) -> one.byMonth().merge(key, count, Long::sum));
        add(one.equipment(), other.equipment());
        add(one.homesWith(), other.homesWith());
        add(one.gestures(), other.gestures());
        add(one.orientations(), other.orientations());
        add(one.saving(), other.saving());
        other.followUps().forEach((key, count) -> one.followUps().merge(key, count, Long::sum));
        return new Sums(
                one.visits() + other.visits(),
                one.homes() + other.homes(),
                one.byPlace(),
                one.byMonth(),
                one.equipment(),
                one.homesWith(),
                one.gestures(),
                one.orientations(),
                one.expectedOfEquipment() + other.expectedOfEquipment(),
                one.expectedOfGestures() + other.expectedOfGestures(),
                one.saving(),
                one.measured().plus(other.measured()),
                one.followUps());
    }

    private static void add(Map<String, Long> to, Map<String, Long> counts) {
        counts.forEach((key, count) -> to.merge(key, count, Long::sum));
    }

    /** One count of an association's visits. */
    private final class Counting {
        private final LocalDate from;
        private final LocalDate to;

        private Counting(LocalDate from, LocalDate to) {
            this.from = from;
            this.to = to;
        }

        Sums empty() {
            var months = new TreeMap<YearMonth, Long>();
            for (var month = YearMonth.from(from); !month.isAfter(YearMonth.from(to)); month = month.plusMonths(1))
                months.put(month, 0L);
            var terms = new TreeMap<Integer, Long>();
            for (int term : FollowUp.TERMS) terms.put(term, 0L);
            return new Sums(
                    0,
                    0,
                    new LinkedHashMap<>(),
                    months,
                    new HashMap<>(),
                    new HashMap<>(),
                    new HashMap<>(),
                    new HashMap<>(),
                    0,
                    0,
                    new HashMap<>(),
                    Measured.NOTHING,
                    terms);
        }

        Sums sums() {
            var sums = empty();
            var visits = table.between(from, to);
            var answers = table.answers(from, to);
            Map<UUID, List<HomeVisit>> homes = new LinkedHashMap<>();
            for (var visit : visits) {
                sums.byPlace().merge(visit.point(), 1L, Long::sum);
                sums.byMonth().merge(YearMonth.from(visit.day()), 1L, Long::sum);
                homes.computeIfAbsent(visit.caseFile(), home -> new ArrayList<>())
                        .add(visit);
            }
            long ofEquipment = 0;
            long ofGestures = 0;
            for (var home : homes.values()) {
                var parts = home.stream()
                        .map(visit -> answers.getOrDefault(visit.id(), Map.of()))
                        .toList();
                var left = MeasuresInPlace.of(parts);
                var expected =
                        ExpectedAtHome.of(parts, measuresOn(home.getLast().day()));
                ofEquipment += expected.equipment();
                ofGestures += expected.gestures();
                expected.saving().forEach(code -> sums.saving().merge(code, 1L, Long::sum));
                left.pieces().forEach((code, count) -> {
                    sums.equipment().merge(code, (long) count, Long::sum);
                    sums.homesWith().merge(code, 1L, Long::sum);
                });
                left.chosen().forEach(code -> sums.gestures().merge(code, 1L, Long::sum));
                parts.stream()
                        .flatMap(visit -> visit
                                .getOrDefault(Section.ORIENTATION, Part.nothing(Section.ORIENTATION))
                                .answers()
                                .of("towards")
                                .stream())
                        .distinct()
                        .forEach(code -> sums.orientations().merge(code, 1L, Long::sum));
            }
            table.followUpsBetween(from, to)
                    .forEach((term, count) -> sums.followUps().put(term, count));
            return new Sums(
                    visits.size(),
                    homes.size(),
                    sums.byPlace(),
                    sums.byMonth(),
                    sums.equipment(),
                    sums.homesWith(),
                    sums.gestures(),
                    sums.orientations(),
                    ofEquipment,
                    ofGestures,
                    sums.saving(),
                    measured(homes),
                    sums.followUps());
        }

        private final Map<LocalDate, List<Measure>> known = new HashMap<>();

        private List<Measure> measuresOn(LocalDate day) {
            return known.computeIfAbsent(day, measures::on);
        }

        private Measured measured(Map<UUID, List<HomeVisit>> homes) {
            var all = Measured.NOTHING;
            for (var saved : curves.saved(table.firstDays(homes.keySet())).values())
                all = all.plus(new Measured(1, saved.kWh(), saved.margin(), saved.days()));
            return all;
        }
    }
}
