// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.network.domain.CommuneLabels.Label;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommuneLabelsTest {
    private static final Label LYON = new Label("69123", "Lyon", 520_000, 45.7485, 4.8467);
    private static final Label VILLEURBANNE = new Label("69266", "Villeurbanne", 156_000, 45.7660, 4.8795);
    private static final Label BREST = new Label("29019", "Brest", 140_000, 48.3903, -4.4863);

    @Test
    void a_city_has_its_name_first_and_its_neighbour_once_there_is_room() {
        var zooms = CommuneLabels.zooms(List.of(LYON, VILLEURBANNE, BREST));
        assertThat(zooms[0]).isEqualTo(CommuneLabels.FARTHEST);
        assertThat(zooms[2]).as("far from both, and smaller").isEqualTo(CommuneLabels.FARTHEST + 1);
        assertThat(zooms[1]).isBetween(9, CommuneLabels.NEAREST);
    }

    @Test
    void of_two_in_one_place_the_second_waits_until_every_name_is_shown() {
        var twin = new Label("69000", "Lyon-le-Petit", 400_000, LYON.latitude(), LYON.longitude());
        assertThat(CommuneLabels.zooms(List.of(LYON, twin)))
                .containsExactly(CommuneLabels.FARTHEST, CommuneLabels.NEAREST);
    }

    @Test
    void a_village_is_no_name_of_a_country_however_much_room_there_is() {
        assertThat(CommuneLabels.zooms(List.of(new Label("15014", "Village", 300, 45, 2))))
                .containsExactly(11);
    }

    @Test
    void no_names_no_zooms() {
        assertThat(CommuneLabels.zooms(List.of())).isEmpty();
    }
}
