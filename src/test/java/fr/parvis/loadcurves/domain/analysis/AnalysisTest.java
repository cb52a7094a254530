// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.parvis.loadcurves.domain.reading.Curve;
import fr.parvis.loadcurves.domain.reading.CurveFile;
import fr.parvis.loadcurves.domain.trial.Home;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What a curve shows, on curves that one can reckon by hand. */
class AnalysisTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 6);

    private static Curve read(String text) {
        try {
            return (Curve) CurveFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), null);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Half hours, each day alike. */
    private static Curve days(int days, IntToDoubleFunction watts) {
        var text = new StringBuilder("Identifiant PRM;12345678901234;Type de donnees;Courbe de charge;\n"
                + "horodate ISO fin de pas;puissance moyenne (W)\n");
        for (int d = 0; d < days; d++)
            for (int k = 0; k < 48; k++)
                text.append(FIRST.plusDays(d).atStartOfDay().plusMinutes(30L * (k + 1)))
                        .append(":00+01:00;")
                        .append((int) watts.applyAsDouble(k))
                        .append('\n');
        return read(text.toString());
    }

    private static List<Period> periods(IntToDoubleFunction use, int days) {
        List<Period> all = new ArrayList<>();
        for (int i = 0; i < days; i++) {
            double outdoors = 12 - 10 * Math.cos(2 * Math.PI * i / 365) + (i % 3);
            all.add(new Period(i, 1, use.applyAsDouble((int) Math.round(outdoors * 100)), new double[] {outdoors}));
        }
        return all;
    }

    @Test
    void a_home_without_noise_is_found_again() {
        var fitted = (ColdSensitivity.Outcome.Fitted) ColdSensitivity.of(periods(
                centi -> 6 + 1.5 * Math.max(0, 17 - centi / 100.0), 365));
        assertThat(fitted.wholeYear()).isTrue();
        assertThat(fitted.model().slope()).isCloseTo(1.5, within(0.01));
        assertThat(fitted.model().balance()).isCloseTo(17, within(0.1));
        assertThat(fitted.model().base()).isCloseTo(6, within(0.05));
    }

    @Test
    void use_that_falls_with_the_cold_is_told_of_the_heat_alone() {
        var fitted = (ColdSensitivity.Outcome.Fitted) ColdSensitivity.of(periods(
                centi -> 8 + 0.4 * Math.max(0, centi / 100.0 - 10), 365));
        assertThat(fitted.model().balance()).isNull();
        assertThat(fitted.model().coldTells()).isFalse();
        assertThat(fitted.model().cooling().slope()).isCloseTo(0.4, within(0.01));
        assertThat(fitted.model().cooling().balance()).isCloseTo(10, within(0.3));
    }

    /** Repeats itself, and looks like chance. */
    private static double noise(int i) {
        return Math.sin(12.9898 * i) * 43758.5453 % 1;
    }

    @Test
    void a_home_with_cooling_is_told_of_cold_and_heat_and_neither_takes_the_others_share() {
        int[] day = {0};
        var periods = periods(
                centi -> 6
                        + 1.5 * Math.max(0, 14 - centi / 100.0)
                        + 2.5 * Math.max(0, centi / 100.0 - 19)
                        + 0.8 * noise(day[0]++),
                365);
        var fitted = (ColdSensitivity.Outcome.Fitted) ColdSensitivity.of(periods);
        var model = fitted.model();
        var cooling = model.cooling();
        assertThat(model.slope()).isCloseTo(1.5, within(0.08));
        assertThat(model.balance()).isCloseTo(14, within(0.6));
        assertThat(cooling.slope()).isCloseTo(2.5, within(0.2));
        assertThat(cooling.balance()).isCloseTo(19, within(0.6));
        assertThat(Math.abs(cooling.slope() - 2.5)).isLessThan(cooling.slopeMargin());
        assertThat(model.base()).isCloseTo(6, within(0.2));
        // the year after in the same weather, with a tenth of the cooling gone
        double saved = 0;
        List<Period> after = new ArrayList<>();
        for (var one : periods) {
            double less = 0.25 * Math.max(0, one.celsius()[0] - 19);
            saved += less;
            after.add(new Period(one.from() + 365, 1, one.kWh() - less, one.celsius()));
        }
        var savings = Savings.of(model, after);
        assertThat(savings.kWh()).isCloseTo(saved, within(savings.margin()));
        assertThat(savings.margin()).isLessThan(60);
    }

    @Test
    void a_slope_that_cannot_be_told_from_zero_is_none() {
        int[] day = {0};
        var told = ColdSensitivity.of(periods(
                centi -> 8 + 0.0035 * Math.max(0, 17 - centi / 100.0) + 4 * noise(7 * day[0]++), 365));
        assertThat(told).isNotInstanceOf(ColdSensitivity.Outcome.Fitted.class);
    }

    @Test
    void a_year_that_the_weather_explains_little_of_is_weak() {
        int[] day = {0};
        var told = ColdSensitivity.of(periods(
                centi -> 12 + 0.5 * Math.max(0, 17 - centi / 100.0) + 9 * noise(day[0]++), 365));
        assertThat(told).isInstanceOfSatisfying(ColdSensitivity.Outcome.Weak.class, weak -> {
            assertThat(weak.model().explained()).isBetween(0.02, Model.LEAST_EXPLAINED);
            assertThat(weak.wholeYear()).isTrue();
        });
    }

    @Test
    void less_than_three_months_are_too_little() {
        assertThat(ColdSensitivity.of(periods(centi -> 8, 89))).isEqualTo(new ColdSensitivity.Outcome.TooLittle(89));
    }

    @Test
    void bills_tell_the_cold_too_less_surely() {
        var year = Home.of(12).year(LocalDate.of(2024, 1, 1), 365, 0);
        List<Period> bills = new ArrayList<>();
        for (int from = 0; from + 30 <= 365; from += 30) {
            var celsius = new double[30];
            double kWh = 0;
            for (int i = 0; i < 30; i++) {
                celsius[i] = year.celsius().get(year.daily().day()[from + i]);
                kWh += year.daily().kWh()[from + i];
            }
            bills.add(new Period(year.daily().day()[from], 30, kWh, celsius));
        }
        var fitted = (ColdSensitivity.Outcome.Fitted) ColdSensitivity.of(bills);
        assertThat(fitted.model().slope())
                .isCloseTo(year.home().slope(), within(0.15 * year.home().slope()));
    }

    @Test
    void the_base_load_is_what_is_always_there() {
        var base = BaseLoad.of(days(20, k -> k < 36 ? 120 : 900)).orElseThrow();
        assertThat(base.watts()).isEqualTo(120);
        assertThat(base.ceiling()).isFalse();
        assertThat(base.kWhAYear()).isCloseTo(1051.2, within(0.01));
    }

    @Test
    void a_mean_over_half_an_hour_advises_no_lower_power() {
        var curve = days(20, k -> k == 40 ? 3000 : 200);
        var peak = PeakPower.of(curve, 9).orElseThrow();
        assertThat(peak.kVA()).isEqualTo(3);
        assertThat(peak.measured()).isFalse();
        assertThat(peak.couldBeLower()).isFalse();
    }

    @Test
    void a_peak_above_the_subscribed_power_does_not_fit_it() {
        assertThat(new PeakPower(8.5, true, 9, 12, 365).fits()).isTrue();
        assertThat(new PeakPower(8.5, true, 6, 12, 365).fits()).isFalse();
        assertThat(new PeakPower(8.5, true, null, 12, 365).fits()).isFalse();
    }

    @Test
    void the_meter_trips_at_the_hours_above_a_kilowatt() {
        var trips = TripHours.of(days(20, k -> k == 38 ? 1500 : 300)).orElseThrow();
        assertThat(trips.byHour().get(19)).isEqualTo(1);
        assertThat(trips.byHour().get(18)).isZero();
        assertThat(trips.daysAbove()).isEqualTo(1);
        var byDays = TripHours.of(read("Date;Valeur (en kWh)\n01/01/2026;30\n02/01/2026;10\n"))
                .orElseThrow();
        assertThat(byDays.byHour()).isEmpty();
        assertThat(byDays.daysAbove()).isEqualTo(0.5);
    }

    @Test
    void a_water_heater_on_its_clock_is_left_at_the_full_price_when_the_hours_move() {
        var curve = days(30, k -> k == 47 || k < 4 ? 2200 : 200);
        var now = hours("23h30-7h30");
        var coming = hours("1h-6h, 12h-15h");
        var off = OffPeak.of(curve, now, coming).orElseThrow();
        assertThat(off.heaterAt()).isEqualTo(23 * 60 + 30);
        assertThat(off.heaterLeft()).isTrue();
        // 2.5 h at 2,200 W and 5.5 h at 200 W of 2.5 × 2,200 + 21.5 × 200
        assertThat(off.share()).isCloseTo(6.6 / 9.8, within(0.01));
        assertThat(off.later()).isLessThan(off.share());
        assertThat(OffPeak.of(curve, now, now).orElseThrow().heaterLeft()).isFalse();
        assertThat(OffPeak.of(curve, null, null)).isEmpty();
    }

    private static OffPeak.Hours hours(String written) {
        var hours = OffPeakHours.of(written).orElseThrow();
        return new OffPeak.Hours(hours, hours);
    }

    @Test
    void off_peak_hours_are_read_as_bills_write_them_or_not_at_all() {
        assertThat(OffPeakHours.of("HC 22h30-6h30")).isEmpty();
        assertThat(OffPeakHours.of("22h30-6h30").orElseThrow().spans())
                .containsExactly(new OffPeakHours.Span(22 * 60 + 30, 6 * 60 + 30));
        assertThat(OffPeakHours.of("1H30 à 7h30 et 12:30-14:30").orElseThrow().spans())
                .hasSize(2);
        assertThat(OffPeakHours.of("20h-6h")).as("ten hours").isEmpty();
        assertThat(OffPeakHours.of("1h-5h, 4h-6h")).as("overlapping").isEmpty();
        assertThat(OffPeakHours.of("25h-3h")).isEmpty();
    }

    @Test
    void five_gestures_are_always_found() {
        var said = Indicators.of(days(20, k -> 200), Indicators.Known.nothing());
        assertThat(said.gestures()).hasSize(5);
        assertThat(said.gestures().getFirst().kind()).isEqualTo(Gesture.Kind.STANDBY);
        assertThat(said.wholeYear()).isFalse();
        var bills = Indicators.of(
                read("Debut;Fin;kWh\n01/01/2026;01/03/2026;900\n01/03/2026;01/05/2026;600\n"),
                Indicators.Known.nothing());
        assertThat(bills.gestures()).hasSize(5);
        assertThat(bills.months()).hasSize(2);
    }

    @Test
    void savings_within_their_uncertainty_are_not_called_savings() {
        var model = ((ColdSensitivity.Outcome.Fitted)
                        ColdSensitivity.of(of(Home.of(5).year(LocalDate.of(2024, 1, 1), 365, 0))))
                .model();
        var none = Savings.of(model, of(Home.of(5).year(LocalDate.of(2025, 1, 1), 365, 0)));
        var much = Savings.of(model, of(Home.of(5).year(LocalDate.of(2025, 1, 1), 365, 0.5)));
        assertThat(Math.abs(none.share())).isLessThan(0.05);
        assertThat(much.shown()).isTrue();
        assertThat(much.uncertainty()).isLessThan(0.5);
        assertThat(Savings.enough(List.of())).isFalse();
    }

    private static List<Period> of(Home.Year year) {
        List<Period> all = new ArrayList<>();
        Map<Integer, Double> celsius = year.celsius();
        for (int i = 0; i < year.daily().size(); i++)
            all.add(new Period(year.daily().day()[i], 1, year.daily().kWh()[i], new double[] {
                celsius.get(year.daily().day()[i])
            }));
        return all;
    }
}
