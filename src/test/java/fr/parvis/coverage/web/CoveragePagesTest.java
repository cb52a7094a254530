// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.coverage.domain.Extent;
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

@ParvisTest
class CoveragePagesTest {
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

    SignedIn head;

    @BeforeEach
    void the_head_of_the_network() {
        head = network.ofTheNetwork(Role.NETWORK_HEAD);
    }

    @Test
    void every_department_is_told_with_its_people_in_white_areas() {
        var page = pages.as(head).open("/bureau/couverture?km=10");
        assertThat(page.select("#areas tbody tr")).hasSize(20);
        var all = new StringBuilder();
        for (int at = 1; at <= 6; at++)
            all.append(pages.as(head)
                    .open("/bureau/couverture?km=10&page=" + at)
                    .select("#areas tbody")
                    .text());
        assertThat(all.toString()).contains("Creuse (23)", "La Réunion (974)");
        assertThat(page.select("svg.france use")).hasSizeGreaterThanOrEqualTo(101);
        assertThat(page.select("#areas-part > .muted").text()).contains("placées à peu près");
        assertThat(page.select(".legend li").eachText()).last().isEqualTo("lieu où l’on reçoit");
        assertThat(page.select(".figure-value").eachText()).hasSize(3).noneMatch(String::isBlank);
    }

    @Test
    void the_home_page_of_the_head_shows_white_areas_as_a_picture() {
        var part = pages.as(head).open("/bureau/accueil").select(".overview-part:has(svg.france)");
        assertThat(part.select("h2 a").attr("href")).startsWith("/bureau/couverture?km=10");
        assertThat(part.select("svg use")).hasSizeGreaterThanOrEqualTo(101);
        assertThat(part.select("figcaption").text()).contains("10 km");
        assertThat(part.select(".overview-figure strong").eachText()).hasSize(2).noneMatch(String::isBlank);
        assertThat(part.select(".overview-row").eachAttr("href"))
                .hasSize(3)
                .allMatch(href -> href.startsWith("/bureau/couverture/communes?departement="));
    }

    @Test
    void departments_come_twenty_at_a_time_and_the_way_on_keeps_what_was_asked() {
        var page = pages.as(head).open("/bureau/couverture?km=20&compte=points&tri=departement");
        assertThat(page.select("#areas tbody tr")).hasSize(20);
        assertThat(page.select("#areas tbody tr").first().text()).startsWith("Ain (01)");
        var on = page.select(".pager a[rel=next]").attr("href");
        assertThat(on).contains("km=20", "compte=points", "tri=departement", "page=2");
        assertThat(pages.as(head)
                        .open(on.replaceFirst("#.*", ""))
                        .select("#areas tbody tr")
                        .first()
                        .text())
                .contains("(22)");
        assertThat(pages.as(head).open("/bureau/couverture?page=99").select("#areas tbody tr"))
                .isNotEmpty();
        assertThat(pages.as(head).open("/bureau/couverture?page=x").select("#areas tbody tr"))
                .hasSize(20);
    }

    @Test
    void departments_are_found_by_a_part_of_their_name_or_by_their_number() {
        var loire = pages.as(head).open("/bureau/couverture?departement=LOIRE&tri=departement");
        assertThat(loire.select("#areas tbody th").eachText())
                .containsExactly(
                        "Indre-et-Loire (37)",
                        "Loire (42)",
                        "Haute-Loire (43)",
                        "Loire-Atlantique (44)",
                        "Loiret (45)",
                        "Maine-et-Loire (49)",
                        "Saône-et-Loire (71)");
        assertThat(loire.select("input[name=departement]").val()).isEqualTo("LOIRE");
        assertThat(loire.select("svg.france use"))
                .as("the map shows the whole country")
                .hasSizeGreaterThanOrEqualTo(101);
        assertThat(pages.as(head)
                        .open("/bureau/couverture?departement=2a")
                        .select("#areas tbody th")
                        .text())
                .isEqualTo("Corse-du-Sud (2A)");
        assertThat(pages.as(head)
                        .open("/bureau/couverture?departement=reunion")
                        .select("#areas tbody th")
                        .text())
                .isEqualTo("La Réunion (974)");
        var none = pages.as(head).open("/bureau/couverture?departement=zzz<b>");
        assertThat(none.select(".empty h2").text()).contains("zzz<b>");
        assertThat(none.select("#areas")).isEmpty();
    }

