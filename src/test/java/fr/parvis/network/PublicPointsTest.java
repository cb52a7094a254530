// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.network.PublicPoints.PublicPoint;
import fr.parvis.network.PublicPoints.Tongue;
import fr.parvis.network.PublicPoints.When;
import fr.parvis.network.PublicPoints.Wish;
import fr.parvis.network.domain.SavePoint;
import fr.parvis.values.Ids;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class PublicPointsTest {
    private static final AtomicInteger FIELDS = new AtomicInteger();

    @Autowired
    Network network;

    @Autowired
    PublicPoints publicPoints;

    @Autowired
    Points points;

    @Autowired
    Communes communes;

    @Autowired
    SavePoint savePoint;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    SignedIn director;
    double latitude;
    double longitude;

    /** Each test has a piece of the ocean of its own: no other point is near. */
    @BeforeEach
    void aPlaceFarFromOthers() {
        director = network.a(Role.DIRECTOR, network.anAssociation());
        latitude = -60;
        longitude = -150 + 5 * FIELDS.getAndIncrement();
    }

    @Test
    void the_nearest_come_first_with_their_distance_as_the_crow_flies() {
        var far = aPoint(0.2, it -> it);
        var near = aPoint(0.1, it -> it);
        var found = near(Wish.ANY);
        assertThat(found).extracting(PublicPoint::id).containsExactly(near, far);
        // a tenth of a degree of latitude
        assertThat(found.getFirst().kilometres()).isBetween(11.0, 11.2);
        assertThat(found.getLast().kilometres()).isBetween(22.1, 22.4);
    }

    @Test
    void nothing_further_than_asked_is_found() {
        aPoint(0.2, it -> it);
        assertThat(near(new Wish(22, null, null, false, null, null))).isEmpty();
        assertThat(near(new Wish(23, null, null, false, null, null))).hasSize(1);
    }

    @Test
    void distances_hold_over_the_line_where_the_day_changes() {
        longitude = 179.99;
        var beyond = Ids.next();
        add(new Sketch(beyond).at(latitude, -179.99));
        assertThat(publicPoints.near(new Coordinates(latitude, longitude), Wish.ANY, 5, Locale.FRANCE))
                .extracting(PublicPoint::id)
                .containsExactly(beyond);
    }

    @Test
    void a_service_is_found_in_what_the_point_declares_or_in_what_all_do() {
        var silent = aPoint(0.01, it -> it.services(List.of()));
        var digital = aPoint(0.02, it -> it.services(List.of("Utilisation sécurisée du numérique")));
        var labelled = aPoint(
                0.03,
                it -> it.services(List.of("Aide aux démarches administratives")).labels(Set.of("pand")));
        var papers = aPoint(0.04, it -> it.services(List.of("Aide aux démarches administratives")));
        assertThat(ids(new Wish(50, Help.DIGITAL, null, false, null, null))).containsExactly(silent, digital, labelled);
        // every PIMMS reads a bill
        assertThat(ids(new Wish(50, Help.BILLS, null, false, null, null)))
                .containsExactly(silent, digital, labelled, papers);
        for (var found : near(Wish.ANY))
            assertThat(found.helps().contains(Help.DIGITAL))
                    .as(found.name())
                    .isEqualTo(!found.id().equals(papers));
    }

    @Test
    void points_are_narrowed_by_access_language_and_kind() {
        var fit = aPoint(0.01, it -> it.care(List.of("Handicaps moteurs")));
        var english = aPoint(0.02, it -> it.care(List.of("Langues étrangères (anglais)")));
        var bus = aPoint(0.03, it -> it.kind(PointKind.MOBILE));
        assertThat(ids(new Wish(50, null, null, true, null, null))).containsExactly(fit);
        assertThat(ids(new Wish(50, null, null, false, Tongue.ENGLISH, null))).containsExactly(english);
        assertThat(ids(new Wish(50, null, null, false, null, PointKind.MOBILE))).containsExactly(bus);
    }

    @Test
    void those_open_at_a_moment_are_found_behind_many_that_are_not() {
        for (int i = 0; i < 70; i++) {
            double step = 0.001 * i;
            aPoint(step, it -> it.hours("Mo-Fr 09:00-12:00"));
        }
        var late = aPoint(0.2, it -> it.hours("Mo-Su 18:00-20:00"));
        var evening = new When.At(LocalDateTime.of(2027, 3, 2, 19, 0));
        assertThat(ids(new Wish(50, null, evening, false, null, null))).containsExactly(late);
    }

    @Test
    void open_now_and_on_saturday_are_by_the_clock_of_the_point() {
        var always = aPoint(0.01, it -> it.hours("24/7"));
        aPoint(0.02, it -> it.hours("Mo-Su off"));
        var saturday = aPoint(0.03, it -> it.hours("Sa 00:00-24:00"));
        aPoint(0.04, it -> it.hours("so wie immer"));
        assertThat(ids(new Wish(50, null, new When.Now(), false, null, null))).contains(always);
        assertThat(ids(new Wish(50, null, new When.SomeTimeOn(PublicPoints.Day.SATURDAY), false, null, null)))
                .containsExactly(always, saturday);
    }

    @Test
    void a_closed_point_is_not_found_but_its_page_is() {
        var closed = aPoint(0.01, it -> it);
        Network.as(director, () -> savePoint.close(closed, LocalDate.of(2024, 1, 1), 0));
        assertThat(near(Wish.ANY)).isEmpty();
        assertThat(publicPoints.find(closed, Locale.FRANCE))
                .hasValueSatisfying(point -> assertThat(point.ended()).isTrue());
    }

    @Test
    void a_short_code_is_six_clear_signs_and_never_changes() {
        var id = aPoint(0.01, it -> it);
        var code = publicPoints.find(id, Locale.FRANCE).orElseThrow().code();
        assertThat(code).matches("[a-hjkmnp-z2-9]{6}");
        Network.as(director, () -> savePoint.change(savePoint.get(id)));
        Network.as(
                director,
                () -> transaction.executeWithoutResult(
                        status -> database.sql("update network.point set short_code = 'abcdef' where id = :id")
                                .param("id", id)
                                .update()));
        assertThat(publicPoints.findByCode(code, Locale.FRANCE))
                .hasValueSatisfying(point -> assertThat(point.id()).isEqualTo(id));
        assertThat(publicPoints.findByCode("zzzzzz", Locale.FRANCE)).isEmpty();
    }

    @Test
    void a_search_reads_no_more_than_it_shows() {
        aPoint(0.01, it -> it);
        List<String> lines = transaction.execute(status -> {
            // as many points as tests have made is little: a tree is worth its while in a whole country
            database.sql("set local enable_seqscan = off").update();
            return database.sql("""
                            explain select id from network.point p where p.spot <@ public.cube_enlarge(network.on_globe(48, 2), 0.001, 3)
                            order by p.spot <-> network.on_globe(48, 2) limit 10""").query(String.class).list();
        });
        assertThat(String.join("\n", lines)).contains("point_by_spot", "Order By");
    }

    @Test
    void a_commune_without_a_place_on_the_map_stands_among_those_of_its_postcode() {
        var unknown = communes.find("01001").orElseThrow();
        assertThat(unknown.latitude()).isNull();
        assertThat(communes.findSpot("01001")).hasValueSatisfying(spot -> {
            assertThat(spot.exact()).isFalse();
            assertThat(spot.latitude()).isBetween(45.9, 46.4);
        });
        assertThat(communes.findSpot("29019"))
                .hasValueSatisfying(spot -> assertThat(spot.exact()).isTrue());
        assertThat(communes.findSpot("nulle")).isEmpty();
    }

    @Test
    void a_device_is_near_a_commune_or_abroad() {
        assertThat(communes.findNear(48.39, -4.49, 40))
                .hasValueSatisfying(commune -> assertThat(commune.name()).isEqualTo("Brest"));
        assertThat(communes.findNear(40.4, -3.7, 40)).as("Madrid").isEmpty();
    }

    @Test
    void openings_are_instants_without_the_days_that_are_closed() {
        var id = aPoint(0.01, it -> it.hours("Mo-Su 09:00-12:00,14:00-16:00"));
        var openings = publicPoints.openings(id, 3);
        assertThat(openings).hasSizeBetween(6, 6);
        assertThat(openings.getFirst().start()).isBefore(openings.getFirst().end());
        assertThat(publicPoints.openings(aPoint(0.01, it -> it.hours("jamais")), 3))
                .isEmpty();
        assertThat(publicPoints.openings(Ids.next(), 3)).isEmpty();
    }

    @Test
    void hours_stay_known_however_many_closures_are_over() {
        var id = aPoint(0.01, it -> it.hours("24/7"));
        Network.as(
                director,
                () -> transaction.executeWithoutResult(
                        status -> database.sql("""
                                insert into network.closure (id, point, association, first_day, last_day, reason)
                                select gen_random_uuid(), id, association, day::date, day::date, 'Formation de toute l’équipe'
                                from network.point, generate_series('2021-01-04'::date, '2022-12-31'::date, interval '7 days') day
                                where id = :id""").param("id", id).update()));
        assertThat(publicPoints.find(id, Locale.FRANCE))
                .hasValueSatisfying(point -> assertThat(point.hours().state()).isEqualTo(HoursTold.State.OPEN));
        assertThat(publicPoints.openings(id, 3)).hasSize(3);
    }

    private List<PublicPoint> near(Wish wish) {
        return publicPoints.near(new Coordinates(latitude, longitude), wish, 100, Locale.FRANCE);
    }

    private List<UUID> ids(Wish wish) {
        return near(wish).stream().map(PublicPoint::id).toList();
    }

    /** A point so many degrees north of the place. */
    private UUID aPoint(double north, java.util.function.UnaryOperator<Sketch> drawn) {
        var id = Ids.next();
        add(drawn.apply(new Sketch(id).at(latitude + north, longitude)));
        return id;
    }

    private void add(Sketch sketch) {
        var commune = communes.find("29019").orElseThrow();
        Network.as(
                director,
                () -> points.add(List.of(new NewPoint(
                        sketch.id,
                        Objects.requireNonNull(director.association()),
                        sketch.kind,
                        "Point " + sketch.id,
                        "1 rue du Parvis",
                        "29200",
                        commune,
                        null,
                        List.of(),
                        "",
                        sketch.hours,
                        sketch.labels,
                        sketch.services,
                        List.of("Se présenter"),
                        List.of(),
                        LocalDate.of(2020, 1, 1),
                        sketch.latitude,
                        sketch.longitude,
                        sketch.care,
                        null))));
    }

    private static final class Sketch {
        final UUID id;
        PointKind kind = PointKind.FIXED;
        String hours = "Mo-Fr 09:00-12:00";
        Set<String> labels = Set.of();
        List<String> services = List.of("Aide aux démarches administratives");
        List<String> care = List.of();

        @Nullable
        Double latitude;

        @Nullable
        Double longitude;

        Sketch(UUID id) {
            this.id = id;
        }

        Sketch at(double north, double east) {
            latitude = north;
            longitude = east;
            return this;
        }

        Sketch kind(PointKind said) {
            kind = said;
            return this;
        }

        Sketch hours(String said) {
            hours = said;
            return this;
        }

        Sketch labels(Set<String> said) {
            labels = said;
            return this;
        }

        Sketch services(List<String> said) {
            services = said;
            return this;
        }

        Sketch care(List<String> said) {
            care = said;
            return this;
        }
    }
}
