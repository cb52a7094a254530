// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.network.Communes;
import fr.parvis.network.NewPoint;
import fr.parvis.network.PointKind;
import fr.parvis.network.Points;
import fr.parvis.network.PointsOnMap.Mark;
import fr.parvis.network.PointsOnMap.Marks;
import fr.parvis.network.PointsOnMap.Zone;
import fr.parvis.network.PublicPoints;
import fr.parvis.network.PublicPoints.Wish;
import fr.parvis.values.Ids;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class PointsDrawnTest {
    /** Saint-Pierre-et-Miquelon, where no other test has points. */
    private static final Zone ISLAND = new Zone(-56.6, 46.6, -56.0, 47.2);

    @Autowired
    JdbcClient database;

    @Autowired
    PointsNear near;

    @Autowired
    PublicPoints points;

    @Autowired
    HoursOfMany hours;

    @Autowired
    Clock clock;

    @Autowired
    Points all;

    @Autowired
    Communes communes;

    @Autowired
    Network network;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void five_points_on_an_island() {
        if (marks(1000).marks().stream().anyMatch(mark -> ISLAND.holds(mark.latitude(), mark.longitude()))) return;
        var director = network.a(Role.DIRECTOR, network.anAssociation());
        var commune = communes.find("97502").orElseThrow();
        Network.as(director, () -> {
            for (int i = 0; i < 5; i++)
                all.add(List.of(new NewPoint(
                        Ids.next(),
                        Objects.requireNonNull(director.association()),
                        i == 4 ? PointKind.MOBILE : PointKind.FIXED,
                        "Point de l’île " + i,
                        "1 rue du Port",
                        "97500",
                        commune,
                        null,
                        List.of(),
                        "",
                        "Mo-Su 00:00-24:00",
                        Set.of(),
                        List.of(),
                        List.of("Se présenter"),
                        List.of(),
                        LocalDate.of(2020, 1, 1),
                        46.78 + i * 0.001,
                        -56.18,
                        i == 0 ? List.of("Handicaps moteurs") : List.of(),
                        null)));
        });
    }

    private Marks marks(int oneByOne) {
        return marks(oneByOne, Wish.ANY);
    }

    private Marks marks(int oneByOne, Wish wish) {
        return Objects.requireNonNull(transaction.execute(
                status -> new PointsDrawn(database, near, points, hours, clock, oneByOne).within(ISLAND, wish)));
    }

    @Test
    void few_points_are_told_one_by_one_and_more_than_that_as_sums_of_the_same_number() {
        assertThat(marks(5).marks()).hasSizeGreaterThanOrEqualTo(5).allMatch(Mark.One.class::isInstance);
        var sums = marks(2);
        assertThat(sums.complete()).isFalse();
        assertThat(sums.marks()).anyMatch(Mark.Many.class::isInstance);
        assertThat(sums.marks().stream()
                        .mapToInt(mark -> mark instanceof Mark.Many many ? many.count() : 1)
                        .sum())
                .isEqualTo((int) marks(1000).marks().stream()
                        .filter(mark -> ISLAND.holds(mark.latitude(), mark.longitude()))
                        .count());
    }

    @Test
    void filters_are_those_of_the_search() {
        var accessible = new Wish(Wish.FURTHEST, null, null, true, null, null);
        assertThat(marks(2, accessible).marks())
                .filteredOn(mark -> ISLAND.holds(mark.latitude(), mark.longitude()))
                .extracting(mark -> ((Mark.One) mark).name())
                .containsExactly("Point de l’île 0");
        var mobile = new Wish(Wish.FURTHEST, null, null, false, null, PointKind.MOBILE);
        assertThat(marks(2, mobile).marks())
                .filteredOn(mark -> ISLAND.holds(mark.latitude(), mark.longitude()))
                .hasSize(1);
        var now = new Wish(Wish.FURTHEST, null, new PublicPoints.When.Now(), false, null, null);
        assertThat(marks(2, now).marks()).hasSizeGreaterThanOrEqualTo(5).allMatch(Mark.One.class::isInstance);
    }

    @Test
    void a_point_without_a_place_of_its_own_stands_at_its_commune_also_among_those_open_now() {
        var director = network.a(Role.DIRECTOR, network.anAssociation());
        var commune = communes.find("97701").orElseThrow();
        var id = Ids.next();
        Network.as(
                director,
                () -> all.add(List.of(NewPoint.atItsCommune(
                        id,
                        Objects.requireNonNull(director.association()),
                        PointKind.FIXED,
                        "Point sans plan",
                        "1 rue du Port",
                        "97133",
                        commune,
                        null,
                        List.of(),
                        "",
                        "Mo-Su 00:00-24:00",
                        Set.of(),
                        List.of(),
                        List.of("Se présenter"),
                        List.of(),
                        LocalDate.of(2020, 1, 1)))));
        double latitude = Objects.requireNonNull(commune.latitude());
        double longitude = Objects.requireNonNull(commune.longitude());
        var around = new Zone(longitude - 0.2, latitude - 0.2, longitude + 0.2, latitude + 0.2);
        var now = new Wish(Wish.FURTHEST, null, new PublicPoints.When.Now(), false, null, null);
        for (var wish : List.of(Wish.ANY, now)) {
            var marks = Objects.requireNonNull(transaction.execute(
                    status -> new PointsDrawn(database, near, points, hours, clock, 1000).within(around, wish)));
            assertThat(marks.marks())
                    .filteredOn(mark -> mark instanceof Mark.One one && one.id().equals(id))
                    .singleElement()
                    .satisfies(mark -> assertThat(mark.latitude()).isEqualTo(latitude))
                    .satisfies(mark -> assertThat(mark.longitude()).isEqualTo(longitude));
        }
    }
}
