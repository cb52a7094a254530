// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.network.Communes;
import fr.parvis.network.NewPoint;
import fr.parvis.network.PointKind;
import fr.parvis.network.Points;
import fr.parvis.values.Ids;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ParvisTest
class MapPagesTest {
    /** Wallis: 98613 is Mata-Utu, on the other side of the date line from no other test's points. */
    private static final String COMMUNE = "98613";

    private static final String ZONE = "-176.5,-13.6,-175.9,-13";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    Points points;

    @Autowired
    Communes communes;

    @BeforeEach
    void two_points() {
        network.exists();
        if (text("/carte/points.json?zone=" + ZONE).contains("Point du lagon")) return;
        var director = network.a(Role.DIRECTOR, network.anAssociation());
        var commune = communes.find(COMMUNE).orElseThrow();
        for (var name : List.of("Point du lagon <b>1</b>", "Point du lagon 2 نقطة 🏝"))
            Network.as(
                    director,
                    () -> points.add(List.of(NewPoint.atItsCommune(
                            Ids.next(),
                            Objects.requireNonNull(director.association()),
                            PointKind.FIXED,
                            name,
                            "1 route du Lagon",
                            "98600",
                            commune,
                            "0681000000",
                            List.of("personne@example.org"),
                            "Un point pour essayer.",
                            "Mo-Su 00:00-24:00",
                            Set.of("pand"),
                            List.of(),
                            List.of("Se présenter"),
                            List.of(),
                            LocalDate.of(2020, 1, 1)))));
    }

    @Test
    void the_list_has_what_a_search_finds_in_the_same_order() {
        var found = pages.open("/chercher?commune=" + COMMUNE)
                .select("ol.found h3 a")
                .eachAttr("href");
        assertThat(found).hasSizeGreaterThanOrEqualTo(2);
        assertThat(pages.open("/carte?commune=" + COMMUNE).select("#liste h3 a").eachAttr("href"))
                .startsWith(found.toArray(String[]::new));
    }

    @Test
    void the_page_is_whole_without_a_script_and_says_how_to_pass_the_map() {
        var page = pages.open("/carte");
        assertThat(page.select("svg.france use").attr("href")).endsWith("/map/france.svg#france");
        assertThat(page.select("svg.france").attr("aria-label")).isNotBlank();
        assertThat(page.select(".map-skip a").attr("href")).isEqualTo("#liste");
        assertThat(page.select("#liste[tabindex]")).hasSize(1);
        assertThat(page.select("section").eachAttr("id"))
                .as("the map before the list")
                .containsSubsequence("carte", "liste");
        assertThat(page.select("script:not([src]), [style]"))
                .as("nothing inline")
                .isEmpty();
        assertThat(page.text()).contains("Écrivez votre commune");
    }

    @Test
    void a_moved_map_lists_what_it_shows() {
        var page = pages.open("/carte?zone=" + ZONE);
        assertThat(page.select("#liste h3").text()).contains("Point du lagon");
        assertThat(page.select("[data-said]").text()).contains("sur cette partie de la carte");
        assertThat(page.select("[data-map]").attr("data-view")).isEqualTo("-176.500,-13.600,-175.900,-13.000");
        assertThat(pages.open("/carte?zone=-30,-40,-29,-39")
                        .select("[data-said]")
                        .text())
                .contains("Il n’y a pas de point");
    }

    @Test
    void the_list_of_a_moved_map_names_no_point_that_the_map_draws_elsewhere() {
        var beside = pages.open("/carte?zone=-176.0,-13.1,-175.9,-13.0");
        assertThat(beside.select("#liste h3").text())
                .as("a point without a place of its own stands at its commune, some kilometres from there")
                .doesNotContain("Point du lagon");
        assertThat(beside.select("[data-said]").text()).contains("Il n’y a pas de point");
    }

    @Test
    void a_map_of_an_ocean_lists_what_it_draws_however_far_from_its_middle() {
        assertThat(pages.open("/carte?zone=-179,-25,-160,-5")
                        .select("#liste h3")
                        .text())
                .contains("Point du lagon");
    }

