// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.network.Communes;
import fr.parvis.network.NewPoint;
import fr.parvis.network.PointKind;
import fr.parvis.network.Points;
import fr.parvis.network.domain.SavePoint;
import fr.parvis.rounds.PastRounds;
import fr.parvis.rounds.PastRounds.PastStop;
import fr.parvis.rounds.PastRounds.PastTour;
import fr.parvis.rounds.Rounds;
import fr.parvis.rounds.domain.tours.AnnounceStopChange;
import fr.parvis.rounds.domain.tours.StopChange;
import fr.parvis.shell.Language;
import fr.parvis.values.Ids;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@ParvisTest
class TourPagesTest {
    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    Points points;

    @Autowired
    Communes communes;

    @Autowired
    PastRounds pastRounds;

    @Autowired
    Rounds rounds;

    @Autowired
    SavePoint savePoint;

    @Autowired
    AnnounceStopChange sayOfStop;

    private SignedIn director;
    private SignedIn driver;
    private UUID bus;
    private UUID tour;

    /** Each test has a place of its own. */
    private double latitude;

    private static int tests;

    /** In Kourou, far from the points of other tests. */
    @BeforeEach
    void aBusThatStopsTwice() {
        director = network.a(Role.DIRECTOR, network.anAssociation());
        driver = network.a(Role.MEDIATOR, Objects.requireNonNull(director.association()));
        latitude = 5.1 + 0.002 * ++tests;
        bus = Ids.next();
        tour = Ids.next();
        var kourou = communes.find("97304").orElseThrow();
        Network.as(director, () -> {
            points.add(List.of(NewPoint.atItsCommune(
                    bus,
                    Objects.requireNonNull(director.association()),
                    PointKind.MOBILE,
                    "Bus de Kourou",
                    "1 rue du Marché",
                    "97310",
                    kourou,
                    "0594000000",
                    List.of(),
                    "",
                    "Mo-Fr 09:00-12:00",
                    Set.of(),
                    List.of(),
                    List.of("Se présenter"),
                    List.of(),
                    LocalDate.of(2020, 1, 1))));
            pastRounds.load(
                    List.of(new PastTour(
                            tour,
                            bus,
                            "Tournée <b>du fleuve</b>",
                            null,
                            List.of("Tablette"),
                            null,
                            LocalDate.of(2024, 1, 1),
                            List.of(
                                    stop("Place du marché", "Mo-Su 09:00-12:00"),
                                    stop("Devant l’école", "Mo,Tu,We,Th,Fr,Sa,Su 14:00-16:00")),
                            List.of(driver.account()))),
                    List.of());
        });
    }

    @Test
    void the_page_of_a_tour_says_where_and_when_and_never_who() {
        var page = pages.open("/t/" + code());
        assertThat(page.select("h1").text()).isEqualTo("Tournée <b>du fleuve</b>");
        assertThat(page.select("h1 b")).isEmpty();
        assertThat(page.select(".now").text()).startsWith("Prochain passage :");
        assertThat(page.select(".next-stops li")).hasSize(8);
        assertThat(page.select(".facts dt").eachText()).anyMatch(text -> text.startsWith("Devant l’école, Kourou"));
        assertThat(page.select(".facts dd").eachText()).anyMatch(text -> text.startsWith("Tous les lundis"));
        assertThat(page.select("a[href='/tournees/" + tour + ".ics']")).hasSize(1);
        assertThat(page.select("a[href^=sms]").attr("href")).contains("%2Ft%2F" + code());
        assertThat(page.select("link[rel=canonical]").attr("href")).endsWith("/t/" + code());
        assertThat(page.text()).doesNotContain(driver.account().toString(), "Compte", "Tablette");
    }

    @Test
    void its_long_address_leads_for_good_to_the_short_one_and_its_poster_is_a_paper() {
        assertThat(pages.get("/tournees/" + tour)).hasStatus(301).hasHeader("Location", "/t/" + code());
        assertThat(pages.get("/tournees/" + Ids.next())).hasStatus(404);
        assertThat(pages.get("/t/" + code() + "/affiche.pdf")).hasStatusOk().hasContentType("application/pdf");
    }

    @Test
    void the_page_of_its_point_and_a_search_near_a_stop_lead_to_it() {
        var point = pages.get("/points/" + bus).getResponse().getHeader("Location");
        assertThat(pages.open(Objects.requireNonNull(point)).select("a[href='/t/" + code() + "']"))
                .hasSize(1);
        assertThat(pages.open("/chercher?lat=" + latitude + "&lon=-52.650")
                        .select(".next-stops a[href='/t/" + code() + "']"))
                .isNotEmpty();
    }

