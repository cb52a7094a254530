// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.analysis;

import fr.parvis.loadcurves.domain.reading.Curve;
import fr.parvis.loadcurves.domain.reading.Quality;
import fr.parvis.loadcurves.domain.reading.Shape;
import fr.parvis.loadcurves.domain.reading.Stamps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Results kept of a curve: means, counts, coefficients; no hour of any day can be told from it.
 *
 * @param from first day since 1970
 * @param to last day
 * @param days with a value
 * @param kWhAYear the mean day times 365; a season that is missing makes it wrong, so {@code wholeYear} says
 * @param months kWh of a mean day, by month
 * @param byCold kWh of a mean day by degrees outdoors, in steps of 2 °C; empty without temperatures
 * @param model use as a function of the cold; null without temperatures or with too few days
 * @param coldDays days of a year colder than the balance point
 * @param savings against a model of before
 * @param department department of the home, for a normal year; null where nobody said
 */
public record Indicators(
        Shape shape,
        int stepMinutes,
        @Nullable Stamps stamps,
        Quality quality,
        int from,
        int to,
        int days,
        double kWhAYear,
        boolean wholeYear,
        List<Month> months,
        List<Cold> byCold,
        @Nullable BaseLoad baseLoad,
        List<TypicalDay> typicalDays,
        @Nullable PeakPower peak,
        @Nullable OffPeak offPeak,
        @Nullable TripHours trips,
        @Nullable Model model,
        double coldDays,
        @Nullable Savings savings,
        @Nullable String department) {

    /** The mean day of a month, which is told by its first day since 1970. */
    public record Month(int month, double kWhADay, int days) {}

    /** The mean day of a step of temperatures, which is told by its lower end. */
    public record Cold(int celsius, double kWhADay, int days) {}

    private static final int COLD_STEP = 2;
    private static final int LEAST_OF_STEP = 3;

    /** Further facts about the home. */
    public record Known(
            Map<Integer, Double> celsius,
            @Nullable Integer subscribed,
            OffPeak.@Nullable Hours now,
            OffPeak.@Nullable Hours coming,
            @Nullable Model before,
            @Nullable String department) {
        public static Known nothing() {
            return new Known(Map.of(), null, null, null, null, null);
        }
    }

    public static Indicators of(Curve curve, Known known) {
        var periods = Period.of(curve, known.celsius);
        var fitted = ColdSensitivity.of(periods);
        Model model = switch (fitted) {
            case ColdSensitivity.Outcome.Fitted(var found, var whole) -> found;
            case ColdSensitivity.Outcome.Weak(var found, var whole) -> found;
            case ColdSensitivity.Outcome.Unsure(var found, var whole) -> found;
            case ColdSensitivity.Outcome.NotTold(var found, var whole) -> found;
            case ColdSensitivity.Outcome.TooLittle few -> null;
        };
        double all = curve.daily().total();
        int days = curve.daily().size();
        for (var bill : curve.bills()) {
            all += bill.kWh();
            days += bill.days();
        }
        int from = curve.bills().isEmpty()
                ? first(curve)
                : curve.bills().getFirst().from();
        int to = curve.bills().isEmpty()
                ? last(curve)
                : curve.bills().getLast().from() + curve.bills().getLast().days() - 1;
        return new Indicators(
                curve.shape(),
                curve.stepMinutes(),
                curve.stamps(),
                curve.quality(),
                from,
                to,
                days,
                days == 0 ? 0 : all / days * 365,
                days >= ColdSensitivity.WHOLE_YEAR - ColdSensitivity.MOST_MISSING,
                months(curve),
                byCold(periods),
                BaseLoad.of(curve).orElse(null),
                TypicalDay.of(curve),
                PeakPower.of(curve, known.subscribed).orElse(null),
                OffPeak.of(curve, known.now, known.coming).orElse(null),
                TripHours.of(curve).orElse(null),
                model,
                model == null || model.balance() == null ? 0 : coldDays(periods, model.balance()),
                known.before != null && Savings.enough(periods) ? Savings.of(known.before, periods) : null,
                known.department);
    }

    public List<Gesture> gestures() {
        return Gesture.of(this);
    }

    private static int first(Curve curve) {
        return curve.daily().size() == 0 ? 0 : curve.daily().day()[0];
    }

    private static int last(Curve curve) {
        return curve.daily().size() == 0 ? 0 : curve.daily().day()[curve.daily().size() - 1];
    }

    private static double coldDays(List<Period> periods, double balance) {
        double cold = 0;
        double days = 0;
        for (var period : periods) {
            cold += period.days() * period.cold(balance);
            days += period.days();
        }
        return days == 0 ? 0 : Math.min(cold, cold / days * 365);
    }

    private static List<Month> months(Curve curve) {
        Map<Integer, double[]> sums = new TreeMap<>();
        for (int i = 0; i < curve.daily().size(); i++)
            add(sums, curve.daily().day()[i], 1, curve.daily().kWh()[i]);
        for (var bill : curve.bills()) add(sums, bill.from() + bill.days() / 2, bill.days(), bill.kWh());
        List<Month> all = new ArrayList<>();
        sums.forEach((month, sum) -> all.add(new Month(month, sum[1] / sum[0], (int) sum[0])));
        return all;
    }

    private static void add(Map<Integer, double[]> sums, int day, int days, double kWh) {
        var date = java.time.LocalDate.ofEpochDay(day).withDayOfMonth(1);
        var sum = sums.computeIfAbsent((int) date.toEpochDay(), month -> new double[2]);
        sum[0] += days;
        sum[1] += kWh;
    }

    private static List<Cold> byCold(List<Period> periods) {
        Map<Integer, double[]> sums = new TreeMap<>();
        for (var period : periods) {
            if (period.days() > 1) continue;
            var sum = sums.computeIfAbsent(
                    Math.floorDiv((int) Math.floor(period.celsius()[0]), COLD_STEP) * COLD_STEP, step -> new double[2]);
            sum[0]++;
            sum[1] += period.kWh();
        }
        List<Cold> all = new ArrayList<>();
        sums.forEach((step, sum) -> {
            if (sum[0] >= LEAST_OF_STEP) all.add(new Cold(step, sum[1] / sum[0], (int) sum[0]));
        });
        return all;
    }

    /** Whether the file has steps of minutes. */
    public boolean detailed() {
        return stepMinutes > 0 && stepMinutes < 1440;
    }

    /** Fitted effect of cold; nothing where cold shows none, or where something else weighs more. */
    public Optional<Model> fittedModel() {
        return Optional.ofNullable(model).filter(found -> found.coldTells() && !weak());
    }

    /** Whether the weather explains less than half of what changes from day to day over a whole year. */
    public boolean weak() {
        return model != null
                && (model.balance() != null || model.cooling() != null)
                && stepMinutes > 0
                && wholeYear
                && model.explained() < Model.LEAST_EXPLAINED;
    }
}
