// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.LivePart;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.network.Points;
import fr.parvis.network.domain.PointList;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

@ParvisTest
class PointPagesTest {
    private static final LocalDate NEXT_YEAR = LocalDate.now(NetworkTime.ZONE).plusYears(1);

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    Points points;

    @Autowired
    PointList list;

    @Autowired
    PointsHomePart homePart;

    @Autowired
    PointsLivePart livePart;

    SignedIn director;

    @BeforeEach
    void aDirector() {
        director = network.a(Role.DIRECTOR, network.anAssociation());
    }

    @Test
    void an_association_without_points_is_told_what_to_do_next() {
        var page = pages.as(director).open("/bureau/reseau");
        assertThat(page.select(".empty a").eachAttr("href"))
                .containsExactly("/bureau/reseau/nouveau", "/bureau/reseau/import");
        assertThat(page.select("nav a[aria-current=page]").attr("href")).isEqualTo("/bureau/reseau");
    }

    @Test
    void a_point_is_created_with_its_week_its_closures_and_its_commune() {
        var form = aForm("Point du Port");
        hours(form, 1, "09:00", "12:00", "13:30", "17:30");
        hours(form, 2, "09:00", "12:00", "13:30", "17:30");
        closure(form, NEXT_YEAR, NEXT_YEAR.plusDays(3), "Travaux");
        var answer = pages.as(director).post("/bureau/reseau", form);
        var id = id(form);
        assertThat(answer).hasStatus(302).hasHeader("Location", "/bureau/reseau/" + id);

        var view = list.find(id).orElseThrow();
        assertThat(view.sheet().place().insee()).isEqualTo("29019");
        assertThat(view.sheet().place().hours()).isEqualTo("Mo,Tu 09:00-12:00,13:30-17:30; PH off");
        assertThat(view.closures()).hasSize(1);
        var page = pages.as(director).open("/bureau/reseau/" + id);
        assertThat(page.select("h1").text()).isEqualTo("Point du Port");
        assertThat(page.select("#opening dt").eachText()).contains("Lundi et mardi");
        assertThat(page.select("#exceptions dd").eachText()).anyMatch(text -> text.contains("Travaux"));
        assertThat(page.select("#opening code").text()).endsWith("off \"Travaux\"");
        assertThat(pages.as(director).open("/bureau/reseau?q=port brest").select("#points tbody tr"))
                .hasSize(1);
        assertThat(pages.as(director).open("/bureau/reseau?q=zanzibar").select(".empty"))
                .hasSize(1);
    }

    @Test
    void a_double_click_creates_one_point() {
        var form = aForm("Point unique");
        assertThat(pages.as(director).post("/bureau/reseau", form)).hasStatus(302);
        assertThat(pages.as(director).post("/bureau/reseau", form)).hasStatus(302);
        assertThat(points.list(association())).hasSize(1);
    }

    @Test
    void a_form_that_cannot_be_taken_comes_back_with_the_same_values_and_says_why() {
        var form = aForm("");
        form.set("telephone", "12");
        form.set("adresse", "5 rue Kept");
        hours(form, 3, "14:00", "09:00", "", "");
        closure(form, NEXT_YEAR, NEXT_YEAR.minusDays(2), "");
        form.set("presentation", "x".repeat(281));
        var answer = pages.as(director).post("/bureau/reseau", form);
        assertThat(answer).hasStatus(422);
        var page = Pages.read(answer);
        assertThat(page.select("#f-adresse").val()).isEqualTo("5 rue Kept");
        assertThat(page.select("#f-telephone").val()).isEqualTo("12");
        assertThat(page.select("#f-j3-de1").val()).isEqualTo("14:00");
        for (var field : new String[] {"nom", "telephone", "j3-de1", "fermeture-debut-1", "presentation"})
            assertThat(page.select("#f-" + field + "-error").text()).as(field).isNotBlank();
        assertThat(page.select(".error-summary a").eachAttr("href"))
                .allSatisfy(target -> assertThat(page.select(target)).as(target).hasSize(1));
        assertThat(page.title()).startsWith("Erreur");
    }