    @Test
    void inhabitants_of_whom_nothing_can_be_said_are_not_among_those_that_are_told() {
        var row = AreasController.row(new Extent(null, 3, 1, 1, 900, 200, 100, 0, 0));
        assertThat(row.whiteInhabitants()).isEqualTo("200");
        assertThat(row.inhabitants()).isEqualTo("800");
        assertThat(row.share()).startsWith("25");
    }

    @Test
    void nothing_less_than_all_is_told_as_all() {
        assertThat(AreasController.hundredths(0.99998)).isEqualTo(99.9);
        assertThat(AreasController.hundredths(0.00001)).isEqualTo(0.1);
        assertThat(AreasController.hundredths(0.9254)).isEqualTo(92.5);
        assertThat(AreasController.hundredths(1)).isEqualTo(100);
        assertThat(AreasController.hundredths(0)).isZero();
    }

    @Test
    void shades_are_cut_by_what_the_map_shows() {
        var shades = Shades.of(java.util.Arrays.asList(0.6, 0.7, 0.75, 0.9, 0.95, 0.98, 0.99, 1.0, null));
        assertThat(shades.classOf(0.6)).isZero();
        assertThat(shades.classOf(1.0)).isEqualTo(4);
        assertThat(shades.classOf(null)).isEqualTo(5);
        assertThat(Shades.of(List.of(1.0, 1.0)).classOf(1.0))
                .as("one class alone is the darkest")
                .isEqualTo(4);
        assertThat(Shades.of(List.of(0.0, 0.0, 0.0, 0.3)).classOf(0.0)).isZero();
    }

    @Test
    void a_point_ends_the_white_area_of_its_commune_and_of_those_around() {
        // Cherbourg-en-Cotentin: no other test has points so near
        assertThat(csv("/bureau/couverture/communes.csv?km=5&departement=50")).contains("50129");
        aPoint("50129", Set.of("france-services"), "Mo 09:00-10:00");
        assertThat(csv("/bureau/couverture/communes.csv?km=5&departement=50")).doesNotContain(";50129");
        assertThat(csv("/bureau/couverture/communes.csv?km=5&compte=arrets&departement=50"))
                .as("no tour stops there")
                .contains("50129");
    }

    @Test
    void a_distance_that_is_none_is_said_and_the_usual_one_taken() {
        for (var km : List.of("0", "201", "dix", "-5", "1e3")) {
            var page = pages.as(head).open("/bureau/couverture?km=" + km);
            assertThat(page.select(".notice-warning").text()).as(km).contains("« " + km);
            assertThat(page.select("select[name=km] option[selected]").attr("value"))
                    .isEqualTo("10");
        }
    }

    @Test
    void a_trial_says_who_would_be_nearer_and_keeps_nothing() {
        var before = points.list().size();
        var page = pages.as(head).open("/bureau/couverture/essai?lieu=Nouméa (988)&lieu=&rythme=&rythme=&km=20");
        assertThat(page.select("#result .figure")).hasSize(4);
        assertThat(page.select("#nearer caption, #freed caption")).isNotEmpty();
        assertThat(page.select("input[name=lieu]").eachAttr("value")).containsExactly("Nouméa (988)", "");
        assertThat(points.list()).hasSize(before);
        var csv = csv("/bureau/couverture/essai.csv?lieu=Nouméa (988)&km=20");
        assertThat(csv.lines().findFirst().orElseThrow()).contains("code_insee", "gain_km", "personnes_km");
        assertThat(csv).contains("98818");
        var map = pages.as(head).get("/bureau/couverture/essai.json?lieu=Nouméa (988)&km=20");
        assertThat(map).hasStatusOk().hasContentType("application/geo+json");
        assertThat(Pages.text(map)).contains("\"tried\"");
    }

