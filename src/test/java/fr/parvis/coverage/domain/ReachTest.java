// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.domain;

import static fr.parvis.coverage.domain.CountryFixtures.LYON;
import static fr.parvis.coverage.domain.CountryFixtures.PARIS;
import static fr.parvis.coverage.domain.CountryFixtures.aCommune;
import static fr.parvis.coverage.domain.CountryFixtures.aServicePoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.parvis.coverage.domain.Reach.State;
import fr.parvis.network.Territory.Department;
import fr.parvis.network.Territory.Inhabited;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReachTest {
    /** One degree of latitude: 111.195 km. */
    private static final Spot NORTH_OF_LYON = new Spot(46.7640, 4.8357);

    @Test
    void a_commune_is_white_when_the_nearest_service_point_is_further_than_the_limit() {
        var communes = List.of(aCommune("01001", 100, NORTH_OF_LYON));
        var servicePoints = List.of(aServicePoint("69123", LYON), aServicePoint("75056", PARIS));
        var far = Reach.of(communes, servicePoints, 111).getFirst();
        assertThat(far.state()).isEqualTo(State.WHITE);
        assertThat(far.kilometres()).isCloseTo(111.195, within(0.001));
        assertThat(far.nearest()).isEqualTo(servicePoints.getFirst());
        assertThat(Reach.of(communes, servicePoints, 112).getFirst().state()).isEqualTo(State.SERVED);
    }

    @Test
    void a_commune_that_holds_a_service_point_is_served_however_far_its_centre_is() {
        var communes = List.of(aCommune("01001", 100, NORTH_OF_LYON));
        assertThat(Reach.of(communes, List.of(aServicePoint("01001", LYON)), 5)
                        .getFirst()
                        .state())
                .isEqualTo(State.SERVED);
    }

    @Test
    void a_commune_without_a_place_on_the_map_is_counted_apart_unless_something_stands_in_it() {
        var communes = List.of(aCommune("01001", 100, null), aCommune("01002", 200, null));
        var reaches = Reach.of(communes, List.of(aServicePoint("01002", null)), 5);
        assertThat(reaches).extracting(Reach::state).containsExactly(State.UNPLACED, State.SERVED);
        assertThat(reaches).extracting(Reach::kilometres).containsOnlyNulls();
    }

    @Test
    void where_nobody_receives_all_that_is_placed_is_white() {
        var reach =
                Reach.of(List.of(aCommune("01001", 100, LYON)), List.of(), 200).getFirst();
        assertThat(reach.state()).isEqualTo(State.WHITE);
        assertThat(reach.kilometres()).isNull();
    }

    @Test
    void sums_of_a_department_leave_out_of_the_share_those_of_whom_nothing_can_be_said() {
        var communes = List.of(
                aCommune("01001", 300, NORTH_OF_LYON),
                aCommune("01002", 100, LYON),
                aCommune("01003", 50, null),
                aCommune("02001", 7, null));
        var reaches = Reach.of(communes, List.of(aServicePoint("69123", LYON)), 10);
        var departments =
                List.of(new Department("01", "Ain"), new Department("02", "Aisne"), new Department("03", "Allier"));
        var sums = Extent.byDepartment(departments, reaches);
        assertThat(sums).hasSize(2);
        assertThat(sums.getFirst()).isEqualTo(new Extent(departments.getFirst(), 3, 1, 1, 450, 300, 50, 0, 0));
        assertThat(sums.getFirst().share()).isEqualTo(0.75);
        assertThat(sums.get(1).share())
                .as("nobody of whom something can be said")
                .isNull();
        assertThat(Extent.whole(reaches)).isEqualTo(new Extent(null, 4, 1, 2, 457, 300, 57, 0, 0));
    }

    @Test
    void a_commune_whose_place_is_estimated_is_counted_and_said_to_be() {
        var estimated = new Inhabited("01001", "Commune", "01", 100, LYON.latitude(), LYON.longitude(), true);
        var whole = Extent.whole(
                Reach.of(List.of(estimated, aCommune("01002", 50, LYON)), List.of(aServicePoint("69123", LYON)), 10));
        assertThat(whole).isEqualTo(new Extent(null, 2, 0, 0, 150, 0, 0, 1, 100));
        assertThat(whole.share()).isZero();
    }

    @Test
    void distances_are_those_that_looking_at_every_service_point_finds() {
        for (long seed = 1; seed <= 5; seed++) {
            var chance = new Random(seed);
            var communes = CountryFixtures.communes(chance, 400);
            var servicePoints = CountryFixtures.servicePoints(chance, 300);
            for (var reach : Reach.of(communes, servicePoints, 10)) {
                var here = Spot.of(reach.commune().latitude(), reach.commune().longitude());
                if (here == null) continue;
                double all = servicePoints.stream()
                        .map(ServicePoint::spot)
                        .filter(spot -> spot != null)
                        .mapToDouble(here::kilometresTo)
                        .min()
                        .orElseThrow();
                assertThat(reach.kilometres()).isCloseTo(all, within(1e-6));
            }
        }
    }
}
