// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.parvis.skills.domain.Level;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rates of change, and the cases in which none is told. */
class MeasuredTest {

    @Test
    void students_quantile_is_that_of_the_tables() {
        Map.of(3, 3.1824, 4, 2.7764, 9, 2.2622, 19, 2.0930, 39, 2.0227, 99, 1.9842, 1_000, 1.9623)
                .forEach((degrees, quantile) ->
                        assertThat(StudentQuantile.of(degrees)).isCloseTo(quantile, within(0.0002)));
    }

    @Test
    void those_who_went_down_count() {
        var all = new ArrayList<Progress>();
        for (int group = 0; group < 10; group++) {
            all.add(one(group, Level.HELP, Level.ALONE));
            all.add(one(group, Level.PROMPTED, Level.ALONE));
            all.add(one(group, Level.ALONE, Level.PROMPTED));
            all.add(one(group, Level.HELP, Level.PROMPTED));
        }
        var told = (Measured.Told) Measured.netChange(GroupSum.of(all));
        assertThat(told.value()).isEqualTo(0.25);
        assertThat(told.count()).isEqualTo(40);
        assertThat(told.interval().holds(0.25)).isTrue();
        assertThat(((Measured.Told) Measured.alone(GroupSum.of(all))).value()).isEqualTo(0.5);
        assertThat(((Measured.Told) Measured.reached(GroupSum.of(all))).value()).isCloseTo(2.0 / 3, within(1e-9));
    }

    @Test
    void one_learner_seen_in_many_gestures_is_one_learner() {
        var learner = UUID.randomUUID();
        var all = new ArrayList<Progress>();
        for (int gesture = 0; gesture < 50; gesture++) all.add(new Progress(learner, 0, Level.HELP, Level.ALONE, null));
        assertThat(Measured.netChange(GroupSum.of(all))).isEqualTo(new Measured.NotTold(Measured.Why.FEW_LEARNERS));
    }

    @Test
    void under_ten_groups_or_thirty_learners_nothing_is_told_nor_where_one_group_is_most_of_it() {
        assertThat(Measured.netChange(GroupSum.of(groups(9, 10))))
                .isEqualTo(new Measured.NotTold(Measured.Why.FEW_GROUPS));
        assertThat(Measured.netChange(GroupSum.of(groups(10, 2))))
                .isEqualTo(new Measured.NotTold(Measured.Why.FEW_LEARNERS));
        assertThat(Measured.netChange(GroupSum.of(groups(10, 3)))).isInstanceOf(Measured.Told.class);
        var lopsided = groups(10, 3);
        for (int i = 0; i < 30; i++) lopsided.add(one(0, Level.HELP, Level.ALONE));
        assertThat(Measured.netChange(GroupSum.of(lopsided))).isEqualTo(new Measured.NotTold(Measured.Why.ONE_GROUP));
    }

    @Test
    void the_interval_is_wider_where_learners_of_a_group_are_alike() {
        var apart = new ArrayList<Progress>();
        var alike = new ArrayList<Progress>();
        for (int i = 0; i < 100; i++) {
            apart.add(one(i % 10, Level.HELP, i / 10 % 2 == 0 ? Level.ALONE : Level.HELP));
            alike.add(one(i % 10, Level.HELP, i % 10 % 2 == 0 ? Level.ALONE : Level.HELP));
        }
        assertThat(width(alike)).isGreaterThan(2 * width(apart));
    }

    @Test
    void an_interval_of_who_are_all_alone_is_not_a_point() {
        var all = groups(10, 5);
        var told = (Measured.Told) Measured.alone(GroupSum.of(all));
        assertThat(told.value()).isEqualTo(1);
        assertThat(told.interval().low()).isBetween(0.5, 0.95);
    }

    @Test
    void an_interval_of_a_change_is_not_a_point_where_all_are_alike() {
        var all = (Measured.Told) Measured.netChange(GroupSum.of(groups(10, 5)));
        assertThat(all.value()).isEqualTo(1);
        assertThat(all.interval().low()).isBetween(0.5, 0.95);
        var still = new ArrayList<Progress>();
        for (int i = 0; i < 50; i++) still.add(one(i % 10, Level.HELP, Level.PROMPTED));
        var none = (Measured.Told) Measured.netChange(GroupSum.of(still));
        assertThat(none.value()).isZero();
        assertThat(none.interval().low()).isBetween(-0.3, -0.05);
        assertThat(none.interval().high()).isBetween(0.05, 0.3);
    }

    @Test
    void the_first_and_last_time_are_compared_when_days_lie_between() {
        var day = LocalDate.of(2026, 3, 2);
        var anna = UUID.randomUUID();
        var bela = UUID.randomUUID();
        var point = UUID.randomUUID();
        var by = UUID.randomUUID();
        var other = UUID.randomUUID();
        var paths = Paths.of(
                List.of(
                        new Paths.Seen(
                                anna, "search", day.plusDays(40), Level.ALONE, point, other, new HelpBetween(3, 90)),
                        new Paths.Seen(anna, "search", day, Level.HELP, point, by, new HelpBetween(0, 0)),
                        new Paths.Seen(
                                anna, "search", day.plusDays(20), Level.PROMPTED, point, by, new HelpBetween(1, 15)),
                        new Paths.Seen(
                                anna, "scam", day.plusDays(20), Level.PROMPTED, point, other, new HelpBetween(1, 15)),
                        new Paths.Seen(bela, "search", day, Level.PROMPTED, point, by, null),
                        new Paths.Seen(bela, "search", day.plusDays(13), Level.ALONE, point, by, null)),
                14);
        assertThat(paths.learners()).isEqualTo(2);
        assertThat(paths.again()).singleElement().satisfies(one -> {
            assertThat(one.learner()).isEqualTo(anna);
            assertThat(one.before()).isEqualTo(Level.HELP);
            assertThat(one.after()).isEqualTo(Level.ALONE);
            assertThat(one.help()).isEqualTo(new HelpBetween(3, 90));
        });
        assertThat(paths.once()).containsExactlyInAnyOrder(Level.PROMPTED, Level.PROMPTED);
    }

    @Test
    void two_looks_tell_how_often_they_differ() {
        var all = List.of(
                new Noise.Doubled(Level.HELP, Level.HELP, 20),
                new Noise.Doubled(Level.ALONE, Level.ALONE, 15),
                new Noise.Doubled(Level.HELP, Level.ALONE, 5));
        var noise = Noise.of(all).orElseThrow();
        assertThat(noise.count()).isEqualTo(40);
        assertThat(noise.differing()).isEqualTo(0.125);
        // of 45 looks that were not alone, the other one was in 5
        assertThat(noise.apparent()).isCloseTo(5.0 / 45, within(1e-9));
        assertThat(noise.kappa()).isCloseTo(0.75, within(0.001));
        assertThat(Noise.of(List.of(new Noise.Doubled(Level.HELP, Level.ALONE, 29))))
                .isEmpty();
    }

    private static double width(List<Progress> all) {
        var interval = ((Measured.Told) Measured.netChange(GroupSum.of(all))).interval();
        return interval.high() - interval.low();
    }

    private static List<Progress> groups(int groups, int size) {
        var all = new ArrayList<Progress>();
        for (int group = 0; group < groups; group++)
            for (int learner = 0; learner < size; learner++) all.add(one(group, Level.HELP, Level.ALONE));
        return all;
    }

    private static Progress one(Object group, Level before, Level after) {
        return new Progress(UUID.randomUUID(), group, before, after, null);
    }
}
