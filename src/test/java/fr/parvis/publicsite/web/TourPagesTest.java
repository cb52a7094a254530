package fr.parvis.publicsite.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
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
import fr.parvis.shell.Ids;
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

@ParvisTest
class TourPagesTest {
    @Autowired
    MockMvcTester mvc;

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

    private SignedIn director;
    private SignedIn driver;
    private UUID bus;
    private UUID tour;

    /** In Kourou, far from the points of other tests. */
    @BeforeEach
    void aBusThatStopsTwice() {
        director = network.a(Role.DIRECTOR, network.anAssociation());
        driver = network.a(Role.MEDIATOR, Objects.requireNonNull(director.association()));
        bus = Ids.next();
        tour = Ids.next();
        var kourou = communes.find("97304").orElseThrow();
        Network.as(director, () -> {
            points.add(List.of(new NewPoint(
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
                                    stop("Devant l’école", "Mo-Su 14:00-16:00")),
                            List.of(driver.account()))),
                    List.of());
        });
    }

    @Test
    void the_page_of_a_tour_says_where_and_when_and_never_who() {
        var page = get("/t/" + code());
        assertThat(page.select("h1").text()).isEqualTo("Tournée <b>du fleuve</b>");
        assertThat(page.select("h1 b")).isEmpty();
        assertThat(page.select(".now").text()).startsWith("Prochain passage :");
        assertThat(page.select(".next-stops li")).hasSize(8);
        assertThat(page.select(".facts dt").eachText()).anyMatch(text -> text.startsWith("Devant l’école, Kourou"));
        assertThat(page.select("a[href='/tournees/" + tour + ".ics']")).hasSize(1);
        assertThat(page.select("a[href^=sms]").attr("href")).contains("%2Ft%2F" + code());
        assertThat(page.select("link[rel=canonical]").attr("href")).endsWith("/t/" + code());
        assertThat(page.text()).doesNotContain(driver.account().toString(), "Compte", "Tablette");
    }

    @Test
    void its_long_address_leads_for_good_to_the_short_one_and_its_poster_is_a_paper() {
        assertThat(mvc.get().uri("/tournees/" + tour)).hasStatus(301).hasHeader("Location", "/t/" + code());
        assertThat(mvc.get().uri("/tournees/" + Ids.next())).hasStatus(404);
        assertThat(mvc.get().uri("/t/" + code() + "/affiche.pdf")).hasStatusOk().hasContentType("application/pdf");
    }

    @Test
    void the_page_of_its_point_and_a_search_near_a_stop_lead_to_it() {
        var point = mvc.get().uri("/points/" + bus).exchange().getResponse().getHeader("Location");
        assertThat(get(Objects.requireNonNull(point)).select("a[href='/t/" + code() + "']"))
                .hasSize(1);
        assertThat(get("/chercher?lat=5.159&lon=-52.650").select(".next-stops a[href='/t/" + code() + "']"))
                .isNotEmpty();
    }

    @Test
    void a_bus_that_goes_no_more_says_where_to_go_instead() {
        Network.as(director, () -> savePoint.close(bus, LocalDate.of(2024, 1, 2), 0));
        var page = get("/t/" + code());
        assertThat(page.select(".now").first().text()).isEqualTo("Cette tournée est finie.");
        assertThat(page.select(".next-stops, a[href^=sms]")).isEmpty();
        assertThat(mvc.get().uri("/t/" + code() + "/affiche.pdf")).hasStatus(404);
    }

    private static PastStop stop(String place, String hours) {
        return new PastStop(Ids.next(), place, "", "97304", 5.159, -52.650, hours);
    }

    private String code() {
        return rounds.findTour(tour).orElseThrow().code();
    }

    private Document get(String address) {
        var answer = mvc.get().uri(address).exchange();
        assertThat(answer).as(address).hasStatusOk();
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