    @Test
    void a_name_that_a_spreadsheet_would_compute_and_a_position_elsewhere_are_refused_on_their_fields() {
        var form = aForm("=1+1");
        form.set("latitude", "-4,4861");
        form.set("longitude", "48,3904");
        form.set("commune", "29200 Brest");
        var answer = pages.as(director).post("/bureau/reseau", form);
        assertThat(answer).hasStatus(422);
        var page = Pages.read(answer);
        assertThat(page.select("#f-nom-error").text()).contains("tableur");
        assertThat(page.select("#f-latitude-error").text()).contains("inversées", "Brest");
        assertThat(page.select("#f-longitude-error").text()).contains("inversées");
        form.set("nom", "Point de Brest");
        form.set("latitude", "45,95");
        form.set("longitude", "5,34");
        assertThat(Pages.read(pages.as(director).post("/bureau/reseau", form))
                        .select("#f-longitude-error")
                        .text())
                .contains("loin de Brest");
        form.set("latitude", "48,3904");
        form.set("longitude", "-4,4861");
        assertThat(pages.as(director).post("/bureau/reseau", form)).hasStatus(302);
    }

    @Test
    void a_commune_that_may_be_several_is_chosen_and_one_that_is_none_is_said() {
        var form = aForm("Point de Saint-Denis");
        form.set("commune", "Saint-Denis");
        var page = Pages.read(pages.as(director).post("/bureau/reseau", form));
        var choices = page.select("input[name=communeChoix]").eachAttr("value");
        assertThat(choices).anyMatch(choice -> choice.startsWith("97411|"));
        form.set(
                "communeChoix",
                choices.stream().filter(c -> c.startsWith("97411|")).findFirst().orElseThrow());
        assertThat(pages.as(director).post("/bureau/reseau", form)).hasStatus(302);
        assertThat(list.find(id(form)).orElseThrow().sheet().zone().getId()).isEqualTo("Indian/Reunion");

        var unknown = aForm("Ailleurs");
        unknown.set("commune", "99999 Nullepart");
        assertThat(Pages.read(pages.as(director).post("/bureau/reseau", unknown))
                        .select("#f-commune-error")
                        .text())
                .contains("Nullepart");

        var byCode = aForm("Par le code");
        byCode.set("commune", "29019");
        assertThat(Pages.read(pages.as(director).post("/bureau/reseau", byCode))
                        .select("#f-communeChoix, #f-commune-error"))
                .as("Brest has one postcode or more")
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void richer_hours_are_written_in_their_notation_and_unreadable_ones_are_refused_where_they_are() {
        var form = aForm("Point riche");
        form.set("mode", "texte");
        form.set("osm", "Mo-Fr 09:00-12:00; n'importe quoi");
        var refused = pages.as(director).post("/bureau/reseau", form);
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select("#f-osm-error").text()).contains("n'importe");
        form.set("osm", "Mo-Fr 09:00-12:00; week 1-53/2 Sa 09:00-12:00");
        assertThat(pages.as(director).post("/bureau/reseau", form)).hasStatus(302);
        var change = pages.as(director).open("/bureau/reseau/" + id(form) + "/modifier");
        assertThat(change.select("#f-osm").text()).contains("week 1-53/2");
        assertThat(change.select("input[name=mode][value=texte]").hasAttr("checked"))
                .isTrue();
    }

    @Test
    void the_second_of_two_persons_sees_what_the_first_did_and_loses_nothing() {
        var form = aForm("Point partagé");
        form.set("telephone", "0298000000");
        assertThat(pages.as(director).post("/bureau/reseau", form)).hasStatus(302);
        var address = "/bureau/reseau/" + id(form);
        var first = shown(address);
        var second = shown(address);

        first.set("nom", "Point de la première");
        first.set("telephone", "0298111111");
        assertThat(pages.as(director).post(address, first)).hasStatus(302);

        second.set("nom", "Point de la seconde");
        second.set("adresse", "9 rue de la seconde");
        var answer = pages.as(director).post(address, second);
        assertThat(answer).hasStatus(409);
        var page = Pages.read(answer);
        assertThat(page.select("#conflicts tbody tr th").eachText()).containsExactly("Nom du point", "Téléphone");
        assertThat(page.select("#conflicts").text()).contains("Point de la première", "Point de la seconde");
        assertThat(page.select("#f-nom").val()).isEqualTo("Point de la seconde");
        assertThat(page.select("#f-adresse").val()).isEqualTo("9 rue de la seconde");
        assertThat(page.select("#f-telephone").val())
                .as("only the first changed it")
                .isEqualTo("0298111111");

        assertThat(pages.as(director).post(address, fieldsOf(page))).hasStatus(302);
        var place = list.find(id(form)).orElseThrow().sheet().place();
        assertThat(place.name()).isEqualTo("Point de la seconde");
        assertThat(place.phone()).isEqualTo("0298111111");
    }

