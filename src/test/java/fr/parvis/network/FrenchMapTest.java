// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrenchMapTest {
    @Test
    void places_of_the_mainland_are_drawn_where_they_are_to_one_another() {
        var brest = FrenchMap.dot(48.39, -4.49, 4).orElseThrow();
        var strasbourg = FrenchMap.dot(48.58, 7.75, 4).orElseThrow();
        var lille = FrenchMap.dot(50.63, 3.06, 4).orElseThrow();
        var marseille = FrenchMap.dot(43.30, 5.37, 4).orElseThrow();
        assertThat(brest.x()).isLessThan(lille.x());
        assertThat(strasbourg.x()).isGreaterThan(marseille.x());
        assertThat(lille.y()).isLessThan(marseille.y());
        for (var dot : new FrenchMap.Dot[] {brest, strasbourg, lille, marseille}) {
            assertThat(dot.x()).isBetween(130.0, (double) FrenchMap.WIDTH);
            assertThat(dot.y()).isBetween(0.0, (double) FrenchMap.HEIGHT);
        }
    }

    @Test
    void overseas_departments_have_frames_at_the_side() {
        for (var place : new double[][] {{16.0, -61.7}, {14.6, -61.1}, {4.9, -52.3}, {-20.9, 55.45}, {-12.8, 45.2}})
            assertThat(FrenchMap.dot(place[0], place[1], 4).orElseThrow().x()).isBetween(0.0, 130.0);
    }

    @Test
    void what_is_elsewhere_is_not_drawn() {
        assertThat(FrenchMap.dot(40.7, -74.0, 4)).isEmpty();
        assertThat(FrenchMap.dot(-90, 0, 4)).isEmpty();
    }
}
