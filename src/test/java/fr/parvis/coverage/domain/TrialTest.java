// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.domain;

import static fr.parvis.coverage.domain.CountryFixtures.LYON;
import static fr.parvis.coverage.domain.CountryFixtures.aCommune;
import static fr.parvis.coverage.domain.CountryFixtures.aServicePoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.parvis.coverage.domain.Trial.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrialTest {
    /** On one meridian, so that distances are degrees of latitude: 111.195 km each. */
    private static Spot north(double degrees) {
        return new Spot(LYON.latitude() + degrees, LYON.longitude());
    }

    private static final double DEGREE = 2 * Math.PI * 6371 / 360;

    @Test
    void those_nearer_to_the_new_place_gain_the_difference() {
        var communes = List.of(
                aCommune("01001", 100, north(1)),
                aCommune("01002", 300, north(0.9)),
                aCommune("01003", 50, north(0.1)));
        var trial = Trial.of(communes, List.of(aServicePoint("69123", LYON)), List.of(aServicePoint("", north(1))), 20);
        // 1: 111.2 km before, 0 after; 2: 100.1 before, 11.1 after; 3: 11.1 before, 100 away from the new one
        assertThat(trial.nearer())
                .extracting(change -> change.commune().insee())
                .containsExactly("01002", "01001");
        assertThat(trial.inhabitants()).isEqualTo(400);
        assertThat(trial.nearer().getFirst().gain()).isCloseTo(0.8 * DEGREE, within(0.001));
        assertThat(trial.nearer().getFirst().after()).isCloseTo(0.1 * DEGREE, within(0.001));
        assertThat(trial.personKilometres()).isCloseTo((300 * 0.8 + 100 * 1) * DEGREE, within(0.1));
        // 100 people gain 111 km, 300 gain 89: half of the 400 gain 89 km or more
        assertThat(trial.median()).isCloseTo(0.8 * DEGREE, within(0.001));
        assertThat(trial.noLongerWhite())
                .extracting(change -> change.commune().insee())
                .containsExactly("01002", "01001");
        assertThat(trial.noLongerWhiteInhabitants()).isEqualTo(400);
    }

    @Test
    void a_commune_that_stays_too_far_is_nearer_and_still_white() {
        var communes = List.of(aCommune("01001", 100, north(1)));
        var trial =
                Trial.of(communes, List.of(aServicePoint("69123", LYON)), List.of(aServicePoint("", north(0.5))), 20);
        assertThat(trial.nearer()).hasSize(1);
        assertThat(trial.noLongerWhite()).isEmpty();
    }

    @Test
    void in_a_network_without_any_place_nobody_has_a_distance_before() {
        var trial =
                Trial.of(List.of(aCommune("01001", 100, north(0.1))), List.of(), List.of(aServicePoint("", LYON)), 20);
        assertThat(trial.nearer()).isEmpty();
        assertThat(trial.median()).isZero();
        assertThat(trial.noLongerWhite()).hasSize(1);
        assertThat(trial.noLongerWhite().getFirst().before()).isNull();
    }

    @Test
    void people_whose_commune_has_no_place_on_the_map_are_told_apart() {
        var trial = Trial.of(
                List.of(aCommune("01001", 100, null)),
                List.of(aServicePoint("69123", LYON)),
                List.of(aServicePoint("", north(1))),
                20);
        assertThat(trial.unplaced()).isEqualTo(100);
        assertThat(trial.nearer()).isEmpty();
    }

    @Test
    void a_new_place_never_makes_anybody_further_nor_any_commune_white() {
        for (long seed = 1; seed <= 40; seed++) {
            var chance = new Random(seed);
            var communes = CountryFixtures.communes(chance, 200);
            var now = CountryFixtures.servicePoints(chance, chance.nextInt(60));
            var added = CountryFixtures.servicePoints(chance, 1 + chance.nextInt(5));
            var all = new ArrayList<>(now);
            all.addAll(added);
            var before = Reach.of(communes, now, 20);
            var after = Reach.of(communes, all, 20);
            for (int i = 0; i < communes.size(); i++) {
                var was = before.get(i).kilometres();
                var is = after.get(i).kilometres();
                if (was != null) assertThat(is).isNotNull().isLessThanOrEqualTo(was + 1e-9);
                if (before.get(i).state() == Reach.State.SERVED)
                    assertThat(after.get(i).state()).isEqualTo(Reach.State.SERVED);
            }
            var trial = Trial.of(communes, now, added, 20);
            assertThat(trial.nearer()).allMatch(change -> change.gain() > 0);
            assertThat(trial.personKilometres())
                    .isCloseTo(
                            trial.nearer().stream()
                                    .mapToDouble(Change::personKilometres)
                                    .sum(),
                            within(1e-6));
            long atLeast = trial.nearer().stream()
                    .filter(change -> change.gain() >= trial.median())
                    .mapToLong(change -> change.commune().population())
                    .sum();
            assertThat(2 * atLeast).isGreaterThanOrEqualTo(trial.inhabitants());
        }
    }
}
