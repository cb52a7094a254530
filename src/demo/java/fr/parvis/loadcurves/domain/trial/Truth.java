// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.trial;

import fr.parvis.loadcurves.domain.analysis.ColdSensitivity;
import fr.parvis.loadcurves.domain.analysis.Model;
import fr.parvis.loadcurves.domain.analysis.Period;
import fr.parvis.loadcurves.domain.analysis.Savings;
import fr.parvis.loadcurves.domain.reading.Daily;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Distance of the analysis from homes whose truth is known ({@link Home}), and how often it is as sure as it may be. */
public final class Truth {
    private static final int YEAR = 365;

    /** Share of days that the files do not have, at most. */
    private static final double MISSING = 0.05;

    /**
     * @param error mean distance of the slope from its truth, in percent of it
     * @param median of the same
     * @param p95 of the same
     * @param coverage percent of homes whose interval of 95 % holds the true slope
     * @param savingsCoverage percent of homes, a tenth of whose heating was saved, whose interval of 90 % holds what was truly saved
     */
    public record Found(
            int homes, int fitted, double error, double median, double p95, double coverage, double savingsCoverage) {}

    private Truth() {}

    public static Found run(long seed, int homes) {
        var errors = new double[homes];
        int fitted = 0;
        int held = 0;
        int savingsHeld = 0;
        for (int i = 0; i < homes; i++) {
            var home = Home.of(seed + i);
            var random = new Random(seed + i);
            var before = periods(home.year(LocalDate.of(2024, 1, 1), YEAR, 0), random);
            if (!(ColdSensitivity.of(before) instanceof ColdSensitivity.Outcome.Fitted(Model model, boolean whole)))
                continue;
            errors[fitted++] = Math.abs(model.slope() - home.slope()) / home.slope() * 100;
            if (Math.abs(model.slope() - home.slope()) <= model.slopeMargin()) held++;
            double saved = 0.1;
            var after = periods(home.year(LocalDate.of(2025, 1, 1), YEAR, saved), random);
            double truly = 0;
            for (var day : after) truly += saved * home.slope() * Math.max(0, home.balance() - day.celsius()[0]);
            var found = Savings.of(model, after);
            if (Math.abs(found.kWh() - truly) <= found.margin()) savingsHeld++;
        }
        var sorted = Arrays.copyOf(errors, fitted);
        Arrays.sort(sorted);
        return new Found(
                homes,
                fitted,
                Arrays.stream(sorted).average().orElse(Double.NaN),
                sorted[fitted / 2],
                sorted[(int) (0.95 * (fitted - 1))],
                100.0 * held / fitted,
                100.0 * savingsHeld / fitted);
    }

    private static List<Period> periods(Home.Year year, Random random) {
        List<Period> all = new ArrayList<>();
        Daily daily = year.daily();
        Map<Integer, Double> celsius = year.celsius();
        for (int i = 0; i < daily.size(); i++) {
            if (random.nextDouble() < MISSING * random.nextDouble()) continue;
            all.add(new Period(
                    daily.day()[i], 1, daily.kWh()[i], new double[] {Objects.requireNonNull(celsius.get(daily.day()[i]))
                    }));
        }
        return all;
    }
}
