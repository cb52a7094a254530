// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import static fr.parvis.shell.Words.t;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import biweekly.Biweekly;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.NewPoint;
import fr.parvis.network.PointKind;
import fr.parvis.network.Points;
import fr.parvis.network.PublicPoints;
import fr.parvis.network.domain.SavePoint;
import fr.parvis.values.Ids;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

@ParvisTest
class PublicPagesTest {
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

    @Autowired
    PublicPoints publicPoints;

    @Autowired
    SavePoint savePoint;

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
        var there = code(aPoint("Point de Cayenne", "97302", "Mo-Su 00:00-24:00", Set.of("france-services")));
        var further = code(aPoint("Point de Kourou", "97304", "Mo-Fr 09:00-12:00", Set.of()));
        var page = get("/chercher?q=97300", "fr-FR");
        var names = page.select("#near h3 a").eachAttr("href");
        assertThat(names).contains("/p/" + there);
        assertThat(names.indexOf("/p/" + there)).isLessThan(names.indexOf("/p/" + further));
        assertThat(names).hasSizeLessThanOrEqualTo(10);
        var card = Objects.requireNonNull(page.selectFirst("#near a[href='/p/" + there + "']"))
                .closest("li");
        assertThat(card.text())
                .contains("Ouvert en permanence", "France Services :", "1 rue du Marché", "À moins de 1 km");
        assertThat(card.select("a[href^=tel]").attr("href")).isEqualTo("tel:0594000000");
        assertThat(card.select("a[href^=tel]").html()).as("on one line").doesNotContainPattern("[0-9] [0-9]");
    }

    @Test
    void a_commune_is_understood_by_name_by_postcode_or_both() {
        assertThat(get("/chercher?q=brest", "fr-FR").select("#near h2").first().text())
                .isEqualTo("Brest (29)");
        assertThat(get("/chercher?q=29200 Brest", "fr-FR")
                        .select("#near h2")
                        .first()
                        .text())
                .isEqualTo("Brest (29)");
        assertThat(get("/chercher?q=4 rue de Siam, 29200 Brest", "fr-FR")
                        .select("#near h2")
                        .first()
                        .text())
                .isEqualTo("Brest (29)");
        var several = get("/chercher?q=Saint-Denis", "fr-FR");
        assertThat(several.select("#near a[href*=commune]")).isNotEmpty();
        assertThat(get("/chercher?commune=97411", "fr-FR")
                        .select("#near h2")
                        .first()
                        .text())
                .contains("Saint-Denis (974)");
    }

    @Test
    void of_communes_of_one_name_the_one_with_a_point_answers_and_the_others_are_offered() {
        // the large one is in the Tarn, the small one in the Aisne
        assertThat(get("/chercher?q=Castres", "fr-FR")
                        .select("#near h2")
                        .first()
                        .text())
                .isEqualTo("Castres (81)");
        var there = code(aPoint("Point de Castres", "02142", "Mo-Fr 09:00-12:00", Set.of()));
        for (var address : List.of("/chercher?q=castres", "/carte?q=Castres")) {
            var page = get(address, "fr-FR");
            assertThat(page.select("main h2").first().text()).as(address).isEqualTo("Castres (02)");
            assertThat(page.select(".chosen a").text()).contains("Castres (81)");
            assertThat(page.select(".found h3 a").eachAttr("href")).contains("/p/" + there);
        }
        assertThat(get("/chercher?commune=81065", "fr-FR")
                        .select("#near h2")
                        .first()
                        .text())
                .as("who chose is taken at their word")
                .isEqualTo("Castres (81)");
    }

    @Test
    void what_was_found_comes_before_the_question_that_led_there() {
        var page = get("/chercher?q=97300", "fr-FR");
        assertThat(page.select("details input[name=q][type=search]"))
                .as("folded")
                .hasSize(1);
        assertThat(page.select("#near > .found, #near > [role=status]")).isNotEmpty();
        var home = get("/", "fr-FR");
        assertThat(home.select("button.need[name=service]").eachAttr("value"))
                .containsExactly("papiers", "factures", "energie", "sante", "travail", "numerique", "lettre");
        assertThat(home.select("button.need svg use")).hasSize(7);
    }

    @Test
    void a_place_that_is_not_found_is_told_what_was_wrong_and_what_to_do() {
        assertThat(problem("q=99999")).contains("Aucune commune", "99999", "5 chiffres");
        assertThat(problem("q=1000 Bruxelles")).contains("5 chiffres", "seulement en France");
        assertThat(problem("q=Bruxelles")).contains("Bruxelles", "à l’étranger");
        assertThat(problem("q=zzzzzz")).contains("zzzzzz", "code postal");
        assertThat(problem("commune=00000")).contains("00000");
        assertThat(problem("lat=91&lon=2")).contains("Cette position n’existe pas", "91, 2");
        assertThat(problem("lat=NaN&lon=2")).contains("Cette position n’existe pas");
        assertThat(problem("lat=48.4")).contains("Cette position n’existe pas");
        assertThat(problem("lat=40.416&lon=-3.703")).contains("pas en France", "code postal");
        assertThat(problem("q=\uD83C\uDFE1 \u0628\u064A\u062A <script>alert(1)</script>"))
                .contains("<script>alert(1)</script>");
    }

    @Test
    void what_was_typed_stays_in_the_field() {
        var page = get("/chercher?q=99999&service=papiers", "fr-FR");
        assertThat(page.select("input[name=q]").val()).isEqualTo("99999");
        assertThat(page.select("input[name=service]").val()).isEqualTo("papiers");
    }

    @Test
    void filters_are_said_can_be_taken_off_and_mean_nothing_when_they_are_not_ours() {
        aPoint("Point filtré", "97302", "Mo-Su 00:00-24:00", Set.of());
        var page = get("/chercher?q=97300&service=papiers&ouvert=maintenant&rayon=20", "fr-FR");
        assertThat(page.select(".chosen a").eachText())
                .anyMatch(text -> text.startsWith("Ouvert maintenant"))
                .anyMatch(text -> text.startsWith("Mes papiers"))
                .anyMatch(text -> text.startsWith("À moins de 20 km"));
        assertThat(page.select(".chosen a").first().attr("href"))
                .isEqualTo("/chercher?q=97300&ouvert=maintenant&rayon=20");
        assertThat(get("/chercher?q=97300&quand=2027-03-02T10:00", "fr-FR")
                        .select(".chosen a")
                        .text())
                .contains("Ouvert le mardi 2 mars", "10 h");
        var odd = get("/chercher?q=97300&service=rien&ouvert=hier&rayon=-4&genre=x&langue=y", "fr-FR");
        assertThat(odd.select(".chosen a")).isEmpty();
        assertThat(odd.select("#near h3")).isNotEmpty();
        var year = get("/chercher?q=97300&quand=+999999999-12-31T10:00", "fr-FR");
        assertThat(year.select(".chosen a")).isEmpty();
        assertThat(year.select("#near h3")).isNotEmpty();
    }

    @Test
    void nothing_that_fits_leads_back_to_all() {
        aPoint("Point de jour", "97302", "Mo-Fr 09:00-12:00", Set.of());
        var page = get("/chercher?q=97300&langue=autres&accessible=oui&genre=permanence", "fr-FR");
        assertThat(page.select("#near [role=status]").text()).contains("Aucun point");
        assertThat(page.select("#near a.btn").attr("href")).isEqualTo("/chercher?q=97300");
    }

    @Test
    void an_earlier_address_of_the_search_leads_to_it() {
        assertThat(pages.get("/?q=29200")).hasStatus3xxRedirection().hasRedirectedUrl("/chercher?q=29200");
    }

    @Test
    void the_page_of_a_point_speaks_plainly_in_both_languages() {
        var code = code(aPoint("Point du Marché", "97302", "Mo-Fr 09:00-12:00; PH off", Set.of("pand")));
        var page = get("/p/" + code, "fr-FR");
        assertThat(page.select("#week dt").eachText()).contains("Lundi à vendredi");
        assertThat(page.text())
                .contains(
                        "Venez pendant les heures d’ouverture",
                        "Mes papiers et mes démarches",
                        "C’est gratuit",
                        "PAND@ :",
                        "Que faut-il apporter ?",
                        "Une pièce d’identité");
        var english = get("/p/" + code, "en-GB");
        assertThat(english.text()).contains("Come during opening hours", "It is free");
        assertThat(english.text()).doesNotContainPattern("publicsite\\.[a-z]");
        assertThat(page.select("script:not([src]):not([type='application/ld+json'])"))
                .as("nothing inline that runs")
                .isEmpty();
    }

    @Test
    void a_point_that_does_not_exist_is_not_found() {
        assertThat(pages.get("/points/" + Ids.next())).hasStatus(404);
        assertThat(pages.get("/points/rien")).hasStatus(404);
        assertThat(pages.get("/p/zzzzzz")).hasStatus(404);
        assertThat(pages.get("/p/rien")).hasStatus(404);
        assertThat(pages.get("/t/zzzzzz")).hasStatus(404);
        assertThat(pages.get("/p/zzzzzz/horaires.ics")).hasStatus(404);
        assertThat(pages.get("/p/zzzzzz/affiche.pdf")).hasStatus(404);
    }

    @Test
    void a_long_address_leads_for_good_to_the_short_one() {
        var id = aPoint("Point court", "97302", "Mo-Fr 09:00-12:00", Set.of());
        assertThat(pages.get("/points/" + id)).hasStatus(301).hasHeader("Location", "/p/" + code(id));
    }

    @Test
    void others_know_the_page_by_its_whole_address_and_a_picture_of_its_own() throws Exception {
        var code = code(aPoint("Point montré", "97302", "Mo-Fr 09:00-12:00", Set.of()));
        var page = get("/p/" + code, "fr-FR");
        assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo("http://localhost/p/" + code);
        assertThat(page.select("meta[property='og:title']").attr("content")).isEqualTo("Point montré");
        assertThat(page.select("meta[property='og:image']").attr("content"))
                .isEqualTo("http://localhost/p/" + code + "/apercu-fr.png");
        assertThat(page.select("meta[property='og:image:alt']").attr("content")).isEqualTo("Point montré, Cayenne");
        var picture = pages.get("/p/" + code + "/apercu-fr.png");
        assertThat(picture).hasStatusOk().hasContentType("image/png");
        var drawn = ImageIO.read(new ByteArrayInputStream(picture.getResponse().getContentAsByteArray()));
        assertThat(drawn.getWidth()).isEqualTo(1200);
        assertThat(drawn.getHeight()).isEqualTo(630);
        assertThat(picture.getResponse().getContentAsByteArray().length)
                .as("light")
                .isLessThan(60_000);
        assertThat(mvc.get()
                        .uri("/p/" + code + "/apercu-fr.png")
                        .header("If-None-Match", picture.getResponse().getHeader("ETag")))
                .hasStatus(304);
        assertThat(pages.get("/p/" + code + "/apercu-xx.png")).hasStatus(404);
        assertThat(pages.get("/p/zzzzzz/apercu-fr.png")).hasStatus(404);
        var card = get("/", "fr-FR").select("meta[property='og:image']").attr("content");
        assertThat(card).startsWith("http://localhost/v/").endsWith("/publicsite/card.png");
        assertThat(pages.get(card.substring("http://localhost".length())))
                .hasStatusOk()
                .hasContentType("image/png");
        assertThat(page.select("meta[name=description]").attr("content")).contains("1 rue du Marché");
    }

    @Test
    void a_script_in_a_name_or_a_description_does_nothing_anywhere() {
        var evil = "</script><script>alert('x')</script><!-- & \u2028";
        var code = code(aPoint(evil, "97302", "Mo-Fr 09:00-12:00", Set.of()));
        var page = get("/p/" + code, "fr-FR");
        assertThat(page.select("h1").text()).startsWith("</script><script>alert('x')</script>");
        assertThat(page.select("script:not([src])")).hasSize(1);
        var data = page.selectFirst("script[type='application/ld+json']").data();
        assertThat(data).doesNotContain("<", ">", "&");
        assertThat(new JsonMapper().readTree(data).at("/@graph/0/name").asString())
                .startsWith("</script><script>alert('x')</script><!-- &");
        assertThat(page.select("a[href^=sms]").attr("href"))
                .startsWith("sms:?&body=%3C%2Fscript%3E")
                .contains("%2Fp%2F" + code);
        assertThat(pages.get("/p/" + code + "/affiche.pdf")).hasStatusOk().hasContentType("application/pdf");
    }

    @Test
    void a_poster_is_drawn_once_until_its_point_changes() throws Exception {
        var id = aPoint("Point affiché", "97302", "Mo-Fr 09:00-12:00", Set.of());
        var address = "/p/" + code(id) + "/affiche.pdf";
        var first = pages.get(address).getResponse();
        assertThat(first.getHeader("Cache-Control")).contains("public").contains("max-age=3600");
        var tag = first.getHeader("ETag");
        assertThat(tag).isNotNull();
        assertThat(mvc.get().uri(address).header("If-None-Match", tag)).hasStatus(304);
        // a drawn paper bears the second and a number of its own
        assertThat(pages.get(address).getResponse().getContentAsByteArray()).isEqualTo(first.getContentAsByteArray());
        assertThat(mvc.get()
                        .uri(address)
                        .header("Accept-Language", "ar")
                        .exchange()
                        .getResponse()
                        .getHeader("ETag"))
                .isNotEqualTo(tag);
        try (var database = RawDatabase.asSuperuser()) {
            RawDatabase.run(database, "update network.point set name = 'Point renommé' where id = ?", id);
        }
        var changed = mvc.get().uri(address).header("If-None-Match", tag).exchange();
        assertThat(changed).hasStatusOk();
        assertThat(changed.getResponse().getHeader("ETag")).isNotEqualTo(tag);
    }

    @Test
    void a_poster_says_when_where_and_what_for_in_two_sizes() throws Exception {
        var address =
                "/p/" + code(aPoint("Point de la vitrine", "97302", "Mo-Fr 09:00-12:00", Set.of())) + "/affiche.pdf";
        for (var size : Map.of("", PDRectangle.A4, "?format=a3", PDRectangle.A3).entrySet()) {
            var paper = pages.get(address + size.getKey()).getResponse().getContentAsByteArray();
            try (var document = Loader.loadPDF(paper)) {
                assertThat(document.getNumberOfPages()).isEqualTo(1);
                assertThat(document.getPage(0).getMediaBox().getWidth())
                        .isCloseTo(size.getValue().getWidth(), within(1f));
                assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
                assertThat(new PDFTextStripper().getText(document).replace('\u00a0', ' '))
                        .contains("Réseau d’essai", "Point de la vitrine", "9 h", "Scannez ce code", "97300 Cayenne")
                        .contains(t("network.help.BILLS").replace('\u00a0', ' '));
            }
        }
    }

    @Test
    void names_in_other_alphabets_and_with_pictures_are_shown_and_printed() {
        var code = code(aPoint(
                "\u0628\u064A\u062A \u0627\u0644\u0623\u0635\u062F\u0642\u0627\u0621 \uD83C\uDFE1",
                "97302",
                "Mo-Fr 09:00-12:00",
                Set.of()));
        assertThat(get("/p/" + code, "fr-FR").select("h1 > bdi").text())
                .as("kept apart, so that each name runs its own way")
                .isNotEmpty();
        assertThat(pages.get("/p/" + code + "/affiche.pdf")).hasStatusOk();
    }

    @Test
    void opening_hours_are_a_calendar_that_says_when_it_has_not_changed() throws Exception {
        var code = code(aPoint("Point daté", "97302", "Mo-Su 09:00-12:00", Set.of()));
        var first = pages.get("/p/" + code + "/horaires.ics");
        assertThat(first).hasStatusOk().hasContentType("text/calendar;charset=UTF-8");
        var calendar = Biweekly.parse(first.getResponse().getContentAsString()).first();
        assertThat(calendar.getEvents()).hasSize(62);
        // 9 h in Cayenne
        assertThat(calendar.getEvents()
                        .getFirst()
                        .getDateStart()
                        .getValue()
                        .toInstant()
                        .atOffset(ZoneOffset.UTC)
                        .getHour())
                .isEqualTo(12);
        assertThat(first.getResponse().getContentAsString()).contains("REFRESH-INTERVAL;VALUE=DURATION:PT24H");
        assertThat(calendar.getEvents())
                .allSatisfy(
                        event -> assertThat(event.getDateTimeStamp().getValue().toInstant())
                                .isBeforeOrEqualTo(java.time.Instant.now()));
        assertThat(calendar.getEvents().stream().map(event -> event.getUid().getValue()))
                .doesNotHaveDuplicates();
        assertThat(mvc.get()
                        .uri("/p/" + code + "/horaires.ics")
                        .header("If-None-Match", first.getResponse().getHeader("ETag")))
                .hasStatus(304);
    }

    @Test
    void a_closed_point_says_since_when_and_where_to_go_instead() {
        var open = code(aPoint("Point encore ouvert", "97302", "Mo-Fr 09:00-12:00", Set.of()));
        var id = aPoint("Point fermé", "97302", "Mo-Fr 09:00-12:00", Set.of());
        Network.as(network.ofTheNetwork(Role.NETWORK_HEAD), () -> savePoint.close(id, LocalDate.of(2024, 1, 1), 0));
        var page = get("/p/" + code(id), "fr-FR");
        assertThat(page.text()).contains("Fermé définitivement depuis le", "Où aller maintenant ?");
        assertThat(page.select(".found h3 a").eachAttr("href")).isNotEmpty().doesNotContain("/p/" + code(id));
        assertThat(page.select("a[href^=sms], a[href$='affiche.pdf']")).isEmpty();
        assertThat(pages.get("/p/" + code(id) + "/affiche.pdf")).hasStatus(404);
        assertThat(page.selectFirst("script[type='application/ld+json']").data())
                .contains("\"publicAccess\":false");
        assertThat(open).isNotEmpty();
    }

    @Test
    void search_engines_find_every_public_page() throws Exception {
        var code = code(aPoint("Point listé", "97302", "Mo-Fr 09:00-12:00", Set.of()));
        var robots = pages.get("/robots.txt").getResponse().getContentAsString();
        assertThat(robots).contains("Sitemap: http://localhost/sitemap.xml", "Disallow: /bureau");
        var sitemap = pages.get("/sitemap.xml");
        assertThat(sitemap).hasStatusOk();
        var addresses = Jsoup.parse(sitemap.getResponse().getContentAsString(), Parser.xmlParser())
                .select("url > loc")
                .eachText();
        assertThat(addresses)
                .contains("http://localhost/", "http://localhost/reseau-en-chiffres", "http://localhost/p/" + code)
                .doesNotHaveDuplicates();
        assertThat(pages.get("/sitemap-1.xml")).hasStatusOk();
        assertThat(pages.get("/sitemap-999.xml")).hasStatus(404);
    }

    @Test
    void the_network_in_figures_needs_no_account_and_names_nobody() {
        var page = get("/reseau-en-chiffres", "fr-FR");
        assertThat(page.select("h1").text()).isEqualTo("Le réseau en chiffres");
        assertThat(page.text()).doesNotContainPattern("publicsite\\.[a-z]");
    }

    private String problem(String query) {
        var page = get("/chercher?" + query, "fr-FR");
        assertThat(page.select("#near")).isEmpty();
        return page.select(".field-error").text();
    }

    private String code(UUID point) {
        return publicPoints.find(point, Locale.FRANCE).orElseThrow().code();
    }

    private UUID aPoint(String name, String insee, String hours, Set<String> labels) {
        Commune commune = communes.find(insee).orElseThrow();
        var id = Ids.next();
        var director = network.a(Role.DIRECTOR, network.anAssociation());
        Network.as(
                director,
                () -> points.add(List.of(NewPoint.atItsCommune(
                        id,
                        Objects.requireNonNull(director.association()),
                        PointKind.FIXED,
                        name,
                        "1 rue du Marché",
                        commune.postcodes().getFirst(),
                        commune,
                        "05 94 00 00 00",
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
        return Pages.read(answer);
    }
}
