// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.network.Communes;
import fr.parvis.network.NewPoint;
import fr.parvis.network.PointKind;
import fr.parvis.network.Points;
import fr.parvis.values.Ids;
import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ParvisTest
class PointsApiTest {
    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    Points points;

    @Autowired
    Communes communes;

    SignedIn director;

    @BeforeEach
    void aDirector() {
        director = network.a(Role.DIRECTOR, network.anAssociation());
    }

    @Test
    void points_speak_the_national_standard_with_what_is_the_networks_own() {
        var id = aPoint("Point ouvert", "24/7", Set.of("pand"), PointKind.MOBILE);
        var item = get("?association=" + director.association()).get("items").get(0);
        assertThat(item.get("id").asString()).isEqualTo(id.toString());
        assertThat(item.get("kind").asString()).isEqualTo("MOBILE");
        assertThat(item.get("openNow").asBoolean()).isTrue();
        assertThat(item.get("labels").get(0).asString()).isEqualTo("pand");
        assertThat(item.get("timeZone").asString()).isEqualTo("Europe/Paris");
        var place = item.get("place");
        assertThat(place.get("nom").asString()).isEqualTo("Point ouvert");
        assertThat(place.get("code_insee").asString()).isEqualTo("29019");
        assertThat(place.get("itinerance").asString()).isEqualTo("Itinérant");
        assertThat(place.get("horaires").asString()).isEqualTo("24/7");
    }

    @Test
    void hours_that_do_not_tell_are_no_answer_rather_than_a_wrong_one() {
        aPoint("Point à confirmer", "Mo-Su unknown \"sur rendez-vous\"", Set.of(), PointKind.FIXED);
        var item = get("?association=" + director.association()).get("items").get(0);
        assertThat(item.has("openNow")).isFalse();
        assertThat(item.get("now").asString()).contains("sur rendez-vous");
    }

    @Test
    void a_long_list_is_read_page_by_page_each_point_once() {
        for (int i = 0; i < 5; i++) aPoint("Point " + i, "24/7", Set.of(), PointKind.FIXED);
        var seen = new HashSet<String>();
        var next = "";
        int pages = 0;
        do {
            var page = get("?limit=2&association=" + director.association() + (next.isEmpty() ? "" : "&after=" + next));
            page.get("items")
                    .forEach(item ->
                            assertThat(seen.add(item.get("id").asString())).isTrue());
            next = page.has("next") ? page.get("next").asString() : "";
            pages++;
        } while (!next.isEmpty());
        assertThat(seen).hasSize(5);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void filters_are_those_of_the_screen_and_wrong_ones_are_refused() {
        aPoint("Point filtré", "24/7", Set.of("france-services"), PointKind.FIXED);
        var mine = "&association=" + director.association();
        assertThat(get("?label=france-services&q=filtre&department=29" + mine).get("items"))
                .hasSize(1);
        assertThat(get("?label=pand" + mine).get("items")).isEmpty();
        assertThat(get("?state=CLOSED" + mine).get("items")).isEmpty();
        assertThat(get("?kind=MOBILE" + mine).get("items")).isEmpty();
        for (var wrong : new String[] {"?limit=0", "?limit=5000", "?kind=CASTLE", "?after=x"})
            assertThat(pages.as(director).get("/api/v1/network/points" + wrong))
                    .as(wrong)
                    .hasStatus4xxClientError();
        assertThat(pages.get("/api/v1/network/points")).hasStatus(401);
    }

    private UUID aPoint(String name, String hours, Set<String> labels, PointKind kind) {
        var brest = communes.find("29019").orElseThrow();
        var id = Ids.next();
        Network.as(
                director,
                () -> points.add(List.of(NewPoint.atItsCommune(
                        id,
                        Objects.requireNonNull(director.association()),
                        kind,
                        name,
                        "1 rue du Port",
                        "29200",
                        brest,
                        null,
                        List.of(),
                        "Un point pour essayer.",
                        hours,
                        labels,
                        List.of(),
                        List.of("Se présenter"),
                        List.of(),
                        LocalDate.of(2020, 1, 1)))));
        return id;
    }

    private JsonNode get(String query) {
        var answer = pages.as(director).get("/api/v1/network/points" + query);
        assertThat(answer).as(query).hasStatusOk();
        try {
            return JsonMapper.shared().readTree(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
