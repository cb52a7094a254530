// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.network.Points;
import fr.parvis.rounds.Rounds;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ParvisTest
class DemonstrationPlacesTest {
    @Autowired
    DemonstrationPlaces places;

    @Autowired
    Network network;

    @Autowired
    Points points;

    @Autowired
    Rounds rounds;

    @Test
    void adds_as_many_points_and_stops_as_asked_beside_what_is_there() {
        network.exists();
        int before = points.list().size();
        int tours = rounds.listCodes(1_000_000, 0).size();
        var said = new ArrayList<String>();
        places.add(2026, 40, 10, said::add);
        assertThat(points.list()).hasSize(before + 40);
        assertThat(rounds.listCodes(1_000_000, 0)).hasSize(tours + 2);
        assertThat(said.getLast()).isEqualTo("40 points, 10 arrêts de tournées");
    }

    @Test
    void refuses_numbers_that_make_no_network() {
        assertThatThrownBy(() -> places.add(1, 0, 0, line -> {})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> places.add(1, 10, 6, line -> {})).hasMessageContaining("10, 6");
    }
}
