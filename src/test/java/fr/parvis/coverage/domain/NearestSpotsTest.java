// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.domain;

import static fr.parvis.coverage.domain.CountryFixtures.LYON;
import static fr.parvis.coverage.domain.CountryFixtures.PARIS;
import static fr.parvis.coverage.domain.CountryFixtures.SAINT_DENIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestSpotsTest {

    @ParameterizedTest
    @CsvSource({
        // a degree of a great circle of 6,371 km is 2 pi 6371 / 360 = 111.195 km
        "0, 0, 0, 1, 111.195",
        "0, 0, 1, 0, 111.195",
        // at 60 degrees north a degree of longitude is half as long, by the shorter way over the ball
        "60, 0, 60, 1, 55.597",
        // a quarter and a half of the way round
        "0, 0, 90, 0, 10007.543",
        "0, 0, 0, 180, 20015.087",
        "90, 0, -90, 0, 20015.087",
        // over the date line
        "0, 179.5, 0, -179.5, 111.195",
        "45.7640, 4.8357, 45.7640, 4.8357, 0",
    })
    void distances_are_those_of_the_ball(double lat, double lon, double otherLat, double otherLon, double kilometres) {
        assertThat(new Spot(lat, lon).kilometresTo(new Spot(otherLat, otherLon)))
                .isCloseTo(kilometres, within(0.001));
    }

    @Test
    void paris_is_some_392_km_from_lyon_and_the_way_back_is_as_long() {
        assertThat(PARIS.kilometresTo(LYON)).isCloseTo(391.5, within(0.1));
        assertThat(LYON.kilometresTo(PARIS)).isEqualTo(PARIS.kilometresTo(LYON));
    }

    @Test
    void a_place_outside_the_world_is_refused() {
        assertThatThrownBy(() -> new Spot(91, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Spot(0, 181)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Spot(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void among_none_there_is_no_nearest() {
        assertThat(new NearestSpots(List.of()).nearestTo(PARIS)).isEqualTo(NearestSpots.NONE);
    }

    @Test
    void the_nearest_is_found_over_the_date_line_and_at_the_pole() {
        var spots = List.of(new Spot(0, -179.9), new Spot(0, 175), new Spot(89.9, 10), SAINT_DENIS);
        var tree = new NearestSpots(spots);
        assertThat(tree.nearestTo(new Spot(0, 179.8))).isZero();
        assertThat(tree.nearestTo(new Spot(89.9, -170))).isEqualTo(2);
        assertThat(tree.nearestTo(new Spot(-21, 55))).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100, 3000})
    void the_tree_finds_what_looking_at_all_of_them_finds(int count) {
        var chance = new Random(2026 + count);
        var spots = CountryFixtures.spots(chance, count);
        var tree = new NearestSpots(spots);
        for (int i = 0; i < 2000; i++) {
            var from = i % 10 == 0 ? spots.get(chance.nextInt(count)) : CountryFixtures.somewhere(chance);
            var all = spots.stream().mapToDouble(from::kilometresTo).min().orElseThrow();
            // two that are as near as each other may take each other's place
            assertThat(from.kilometresTo(spots.get(tree.nearestTo(from)))).isCloseTo(all, within(1e-6));
        }
    }
}