    @Test
    void a_place_that_is_not_understood_is_said_beside_its_field_and_what_was_typed_stays() {
        for (var wrong : List.of("zzzzzz", "95.2, 4.8", "Saint-Denis")) {
            var answer = mvc.get()
                    .uri("/bureau/couverture/essai?lieu={lieu}&rythme=semaine&jour=2", wrong)
                    .with(Browser.as(head))
                    .exchange();
            assertThat(answer).as(wrong).hasStatus(422);
            var page = Pages.read(answer);
            assertThat(page.select("#f-lieu-0").attr("value")).isEqualTo(wrong);
            assertThat(page.select("#f-lieu-0-error").text()).contains(wrong);
            assertThat(page.select("#f-jour-0 option[selected]").attr("value")).isEqualTo("2");
        }
        assertThat(pages.as(head)
                        .read("/bureau/couverture/essai?lieu=01001")
                        .select("#f-lieu-0-error")
                        .text())
                .as("a commune whose place is not known")
                .contains("n’est pas localisée");
    }

    @Test
    void a_stop_once_a_month_does_not_count() {
        var page = pages.as(head).open("/bureau/couverture/essai?lieu=Nouméa (988)&rythme=mois&jour=2");
        assertThat(page.select("#result .notice").text()).contains("plus de deux semaines", "mardi");
        assertThat(page.select("#result .figure")).isEmpty();
    }

    @Test
    void points_are_chosen_by_what_the_head_answers_for() {
        var failing = aPoint("98818", Set.of("france-services"), "Mo 09:00-10:00");
        var keeping = aPoint("98818", Set.of("france-services"), "Mo-Fr 09:00-17:00");
        var other = aPoint("98818", Set.of("pand"), "Mo 09:00-10:00");
        var chosen = csv("/bureau/couverture/points.csv?engagement=non&departement=988");
        assertThat(chosen).contains(failing).doesNotContain(keeping).doesNotContain(other);
        assertThat(csv("/bureau/couverture/points.csv?label=pand&departement=988"))
                .contains(other)
                .doesNotContain(failing);
        assertThat(csv("/bureau/couverture/points.csv?loin=5&departement=988")).doesNotContain(other);
        assertThat(csv("/bureau/couverture/points.csv?depuis=2021-01-01&departement=988"))
                .doesNotContain(other);
        assertThat(pages.as(head)
                        .open("/bureau/couverture/points?depuis=hier")
                        .select(".notice-warning")
                        .text())
                .contains("« hier");
        assertThat(pages.as(head)
                        .open("/bureau/couverture/points?departement=988")
                        .select("#points tbody tr")
                        .text())
                .contains(other, "lui-même");
    }

    private String aPoint(String insee, Set<String> labels, String hours) {
        var commune = communes.find(insee).orElseThrow();
        var director = network.a(Role.DIRECTOR, network.anAssociation());
        var id = Ids.next();
        var name = "Point " + id;
        Network.as(
                director,
                () -> points.add(List.of(NewPoint.atItsCommune(
                        id,
                        Objects.requireNonNull(director.association()),
                        PointKind.FIXED,
                        name,
                        "1 rue du Parvis",
                        commune.postcodes().getFirst(),
                        commune,
                        null,
                        List.of(),
                        "",
                        hours,
                        labels,
                        List.of(),
                        List.of("Se présenter"),
                        List.of(),
                        LocalDate.of(2020, 1, 1)))));
        return name;
    }

    private String csv(String address) {
        var answer = pages.as(head).get(address);
        assertThat(answer).as(address).hasStatusOk();
        return Pages.text(answer);
    }
}
