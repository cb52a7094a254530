// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final int WEEKS = 110;

    /** A year with its holidays, at a level that grows each year, and chance. */
    private static List<Long> weeks(Random random, double growth, double noise, double drift) {
        var weeks = new ArrayList<Long>();
        double wander = 0;
        for (int week = 0; week < WEEKS + Forecast.QUARTER; week++) {
            double shape = 1600 * (week % 52 >= 30 && week % 52 < 35 ? 0.4 : 1) * (1 + 0.1 * Math.sin(week % 52));
            wander += drift * random.nextGaussian();
            double level = Math.pow(growth, week / 52.0) * Math.exp(wander);
            weeks.add(Math.max(0, Math.round(shape * level * (1 + noise * random.nextGaussian()))));
        }
        return weeks;
    }

    @Test
    void a_year_that_repeats_itself_at_another_level_is_foretold_exactly() {
        var weeks = new ArrayList<Long>();
        for (int week = 0; week < 60; week++) weeks.add(week < 52 ? 100L + week : 2 * (100L + week - 52));
        var it = Forecast.of(weeks, 4).orElseThrow();
        assertThat(it.weeks()).containsExactly(216.0, 218.0, 220.0, 222.0);
        assertThat(it.sum()).isEqualTo(876);
        assertThat(it.low()).isEqualTo(876);
        assertThat(it.high()).isEqualTo(876);
        assertThat(it.tried()).isZero();
    }

    @Test
    void less_than_a_year_and_eight_weeks_says_nothing() {
        assertThat(Forecast.of(weeks(new Random(1), 1, 0, 0).subList(0, 59), 13))
                .isEmpty();
        assertThat(Forecast.of(weeks(new Random(1), 1, 0, 0).subList(0, 60), 13))
                .isPresent();
    }

    @Test
    void a_last_year_without_anybody_says_nothing() {
        var weeks = new ArrayList<Long>();
        for (int week = 0; week < 60; week++) weeks.add(week < 52 ? 0L : 40L);
        assertThat(Forecast.of(weeks, 13)).isEmpty();
    }

    @Test
    void the_band_holds_what_comes_about_eight_times_in_ten() {
        var random = new Random(20261130);
        int held = 0;
        int tries = 1000;
        for (int i = 0; i < tries; i++) {
            var weeks = weeks(random, 1.2, 0.08, 0);
            var it = Forecast.of(weeks.subList(0, WEEKS), Forecast.QUARTER).orElseThrow();
            if (holds(it, weeks)) held++;
        }
        assertThat(held).isBetween(740, 960);
    }

    /** A level that wanders is what the last eight weeks do not tell: trying it on the past does. */
    @Test
    void a_level_that_wanders_widens_the_band() {
        var random = new Random(20261130);
        int held = 0;
        int before = 0;
        double widened = 0;
        int tries = 1000;
        for (int i = 0; i < tries; i++) {
            var weeks = weeks(random, 1.2, 0.05, 0.03);
            var it = Forecast.of(weeks.subList(0, WEEKS), Forecast.QUARTER).orElseThrow();
            widened += it.widened() / tries;
            double middle = it.sum();
            double half = (it.high() - middle) / it.widened();
            double truth = truth(weeks);
            if (Math.abs(truth - middle) <= half) before++;
            if (holds(it, weeks)) held++;
        }
        assertThat(before).isLessThan(600);
        assertThat(widened).isGreaterThan(1.5);
        assertThat(held).isGreaterThan(before + 100);
    }

    private static boolean holds(Forecast it, List<Long> weeks) {
        double truth = truth(weeks);
        return truth >= it.low() && truth <= it.high();
    }

    private static double truth(List<Long> weeks) {
        return weeks.subList(WEEKS, WEEKS + Forecast.QUARTER).stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
