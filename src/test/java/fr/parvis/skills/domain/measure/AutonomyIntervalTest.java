// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.parvis.skills.domain.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Worlds whose truth is known: what is told of them holds it as often as it says. Each has its seed, so that each run is the same. */
class AutonomyIntervalTest {
    private static final int RUNS = 4_000;
    private static final int WORLDS = 1_000;
    private static final long SEED = 20_261_129;
    private static final double LEAST = 0.92;

    @Test
    void said_to_hold_a_share_in_95_of_100_cases_it_does_in_92_wherever_one_looks() {
        holds(SimulatedWorkshops.ofShares(RUNS, SEED));
    }

    @Test
    void said_to_hold_the_net_change_in_95_of_100_cases_it_does_in_92_wherever_one_looks() {
        holds(SimulatedWorkshops.ofChanges(RUNS, SEED));
    }

    private static void holds(SimulatedWorkshops.Coverage coverage) {
        assertThat(coverage.lowest()).as("worst: %s", coverage.worst()).isGreaterThanOrEqualTo(LEAST);
        assertThat(coverage.mean()).isBetween(0.935, 0.98);
    }

    @Test
    void the_plain_intervals_would_not_pass() {
        for (var coverage : List.of(
                SimulatedWorkshops.ofPlainShares(WORLDS, SEED), SimulatedWorkshops.ofPlainChanges(WORLDS, SEED))) {
            assertThat(coverage.lowest()).isLessThan(LEAST);
            assertThat(coverage.mean()).isLessThan(0.935);
            assertThat(coverage.worst().resemblance()).isEqualTo(0.3);
        }
    }

    @Test
    void where_nobody_changes_zero_is_inside_and_the_share_that_seems_to_progress_is_the_noise() {
        var chance = new SplittableRandom(SEED);
        int held = 0;
        double apparent = 0;
        double noise = 0;
        for (int run = 0; run < WORLDS; run++) {
            var all = new ArrayList<Progress>();
            var doubled = new ArrayList<Noise.Doubled>();
            for (int group = 0; group < 20; group++) {
                double alone = SimulatedWorkshops.shareOf(0.35, 0.15, chance);
                for (int learner = 0; learner < 8; learner++) {
                    var truth = chance.nextDouble() < alone
                            ? Level.ALONE
                            : chance.nextBoolean() ? Level.PROMPTED : Level.HELP;
                    all.add(progress(group, seen(truth, chance), seen(truth, chance)));
                    doubled.add(new Noise.Doubled(seen(truth, chance), seen(truth, chance), 1));
                }
            }
            if (told(Measured.netChange(GroupSum.of(all))).interval().holds(0)) held++;
            apparent += told(Measured.reached(GroupSum.of(all))).value();
            noise += Noise.of(doubled).orElseThrow().apparent();
        }
        assertThat((double) held / WORLDS).isGreaterThanOrEqualTo(0.93);
        assertThat(apparent / WORLDS)
                .as("with nobody changing, some seem to: that is why it is never told alone")
                .isGreaterThan(0.05)
                .isCloseTo(noise / WORLDS, within(0.01));
    }

    @Test
    void whoever_stays_away_the_truth_is_between_the_bounds() {
        var chance = new SplittableRandom(SEED);
        for (int run = 0; run < WORLDS; run++) {
            var again = new ArrayList<Progress>();
            int once = 0;
            int onceAlone = 0;
            double truth = 0;
            int learners = 200;
            for (int learner = 0; learner < learners; learner++) {
                boolean wasAlone = chance.nextDouble() < 0.2;
                boolean isAlone = chance.nextDouble() < (wasAlone ? 0.85 : 0.4);
                var before = wasAlone ? Level.ALONE : Level.PROMPTED;
                truth += (isAlone ? 1 : 0) - (wasAlone ? 1 : 0);
                // who progressed comes back more easily
                if (chance.nextDouble() < (isAlone ? 0.75 : 0.45))
                    again.add(progress(learner % 12, before, isAlone ? Level.ALONE : Level.PROMPTED));
                else {
                    once++;
                    if (wasAlone) onceAlone++;
                }
            }
            var bounds = Bounds.of(GroupSum.of(again), once, onceAlone);
            assertThat(truth / learners).isBetween(bounds.low(), bounds.high());
            assertThat(bounds.notSeenAgain()).isEqualTo(once);
        }
    }

    /** One step off in a tenth of the cases. */
    private static Level seen(Level truth, SplittableRandom chance) {
        if (chance.nextDouble() >= 0.1) return truth;
        return switch (truth) {
            case HELP, ALONE -> Level.PROMPTED;
            case PROMPTED -> chance.nextBoolean() ? Level.HELP : Level.ALONE;
        };
    }

    private static Progress progress(Object group, Level before, Level after) {
        return new Progress(UUID.randomUUID(), group, before, after, null);
    }

    private static Measured.Told told(Measured measured) {
        assertThat(measured).isInstanceOf(Measured.Told.class);
        return (Measured.Told) measured;
    }
}