    @Test
    void a_form_sent_back_untouched_changes_no_fact() {
        var form = aForm("Point stable");
        hours(form, 1, "09:00", "12:00", "", "");
        closure(form, NEXT_YEAR, NEXT_YEAR, "Pont");
        form.add("services", "Aide aux démarches administratives");
        form.add("labels", "france-services");
        assertThat(pages.as(director).post("/bureau/reseau", form)).hasStatus(302);
        var before = list.find(id(form)).orElseThrow();
        var address = "/bureau/reseau/" + id(form);
        assertThat(pages.as(director).post(address, shown(address))).hasStatus(302);
        var after = list.find(id(form)).orElseThrow();
        assertThat(PointFacts.of(after.sheet(), after.closures()))
                .isEqualTo(PointFacts.of(before.sheet(), before.closures()));
        assertThat(after.sheet().version()).isEqualTo(before.sheet().version() + 1);
    }

    @Test
    void another_association_reads_a_point_but_has_no_form_and_cannot_change_it() {
        var form = aForm("Point gardé");
        assertThat(pages.as(director).post("/bureau/reseau", form)).hasStatus(302);
        var address = "/bureau/reseau/" + id(form);
        var other = network.a(Role.DIRECTOR, network.anAssociation());
        var page = pages.as(other).open(address);
        assertThat(page.select("main form[method=post], main a[href$=modifier]"))
                .isEmpty();
        assertThat(pages.as(other).get(address + "/modifier")).hasStatus(403);
        assertThat(pages.as(other).post(address, form)).hasStatus(403);
        var closing = new LinkedMultiValueMap<String, String>();
        closing.set("depuis", NEXT_YEAR.toString());
        assertThat(pages.as(other).post(address + "/fermeture", closing)).hasStatus(403);
        assertThat(pages.as(other).open("/bureau/reseau").select("#points")).isEmpty();
        assertThat(pages.as(other)
                        .open("/bureau/reseau?association=reseau&q=gardé")
                        .select("#points a")
                        .eachText())
                .contains("Point gardé");
        var mediator = network.a(Role.MEDIATOR, association());
        assertThat(pages.as(mediator).open(address).select("main form[method=post]"))
                .isEmpty();
        assertThat(pages.as(mediator).post(address, form)).hasStatus(403);
        assertThat(pages.as(mediator).get("/bureau/reseau/nouveau")).hasStatus(403);
    }

    @Test
    void the_network_chooses_the_association_of_a_new_point() {
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var form = aForm("Point de la tête");
        assertThat(Pages.read(pages.as(head).post("/bureau/reseau", form)).select("#f-association-error"))
                .isNotEmpty();
        form.set("association", String.valueOf(association()));
        assertThat(pages.as(head).post("/bureau/reseau", form)).hasStatus(302);
        assertThat(points.find(id(form)).orElseThrow().association()).isEqualTo(association());
        assertThat(pages.as(head)
                        .open("/bureau/reseau?association=" + association())
                        .select("#points tbody tr"))
                .hasSize(1);
    }

    @Test
    void a_point_closes_from_a_day_on_keeps_its_page_and_opens_again() {
        var form = aForm("Point qui ferme");
        assertThat(pages.as(director).post("/bureau/reseau", form)).hasStatus(302);
        var address = "/bureau/reseau/" + id(form);
        var closing = new LinkedMultiValueMap<String, String>();
        closing.set("depuis", "1990-01-01");
        assertThat(pages.as(director).post(address + "/fermeture", closing)).hasStatus(422);
        closing.set("depuis", LocalDate.now(NetworkTime.ZONE).toString());
        assertThat(pages.as(director).post(address + "/fermeture", closing)).hasStatus(302);
        assertThat(pages.as(director).open(address).select("#now").text()).contains("Fermé définitivement");
        assertThat(pages.as(director).open("/bureau/reseau").select("#points")).isEmpty();
        assertThat(pages.as(director).open("/bureau/reseau?etat=fermes").select("#points tbody tr"))
                .hasSize(1);
        assertThat(pages.as(director).post(address + "/reouverture", new LinkedMultiValueMap<>()))
                .hasStatus(302);
        assertThat(pages.as(director).open("/bureau/reseau").select("#points tbody tr"))
                .hasSize(1);
    }

    @Test
    void duties_are_kept_not_kept_or_unknown_with_their_figures() {
        var form = aForm("Maison France Services");
        form.add("labels", "france-services");
        for (int day = 1; day <= 4; day++) hours(form, day, "09:00", "12:00", "13:00", "17:00");
        assertThat(pages.as(director).post("/bureau/reseau", form)).hasStatus(302);
        var rows = pages.as(director).open("/bureau/reseau/" + id(form)).select("#duties tbody tr");
        assertThat(rows.eachText())
                .satisfiesExactly(
                        hours -> assertThat(hours).contains("28", "24", "Respecté"),
                        days -> assertThat(days).contains("4 jours", "5 jours", "Non respecté"),
                        agents -> assertThat(agents).contains("2 agents", "Non vérifiable"));
        assertThat(list.find(id(form)).orElseThrow().sheet().place().programmes())
                .contains("France Services");
    }