    @Test
    void a_part_of_no_world_is_as_if_none_was_said() {
        for (var zone : List.of("1,2,3", "a,b,c,d", "5,5,4,6", "400,95,500,99", "1,2,3,4,5", "NaN,1,2,3", "1;2;3;4")) {
            assertThat(pages.open("/carte?zone=" + zone).select("[data-map]").attr("data-view"))
                    .as(zone)
                    .isEmpty();
            assertThat(mvc.get().uri("/carte/points.json?zone={zone}", zone)).hasStatusOk();
        }
    }

    @Test
    void an_unknown_place_is_said_and_what_was_typed_stays() {
        var page = pages.open("/carte?q=zzzzzz");
        assertThat(page.select(".field-error").text()).contains("zzzzzz");
        assertThat(page.select("input[name=q]").attr("value")).isEqualTo("zzzzzz");
    }

    @Test
    void markers_are_geojson_with_nothing_private() {
        var answer = pages.get("/carte/points.json?zone=" + ZONE);
        assertThat(answer).hasStatusOk().hasContentType("application/geo+json");
        var json = JsonMapper.shared().readTree(Pages.text(answer));
        assertThat(json.path("type").asString()).isEqualTo("FeatureCollection");
        JsonNode ours = null;
        for (var feature : json.path("features"))
            if (feature.path("properties").path("name").asString().contains("<b>1</b>")) ours = feature;
        assertThat(ours).isNotNull();
        assertThat(ours.path("id").asString()).matches("[a-z0-9]{6}");
        assertThat(ours.path("geometry").path("type").asString()).isEqualTo("Point");
        assertThat(ours.path("geometry").path("coordinates").get(0).asDouble()).isBetween(-176.5, -175.9);
        assertThat(ours.path("properties").propertyNames()).containsExactlyInAnyOrder("name", "kind", "state", "lines");
        assertThat(ours.path("properties").path("state").asString()).isEqualTo("open");
        assertThat(ours.path("properties").path("lines").get(0).asString()).isEqualTo("Ouvert");
        assertThat(Pages.text(answer)).doesNotContain("@example", "0681000000", "06 81 00 00 00", "1 route");
    }

    @Test
    void markers_that_did_not_change_are_not_sent_again() {
        var answer = pages.get("/carte/points.json?zone=" + ZONE);
        var tag = Objects.requireNonNull(answer.getResponse().getHeader("ETag"));
        assertThat(tag).startsWith("W/\"");
        assertThat(answer.getResponse().getHeader("Cache-Control")).isEqualTo("no-cache");
        assertThat(mvc.get().uri("/carte/points.json?zone=" + ZONE).header("If-None-Match", tag))
                .hasStatus(304)
                .bodyText()
                .isEmpty();
    }

    @Test
    void names_of_communes_come_all_at_once_for_a_country_and_by_tiles_nearer() {
        var far = JsonMapper.shared().readTree(text("/fond/communes"));
        assertThat(far.size()).isBetween(100, 3000);
        assertThat(far.get(0).get(0).asString()).isEqualTo("Paris");
        assertThat(far.get(0).get(3).asInt()).isEqualTo(4);
        // 128/91 holds Aurillac's surroundings
        var near = JsonMapper.shared().readTree(text("/fond/communes/129/92"));
        assertThat(near.size()).isGreaterThan(20);
        for (var name : near) {
            assertThat(name.get(1).asDouble()).isBetween(43.0, 46.0);
            assertThat(name.get(3).asInt()).isBetween(8, 13);
        }
    }

    @Test
    void a_tile_outside_the_world_or_without_a_server_is_not_found() {
        for (var address : List.of(
                "/fond/communes/256/0",
                "/fond/communes/999/999",
                "/fond/communes/x/1",
                "/fond/tuiles/3/8/0",
                "/fond/tuiles/30/0/0",
                "/fond/tuiles/3/1/1",
                "/fond/tuiles/3/-1/1",
                "/fond/tuiles/http:%2F%2Fexample.org/1/1",
                "/fond/carte.pmtiles"))
            assertThat(pages.get(address)).as(address).hasStatus4xxClientError();
    }

    @Test
    void the_browser_may_ask_nobody_else_for_pictures() {
        assertThat(pages.get("/carte").getResponse().getHeader("Content-Security-Policy"))
                .contains("img-src 'self' data:;")
                .contains("style-src 'self';");
    }

    private String text(String address) {
        var answer = pages.get(address);
        assertThat(answer).as(address).hasStatusOk();
        return Pages.text(answer);
    }
}