    @Test
    void a_bus_is_shown_by_where_it_stops_next() throws Exception {
        var found = pages.open("/chercher?lat=" + latitude + "&lon=-52.650");
        assertThat(found.select(".card .now-bus").text()).contains("Prochain passage");
        assertThat(found.select(".next-stops li").size())
                .as("all that stop around")
                .isGreaterThanOrEqualTo(2);
        var point =
                Objects.requireNonNull(pages.get("/points/" + bus).getResponse().getHeader("Location"));
        assertThat(pages.open(point).select(".now").text()).startsWith("Prochain passage");

        var json = JsonMapper.shared()
                .readTree(pages.get("/carte/points.json?zone=-53,5,-52,6")
                        .getResponse()
                        .getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
        for (var feature : json.get("features"))
            if (point.endsWith("/" + feature.path("id").asString())) {
                assertThat(feature.get("properties").get("kind").asString()).isEqualTo("mobile");
                assertThat(feature.get("properties").get("lines").get(0).asString())
                        .startsWith("Prochain passage");
                assertThat(feature.get("geometry").get("coordinates").get(0).asDouble())
                        .as("at the stop, not where it sleeps")
                        .isEqualTo(-52.65);
                return;
            }
        throw new AssertionError("the bus is not on the map");
    }

    @Test
    void each_stop_has_a_page_that_says_where_when_and_what_to_bring() throws Exception {
        var address = stopAddress("Devant l’école");
        var page = pages.open(address);
        assertThat(page.select("h1").text()).isEqualTo("Devant l’école, Kourou");
        assertThat(page.select(".now").text()).startsWith("Prochain passage :").contains("14 h – 16 h");
        assertThat(page.select(".next-stops li").eachText()).hasSize(6).allMatch(text -> text.contains("14 h – 16 h"));
        assertThat(page.select("a[href^=geo]").attr("href")).isEqualTo("geo:" + latitude + ",-52.65");
        assertThat(page.select("a[href^=tel]").attr("href")).isEqualTo("tel:0594000000");
        assertThat(page.select("#bring")).hasSize(1);
        assertThat(page.select("a[href='/t/" + code() + "']")).hasSize(1);
        assertThat(page.select("a[href^=sms]").attr("href")).contains("%2Fa%2F");
        assertThat(page.select("link[rel=canonical]").attr("href")).endsWith(address);
        assertThat(page.text()).doesNotContain(driver.account().toString(), "Compte", "Tablette");

        var data = JsonMapper.shared()
                .readTree(page.select("script[type='application/ld+json']").html());
        var place = data.get("@graph").get(0);
        assertThat(place.get("name").asString()).isEqualTo("Devant l’école, Kourou");
        assertThat(place.get("address").get("addressLocality").asString()).isEqualTo("Kourou");
        assertThat(place.get("openingHoursSpecification").get(0).get("opens").asString())
                .isEqualTo("14:00");

        var calendar = Biweekly.parse(pages.get(page.select("a[href^=/arrets/]").attr("href"))
                        .getResponse()
                        .getContentAsString())
                .first();
        assertThat(calendar.getEvents())
                .hasSizeGreaterThan(50)
                .allMatch(event -> event.getSummary().getValue().equals("Devant l’école"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_page_of_a_stop_is_told_in_every_language(Language language) {
        var page = pages.open(stopAddress("Devant l’école") + "?lang=" + language.code());
        assertThat(page.text()).doesNotContainPattern("publicsite\\.[a-z]|shell\\.[a-z]|\\{\\d}");
        assertThat(page.select("meta[property=og:image]").attr("content"))
                .endsWith("/apercu-" + language.code() + ".png");
    }

    @Test
    void what_is_otherwise_at_a_stop_is_said_on_its_page() {
        var address = stopAddress("Devant l’école");
        var halt = sayOfNextHalt(address, StopChange.Kind.CANCELLED, null, "le bus est en panne");
        var page = pages.open(address);
        assertThat(page.select(".next-stops li").first().text()).contains("le bus est en panne");
        assertThat(page.select(".now").text())
                .as("the first that takes place")
                .isNotEqualTo("Prochain passage : " + halt.said())
                .startsWith("Prochain passage : ");
        assertThat(page.select("script[type='application/ld+json']").html())
                .doesNotContain(halt.day().toString());
    }

    @Test
    void the_page_of_a_stop_says_where_the_next_halt_is_when_it_was_moved() {
        var address = stopAddress("Devant l’école");
        sayOfNextHalt(address, StopChange.Kind.MOVED, "Salle des fêtes", "");
        assertThat(pages.open(address).select(".now").text())
                .startsWith("Prochain passage")
                .contains("Salle des fêtes");
    }

    @Test
    void a_stop_is_found_from_a_search_from_its_tour_and_by_search_engines() throws Exception {
        var address = stopAddress("Devant l’école");
        assertThat(pages.open("/t/" + code()).select("a[href='" + address + "']"))
                .isNotEmpty();
        assertThat(pages.open("/chercher?lat=" + latitude + "&lon=-52.650").select(".next-stops a[href^=/a/]"))
                .isNotEmpty();
        var sitemap = pages.get("/sitemap.xml").getResponse().getContentAsString();
        assertThat(sitemap).contains("<loc>http://localhost" + address + "</loc>");
        assertThat(pages.get("/sitemap-arrets.xml").getResponse().getContentAsString())
                .contains("<loc>http://localhost" + address + "</loc>");
        assertThat(pages.get("/a/zzzzzz")).hasStatus(404);
        assertThat(pages.get("/a/zzzzzz/apercu-fr.png")).hasStatus(404);
        assertThat(pages.get("/arrets/" + Ids.next() + ".ics")).hasStatus(404);
    }

    @Test
    void a_stop_where_nobody_comes_any_more_says_where_to_go() {
        var address = stopAddress("Devant l’école");
        Network.as(director, () -> savePoint.close(bus, LocalDate.of(2024, 1, 2), 0));
        var page = pages.open(address);
        assertThat(page.select(".now").first().text()).isEqualTo("Le bus ne s’arrête plus ici.");
        assertThat(page.select("a[href^=sms], .next-stops")).isEmpty();
    }

    @Test
    void a_stop_keeps_its_address_whatever_is_changed_of_it() {
        var before = stopAddress("Devant l’école");
        var stop = rounds.findStop(before.substring(3), Locale.FRANCE).orElseThrow();
        Network.as(director, () -> {
            try (var owner = RawDatabase.asSuperuser()) {
                RawDatabase.run(
                        owner,
                        "update rounds.stop set place = 'Ailleurs', short_code = 'aaaaaa' where id = ?",
                        stop.id());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(stopAddress("Ailleurs")).isEqualTo(before);
    }

    @Test
    void the_picture_of_a_tour_and_of_a_stop_is_its_own() throws Exception {
        var seen = new HashSet<String>();
        for (var address : List.of("/t/" + code(), stopAddress("Devant l’école"), stopAddress("Place du marché"))) {
            var meta = pages.open(address).select("meta[property=og:image]").attr("content");
            assertThat(meta).isEqualTo("http://localhost" + address + "/apercu-fr.png");
            var answer = pages.get(address + "/apercu-fr.png");
            assertThat(answer).hasStatusOk().hasContentType("image/png");
            seen.add(answer.getResponse().getHeader("ETag"));
        }
        assertThat(seen).hasSize(3);
    }

    @Test
    void a_bus_that_goes_no_more_says_where_to_go_instead() {
        Network.as(director, () -> savePoint.close(bus, LocalDate.of(2024, 1, 2), 0));
        var page = pages.open("/t/" + code());
        assertThat(page.select(".now").first().text()).isEqualTo("Cette tournée est finie.");
        assertThat(page.select(".next-stops, a[href^=sms]")).isEmpty();
        assertThat(pages.get("/t/" + code() + "/affiche.pdf")).hasStatus(404);
    }

    /** A change of the next halt at a stop, announced. @param elsewhere where it is held instead */
    private Rounds.NextStop sayOfNextHalt(
            String address, StopChange.Kind kind, @Nullable String elsewhere, String reason) {
        var stop = rounds.findStop(address.substring(3), Locale.FRANCE).orElseThrow();
        var halt = rounds.nextHalts(stop.id(), 1, Locale.FRANCE).getFirst();
        Network.as(
                director,
                () -> sayOfStop.handle(new StopChange(
                        halt.stop(), halt.day(), kind, null, null, elsewhere, null, reason, Instant.now())));
        return halt;
    }

    private PastStop stop(String place, String hours) {
        return new PastStop(Ids.next(), place, "", "97304", latitude, -52.650, hours);
    }

    private String stopAddress(String place) {
        return rounds.nextStopsOfTour(tour, 10, Locale.FRANCE).stream()
                .filter(halt -> halt.place().equals(place))
                .findFirst()
                .map(halt -> "/a/" + halt.code())
                .orElseThrow();
    }

    private String code() {
        return rounds.findTour(tour).orElseThrow().code();
    }
}