    @Test
    void open_now_is_told_by_the_clock_of_the_point() {
        var there = ZoneId.of("Indian/Reunion");
        var now = LocalTime.now(there).withSecond(0).withNano(0);
        var hours = "%s-%s".formatted(now.minusMinutes(20), now.plusMinutes(20));
        for (var commune : new String[] {"97400 Saint-Denis", "29200 Brest"}) {
            var form = aForm("Point de " + commune);
            form.set("commune", commune);
            form.set("mode", "texte");
            form.set("osm", hours);
            assertThat(pages.as(director).post("/bureau/reseau", form)).hasStatus(302);
        }
        var rows = pages.as(director).open("/bureau/reseau").select("#points tbody tr");
        assertThat(rows.stream()
                        .filter(row -> row.text().contains("Brest"))
                        .findFirst()
                        .orElseThrow()
                        .select(".badge-success"))
                .isEmpty();
        assertThat(rows.stream()
                        .filter(row -> row.text().contains("Saint-Denis"))
                        .findFirst()
                        .orElseThrow()
                        .select(".badge-success"))
                .hasSize(1);
    }

    @Test
    void a_map_of_more_points_than_it_shows_says_so() {
        assertThat(pageOf(PointsPage.MOST_ON_MAP).mapsSome()).isFalse();
        assertThat(pageOf(PointsPage.MOST_ON_MAP + 1).mapsSome()).isTrue();
    }

    private static PointsPage pageOf(int total) {
        return new PointsPage(
                List.of(), total, 1, 1, "", "", "", "", "", "", List.of(), List.of(), "", false, true, false);
    }

    @Test
    void the_map_of_the_points_shows_those_of_the_same_filters_whose_place_is_known() {
        var placed = aForm("Point du phare");
        placed.set("latitude", "48.3904");
        placed.set("longitude", "-4.4861");
        placed.set("mode", "texte");
        placed.set("osm", "24/7");
        assertThat(pages.as(director).post("/bureau/reseau", placed)).hasStatus(302);
        assertThat(pages.as(director).post("/bureau/reseau", aForm("Point sans adresse")))
                .hasStatus(302);
        var map = pages.as(director).open("/bureau/reseau/carte?q=point");
        assertThat(map.select(".tab[aria-current]").attr("href")).isEqualTo("/bureau/reseau/carte?q=point");
        assertThat(map.select("#map-end").text()).contains("2 points");
        assertThat(pages.as(director).get(map.select("[data-points]").attr("data-points")))
                .bodyJson()
                .hasPathSatisfying(
                        "$.features[*].properties.name",
                        it -> it.assertThat().asArray().containsExactly("Point du phare"))
                .hasPathSatisfying(
                        "$.features[0].properties.state", it -> it.assertThat().isEqualTo("open"))
                .hasPathSatisfying(
                        "$.features[0].properties.href",
                        it -> it.assertThat().isEqualTo("/bureau/reseau/" + id(placed)));
        assertThat(pages.as(director).open("/bureau/reseau/carte?q=zzzz").select(".empty"))
                .isNotEmpty();
    }

    @Test
    void an_exceptional_closure_counts_in_open_now() {
        var form = aForm("Point en congés");
        form.set("mode", "texte");
        form.set("osm", "24/7");
        assertThat(pages.as(director).post("/bureau/reseau", form)).hasStatus(302);
        var address = "/bureau/reseau/" + id(form);
        assertThat(pages.as(director).open(address).select("#now .badge-success"))
                .hasSize(1);
        var change = shown(address);
        closure(change, LocalDate.now(NetworkTime.ZONE), NEXT_YEAR, "Congés");
        assertThat(pages.as(director).post(address, change)).hasStatus(302);
        assertThat(pages.as(director).open(address).select("#now .badge-success"))
                .isEmpty();
        assertThat(pages.as(director).open(address).select("#now").text()).contains("Congés");
    }

