// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NormalYearTest {

    /** Twelve years, each as cold as its number says, all days of a year alike. */
    private static Map<Integer, Double> years(int first, double... celsius) {
        Map<Integer, Double> all = new TreeMap<>();
        for (int i = 0; i < celsius.length; i++)
            for (var day = LocalDate.of(first + i, 1, 1); day.getYear() == first + i; day = day.plusDays(1))
                all.put((int) day.toEpochDay(), celsius[i]);
        return all;
    }

    private static Model model(double base, double slope, double balance, Model.Variance variance) {
        return new Model(base, slope, balance, variance, 1, 0, 365, 0.9, null);
    }

    @Test
    void degree_days_are_those_of_a_mean_year() {
        var year = NormalYear.of(years(2012, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12))
                .orElseThrow();
        // half of the years 8 and half 6 degrees under 18, and 2012, 2016, 2020 are leap years of the colder half
        assertThat(year.degreeDays(18)).isEqualTo((5 * 365 * 8 + 3 * 8 + 5 * 365 * 6) / 10.0, within(1e-6));
        assertThat(year.degreeDays(9)).isZero();
        assertThat(year.degreeDays(18.1)).isBetween(year.degreeDays(18), year.degreeDays(18.25));
        assertThat(year.from()).isEqualTo(2012);
        assertThat(year.to()).isEqualTo(2021);
        assertThat(year.years()).isEqualTo(10);
    }

    @Test
    void a_home_uses_its_base_and_what_the_cold_adds() {
        var year = NormalYear.of(years(2011, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10))
                .orElseThrow();
        var use = year.use(model(6, 1.5, 16, new Model.Variance(0, 0, 0, 0, 0, 0)))
                .orElseThrow();
        assertThat(use.heating()).isEqualTo(1.5 * year.degreeDays(16), within(1e-9));
        assertThat(use.kWh()).isEqualTo(365.25 * 6 + use.heating(), within(1e-9));
        assertThat(use.margin()).isZero();
    }

    @Test
    void what_is_not_sure_of_the_home_is_not_sure_of_its_year() {
        var year = NormalYear.of(years(2011, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10))
                .orElseThrow();
        var use = year.use(model(6, 1.5, 16, new Model.Variance(0.04, 0, 0, 0, 0, 0)))
                .orElseThrow();
        assertThat(use.margin()).isEqualTo(1.96 * 365.25 * 0.2, within(1e-6));
        // base and slope that lean against each other make the sum surer than either
        var leaning = year.use(model(6, 1.5, 16, new Model.Variance(0.04, 0.0001, 0, -0.0019, 0, 0)))
                .orElseThrow();
        var apart = year.use(model(6, 1.5, 16, new Model.Variance(0.04, 0.0001, 0, 0, 0, 0)))
                .orElseThrow();
        assertThat(leaning.margin()).isLessThan(apart.margin());
    }

    @Test
    void nine_years_or_holes_in_the_tenth_make_no_normal_year() {
        assertThat(NormalYear.of(years(2011, 10, 10, 10, 10, 10, 10, 10, 10, 10)))
                .isEmpty();
        var holes = years(2011, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10);
        for (int i = 0; i < 11; i++)
            holes.remove((int) LocalDate.of(2015, 3, 1).plusDays(i).toEpochDay());
        assertThat(NormalYear.of(holes)).isEmpty();
        holes.put((int) LocalDate.of(2015, 3, 1).toEpochDay(), 10.0);
        assertThat(NormalYear.of(holes)).isPresent();
    }

    @Test
    void a_home_without_heating_has_no_normal_year() {
        var year = NormalYear.of(years(2011, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10))
                .orElseThrow();
        assertThat(year.use(new Model(6, 0, null, new Model.Variance(0, 0, 0, 0, 0, 0), 1, 0, 365, 0, null)))
                .isEmpty();
    }

    @Test
    void of_a_long_series_the_latest_thirty_years_are_the_normal_ones() {
        var celsius = new java.util.HashMap<Integer, Double>();
        for (var day = java.time.LocalDate.of(1950, 1, 1); day.getYear() < 2025; day = day.plusDays(1))
            celsius.put((int) day.toEpochDay(), day.getYear() < 1995 ? 5.0 : 15.0);
        var year = NormalYear.of(celsius).orElseThrow();
        assertThat(year.from()).isEqualTo(1995);
        assertThat(year.to()).isEqualTo(2024);
        assertThat(year.degreeDays(15)).as("none of the colder ones before").isZero();
    }
}
