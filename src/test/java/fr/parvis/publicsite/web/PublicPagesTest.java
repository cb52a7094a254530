package fr.parvis.publicsite.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.NewPoint;
import fr.parvis.network.PointKind;
import fr.parvis.network.Points;
import fr.parvis.shell.Ids;
import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ParvisTest
class PublicPagesTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Network network;

    @Autowired
    Points points;

    @Autowired
    Communes communes;

    @BeforeEach
    void aNetwork() {
        network.exists();
    }

    @Test
    void the_home_says_what_the_network_is_and_asks_where_one_lives() {
        var page = get("/", "fr-FR");
        assertThat(page.select("h1").text()).contains("près de chez vous");
        assertThat(page.select("form[method=get] label").text()).contains("Où habitez-vous");
        assertThat(get("/", "en-GB").select("form[method=get] label").text()).contains("Where do you live");
    }

    @Test
    void the_nearest_points_come_first_each_with_hours_phone_and_labels_in_plain_words() {
        // Cayenne is far from the points of other tests
        var there = aPoint("Point de Cayenne", "97302", "Mo-Su 00:00-24:00", Set.of("france-services"));
        var further = aPoint("Point de Kourou", "97304", "Mo-Fr 09:00-12:00", Set.of());
        var page = get("/?q=97300", "fr-FR");
        var names = page.select("#near h3 a").eachAttr("href");
        assertThat(names).contains("/points/" + there);
        assertThat(names.indexOf("/points/" + there)).isLessThan(names.indexOf("/points/" + further));
        assertThat(names).hasSizeLessThanOrEqualTo(10);
        var card = Objects.requireNonNull(page.selectFirst("#near a[href='/points/" + there + "']"))
                .closest("li");
        assertThat(card.text()).contains("Ouvert en permanence", "France Services :", "1 rue du Marché");
        assertThat(card.select("a[href^=tel]").attr("href")).isEqualTo("tel:0594000000");
    }

    @Test
    void a_commune_is_understood_by_name_by_postcode_or_both_and_said_when_unknown() {
        assertThat(get("/?q=brest", "fr-FR").select("#near h2").text()).isEqualTo("Votre commune : Brest (29)");
        assertThat(get("/?q=29200 Brest", "fr-FR").select("#near h2").text()).isEqualTo("Votre commune : Brest (29)");
        var several = get("/?q=Saint-Denis", "fr-FR");
        assertThat(several.select("#near a[href*=commune]")).isNotEmpty();
        assertThat(get("/?commune=97411", "fr-FR").select("#near h2").text()).contains("Saint-Denis (974)");
        assertThat(get("/?q=zzzzzz", "fr-FR").select(".notice").text()).contains("zzzzzz");
    }

    @Test
    void the_page_of_a_point_speaks_plainly_in_both_languages() {
        var id = aPoint("Point du Marché", "97302", "Mo-Fr 09:00-12:00; PH off", Set.of("pand"));
        var page = get("/points/" + id, "fr-FR");
        assertThat(page.select("#week dt").eachText()).contains("Lundi à vendredi");
        assertThat(page.text())
                .contains("Venez pendant les heures d’ouverture", "Faire une démarche", "C’est gratuit", "PAND@ :");
        var english = get("/points/" + id, "en-GB");
        assertThat(english.text()).contains("Come during opening hours", "It is free");
        assertThat(english.text()).doesNotContainPattern("publicsite\\.[a-z]");
        assertThat(page.select("script:not([src])")).as("nothing inline").isEmpty();
    }

    @Test
    void a_point_that_does_not_exist_is_not_found() {
        assertThat(mvc.get().uri("/points/" + Ids.next())).hasStatus(404);
        assertThat(mvc.get().uri("/points/rien")).hasStatus(404);
    }

    private UUID aPoint(String name, String insee, String hours, Set<String> labels) {
        Commune commune = communes.find(insee).orElseThrow();
        var id = Ids.next();
        var director = network.a(Role.DIRECTOR, network.anAssociation());
        Network.as(
                director,
                () -> points.add(List.of(new NewPoint(
                        id,
                        Objects.requireNonNull(director.association()),
                        PointKind.FIXED,
                        name,
                        "1 rue du Marché",
                        commune.postcodes().getFirst(),
                        commune,
                        "0594000000",
                        List.of(),
                        "Un point pour essayer.",
                        hours,
                        labels,
                        List.of("Aide aux démarches administratives"),
                        List.of("Se présenter"),
                        List.of(),
                        LocalDate.of(2020, 1, 1)))));
        return id;
    }

    private Document get(String address, String language) {
        var answer =
                mvc.get().uri(address).cookie(new Cookie("langue", language)).exchange();
        assertThat(answer).as(address).hasStatusOk();
        return page(answer);
    }

    private static Document page(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