    @Test
    void other_hours_are_told_as_no_closing_and_a_point_to_come_as_not_open() {
        var today = LocalDate.now(NetworkTime.ZONE);
        var before = alerts();
        var form = aForm("Point aux autres horaires");
        closure(form, today, today.plusDays(1), "Fête");
        // hours that are neither now nor soon, also where midnight or noon goes by meanwhile
        boolean morning = LocalTime.now(NetworkTime.ZONE).getHour() < 12;
        form.set("fermeture-de", morning ? "18:00" : "06:00");
        form.set("fermeture-a", morning ? "18:30" : "06:30");
        assertThat(pages.as(director).post("/bureau/reseau", form)).hasStatus(302);
        var toCome = aForm("Point à venir");
        toCome.set("mode", "texte");
        toCome.set("osm", "24/7");
        toCome.set("ouverture", NEXT_YEAR.toString());
        assertThat(pages.as(director).post("/bureau/reseau", toCome)).hasStatus(302);
        var home = Network.as(director, () -> homePart.of(director)).orElseThrow();
        assertThat(home.figures().getFirst().value()).isEqualTo("0");
        assertThat(home.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.detail()).startsWith("autres horaires du "));
        assertThat(alerts()).isEqualTo(before);
    }

    private List<LivePart.Alert> alerts() {
        return Network.as(network.ofTheNetwork(Role.NETWORK_HEAD), () -> livePart.now())
                .map(LivePart.Tile::alerts)
                .orElse(List.of());
    }

    @Test
    void every_page_speaks_both_languages() {
        var form = aForm("Point bilingue");
        form.add("labels", "france-services");
        hours(form, 1, "09:00", "12:00", "", "");
        assertThat(pages.as(director).post("/bureau/reseau", form)).hasStatus(302);
        for (var language : new String[] {"fr-FR", "en-GB"})
            for (var address : new String[] {
                "/bureau/reseau",
                "/bureau/reseau/nouveau",
                "/bureau/reseau/import",
                "/bureau/reseau/" + id(form),
                "/bureau/reseau/" + id(form) + "/modifier"
            }) {
                var answer = mvc.get()
                        .uri(address)
                        .with(Browser.as(director))
                        .cookie(new Cookie("langue", language))
                        .exchange();
                assertThat(answer).as(address).hasStatusOk();
                assertThat(Pages.read(answer).text()).as(address).doesNotContainPattern("network\\.[a-z]");
            }
    }

    @Test
    void what_does_not_exist_is_not_found() {
        assertThat(pages.as(director).get("/bureau/reseau/" + Ids.next())).hasStatus(404);
        assertThat(pages.as(director).get("/bureau/reseau/rien")).hasStatus(404);
        assertThat(pages.as(director).get("/bureau/reseau?page=abc&association=x&sorte=y&etat=z"))
                .hasStatusOk();
    }

    private UUID association() {
        return Objects.requireNonNull(director.association());
    }

    private static MultiValueMap<String, String> aForm(String name) {
        var form = new LinkedMultiValueMap<String, String>();
        form.set("id", Ids.next().toString());
        form.set("nom", name);
        form.set("sorte", "FIXED");
        form.set("adresse", "1 rue du Port");
        form.set("commune", "29200 Brest");
        form.set("mode", "semaine");
        form.set("feries", "oui");
        form.set("ouverture", "2020-01-01");
        return form;
    }

    private static void hours(
            MultiValueMap<String, String> form, int day, String from1, String to1, String from2, String to2) {
        form.set("j" + day + "-de1", from1);
        form.set("j" + day + "-a1", to1);
        form.set("j" + day + "-de2", from2);
        form.set("j" + day + "-a2", to2);
    }

    private static void closure(MultiValueMap<String, String> form, LocalDate first, LocalDate last, String reason) {
        for (var field : new String[] {"debut", "fin", "de", "a", "motif"}) form.remove("fermeture-" + field);
        form.add("fermeture-debut", first.toString());
        form.add("fermeture-fin", last.toString());
        form.add("fermeture-de", "");
        form.add("fermeture-a", "");
        form.add("fermeture-motif", reason);
    }

    private static UUID id(MultiValueMap<String, String> form) {
        return UUID.fromString(Objects.requireNonNull(form.getFirst("id")));
    }

    /** What the form of a point holds when it is shown. */
    private MultiValueMap<String, String> shown(String address) {
        return fieldsOf(pages.as(director).open(address + "/modifier"));
    }

    private static MultiValueMap<String, String> fieldsOf(Document page) {
        var form = new LinkedMultiValueMap<String, String>();
        ((org.jsoup.nodes.FormElement) Objects.requireNonNull(page.selectFirst("main form[data-draft]")))
                .formData()
                .forEach(pair -> {
                    if (!pair.key().equals("_csrf")) form.add(pair.key(), pair.value());
                });
        return form;
    }
}
