// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.rounds.RoundsFixtures.aStop;
import static fr.parvis.rounds.RoundsFixtures.aTour;
import static fr.parvis.rounds.RoundsFixtures.kept;
import static fr.parvis.rounds.RoundsFixtures.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.rounds.RoundsFixtures;
import fr.parvis.rounds.RoundsFixtures.Bus;
import fr.parvis.rounds.domain.home.KeepHomeVisit;
import fr.parvis.rounds.domain.tours.AnnounceStopChange;
import fr.parvis.rounds.domain.tours.PlanTours;
import fr.parvis.rounds.domain.tours.Stop;
import fr.parvis.rounds.domain.tours.StopChange;
import fr.parvis.rounds.domain.tours.Tour;
import fr.parvis.values.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

@ParvisTest
class RoundPagesTest {
    private static final String RELAY = "form[action$=/relais]";
    private static final String WALKS = "/bureau/tournees/maraudes";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    PlanTours plan;

    @Autowired
    AnnounceStopChange say;

    @Autowired
    KeepHomeVisit homeVisits;

    @Autowired
    Network network;

    @Autowired
    RoundsFixtures roundsFixtures;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    Bus bus;

    @BeforeEach
    void a_bus() {
        bus = roundsFixtures.aBus();
    }

    /** Fields of the first of these forms, as it is shown. */
    private static MultiValueMap<String, String> fields(Document page, String forms) {
        var fields = new LinkedMultiValueMap<String, String>();
        page.select(forms).forms().getFirst().formData().forEach(pair -> {
            if (!pair.key().equals("_csrf")) fields.add(pair.key(), pair.value());
        });
        return fields;
    }

    /** A sector of the walks, as the form of a walk offers it. */
    private String aSector() {
        pages.as(bus.lead()).post("/bureau/tournees/secteurs", "name", "Centre");
        return pages.as(bus.mediator())
                .read(WALKS)
                .select("#f-sector option")
                .last()
                .val();
    }

    private Tour tour() {
        return Network.as(bus.lead(), () -> kept(plan.save(aTour(bus, "Bus"))));
    }

    @Test
    void the_network_plans_a_tour_for_an_association_as_it_does_its_points() {
        var head = network.ofTheNetwork(fr.parvis.access.Role.NETWORK_HEAD);
        assertThat(pages.as(head).get("/bureau/tournees/nouvelle")).hasStatusOk();
        var made = pages.as(head)
                .post("/bureau/tournees", "name", "Bus", "point", bus.point().toString(), "validFrom", "2026-01-01");
        assertThat(made).hasStatus3xxRedirection();
        var tour = made.getResponse().getRedirectedUrl();
        assertThat(pages.as(head).get(tour)).hasStatusOk();
        assertThat(pages.as(head).get(tour + "/arrets/nouveau")).hasStatusOk();
        assertThat(pages.as(bus.lead()).read("/bureau/tournees").select("main").text())
                .contains("Bus");
    }

    @Test
    void a_tour_and_a_stop_are_made_by_plain_forms() {
        var made = pages.as(bus.lead())
                .post(
                        "/bureau/tournees",
                        "name",
                        "Bus des vallées",
                        "point",
                        bus.point().toString(),
                        "kit",
                        "Tablette\nImprimante",
                        "validFrom",
                        "2026-01-01");
        assertThat(made).hasStatus3xxRedirection();
        var tour = made.getResponse().getRedirectedUrl();
        var stop = Ids.next();
        var refused = pages.as(bus.lead())
                .post(tour + "/arrets/" + stop, "place", "Marché", "commune", "Nulle-Part", "validFrom", "2026-01-01");
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select("#f-place").val()).isEqualTo("Marché");
        assertThat(Pages.read(refused).select(".error-summary").text())
                .contains("commune")
                .contains("jour")
                .contains("heure");
        assertThat(pages.as(bus.lead())
                        .post(
                                tour + "/arrets/" + stop,
                                "place",
                                "Marché",
                                "commune",
                                "Villeurbanne",
                                "latitude",
                                "45.7667",
                                "longitude",
                                "4.8797",
                                "days",
                                "TUESDAY",
                                "rhythm",
                                "FIRST_AND_THIRD",
                                "from",
                                "09:00",
                                "to",
                                "12:00",
                                "validFrom",
                                "2026-01-01"))
                .hasStatus3xxRedirection();
        assertThat(pages.as(bus.lead()).read(tour).select("#stops").text().replaceAll("\\h", " "))
                .contains("Villeurbanne")
                .contains("les premier et troisième mardi du mois, de 9 h à 12 h");
        var form = pages.as(bus.lead()).read(tour + "/arrets/" + stop);
        assertThat(form.select("[name=days][checked]").val()).isEqualTo("TUESDAY");
        assertThat(form.select("#f-rhythm option[selected]").val()).isEqualTo("FIRST_AND_THIRD");
        // the map draws the stops whose place is known
        var stops = pages.as(bus.lead()).read(tour).select("[data-points]").attr("data-points");
        assertThat(pages.as(bus.lead()).get(stops))
                .bodyJson()
                .hasPathSatisfying(
                        "$.features[*].properties.name",
                        it -> it.assertThat().asArray().containsExactly("Marché"));
        // a mediator reads and does not write
        assertThat(pages.as(bus.mediator()).read(tour).select("a[href$=modifier]"))
                .isEmpty();
        assertThat(pages.as(bus.mediator()).get(stops)).bodyJson().doesNotHavePath("$.features[0].properties.href");
        assertThat(pages.as(bus.mediator()).get(tour + "/modifier")).hasStatus(403);
        var other = roundsFixtures.aBus();
        assertThat(pages.as(other.lead()).get(tour + "/modifier")).hasStatus(403);
    }

    @Test
    void each_tour_of_the_list_says_its_own_next_halt() {
        for (var place : List.of("Marché couvert", "Gare du haut")) {
            var tour = Network.as(bus.lead(), () -> kept(plan.save(aTour(bus, place))));
            Network.as(bus.lead(), () -> kept(plan.save(aStop(tour, place, "Mo-Su 00:00-24:00"))));
        }
        tour();
        assertThat(pages.as(bus.lead())
                        .read("/bureau/tournees")
                        .select("td[data-label=\"Prochain passage\"]")
                        .eachText())
                .hasSize(3)
                .anyMatch(text -> text.contains("Marché couvert"))
                .anyMatch(text -> text.contains("Gare du haut"))
                .anyMatch(text -> !text.contains("Marché") && !text.contains("Gare"));
    }

    @Test
    void a_stop_whose_hours_pass_midnight_is_changed_by_its_own_form() {
        var tour = tour();
        var stop = Network.as(bus.lead(), () -> kept(plan.save(aStop(tour, "Gare de nuit", "Fr 22:00-02:00"))));
        var address = "/bureau/tournees/" + tour.id() + "/arrets/" + stop.id();
        var fields = fields(pages.as(bus.lead()).read(address), "form[action$=" + stop.id() + "]");
        assertThat(fields.getFirst("hours")).isEqualTo("Fr 22:00-02:00");
        fields.set("place", "Gare routière");
        assertThat(pages.as(bus.lead()).post(address, fields)).hasStatus3xxRedirection();
    }

    @Test
    void a_crew_with_a_rhythm_and_no_day_is_refused_where_days_are_chosen() {
        var tour = tour();
        var answer = pages.as(bus.lead())
                .post(
                        "/bureau/tournees/equipages",
                        "tour",
                        tour.id().toString(),
                        "members",
                        bus.mediator().account().toString(),
                        "firstDay",
                        today().toString(),
                        "lastDay",
                        today().plusDays(60).toString(),
                        "rhythm",
                        "ODD_WEEKS");
        assertThat(answer).hasStatus(422);
        assertThat(Pages.read(answer).select("details[open] [name=days]")).hasSize(7);
        assertThat(pages.as(bus.lead()).read("/bureau/tournees/equipages").select("#crews tr"))
                .isEmpty();
    }

    @Test
    void the_days_sheet_takes_one_press_for_what_happens_and_offers_to_undo() {
        var tour = tour();
        var stop = Network.as(bus.lead(), () -> kept(plan.save(aStop(tour, "Marché", RoundsFixtures.now()))));
        Network.as(bus.lead(), () -> kept(plan.save(aTour(bus, null))));
        var sheet = pages.as(bus.mediator()).read("/bureau/tournee");
        assertThat(sheet.select(".halt h3").text()).contains("Marché");
        assertThat(sheet.select("a[href^=geo:]")).hasSize(1);
        var action = "/bureau/tournee/arrets/" + stop.id() + "/" + today();
        assertThat(pages.as(bus.mediator()).post(action, "quoi", "LATE", "minutes", "20"))
                .hasStatus3xxRedirection();
        assertThat(pages.as(bus.mediator())
                        .read("/bureau/tournee")
                        .select(".halt .badge")
                        .text()
                        .replaceAll("\\h", " "))
                .contains("Retard de 20 min");
        pages.as(bus.mediator()).post(action, "quoi", "restored");
        pages.as(bus.mediator()).post(action, "quoi", "arrived");
        pages.as(bus.mediator()).post(action, "quoi", "arrived");
        assertThat(pages.as(bus.mediator())
                        .read("/bureau/tournee")
                        .select(".halt")
                        .text())
                .contains("Arrivés à")
                .contains("Nous repartons");
        assertThat(pages.as(bus.mediator()).get("/bureau/tournee?jour=hier")).hasStatusOk();
        pages.as(bus.mediator()).post("/bureau/tournee/" + tour.id() + "/materiel", "kit", "Tablette", "kit", "Rien");
        assertThat(pages.as(bus.mediator()).read("/bureau/tournee").select("input[name=kit][checked]"))
                .hasSize(1);
    }

    @Test
    void the_way_to_a_halt_that_moved_is_not_said() {
        var tour = tour();
        Network.as(bus.lead(), () -> kept(plan.save(aStop(tour, "Marché", "Mo-Su 08:00-09:00"))));
        var usual = aStop(tour, "Mairie", "Mo-Su 10:00-11:00");
        var stop = Network.as(
                bus.lead(),
                () -> kept(plan.save(new Stop(
                        usual.id(),
                        "",
                        tour.id(),
                        tour.association(),
                        2,
                        usual.place(),
                        usual.address(),
                        usual.insee(),
                        "",
                        "",
                        45.76,
                        4.87,
                        usual.hours(),
                        usual.validFrom(),
                        null,
                        0))));
        assertThat(pages.as(bus.mediator())
                        .read("/bureau/tournee")
                        .select(".round")
                        .text())
                .contains("km");
        var action = "/bureau/tournee/arrets/" + stop.id() + "/" + today();
        pages.as(bus.mediator()).post(action, "quoi", "MOVED", "lieu", "Salle des fêtes");
        assertThat(pages.as(bus.mediator())
                        .read("/bureau/tournee")
                        .select(".round")
                        .text())
                .contains("Salle des fêtes")
                .doesNotContain("km");
    }

    @Test
    void a_place_elsewhere_that_is_too_long_comes_back_as_it_was_typed() {
        var stop = Network.as(bus.lead(), () -> kept(plan.save(aStop(tour(), "Marché", RoundsFixtures.now()))));
        var action = "/bureau/tournee/arrets/" + stop.id() + "/" + today();
        var place = "Salle des fêtes, " + "derrière la mairie, ".repeat(6).strip();
        var answer = pages.as(bus.mediator()).post(action, "quoi", "MOVED", "lieu", place);
        assertThat(answer).hasStatus(422);
        var panel = Pages.read(answer).select("details:has(form[action=" + action + "] [name=lieu])");
        assertThat(panel.is("[open]")).isTrue();
        assertThat(panel.select("[name=lieu]").val()).isEqualTo(place);
        assertThat(panel.select("[name=lieu]").is("[aria-invalid=true][autofocus]"))
                .isTrue();
    }

    private static fr.parvis.shell.Notice notice(MvcTestResult answer) {
        return (fr.parvis.shell.Notice) answer.getMvcResult().getFlashMap().get("notice");
    }

    @Test
    void what_was_said_of_a_day_and_refused_comes_back_with_its_problem() {
        var tour = tour();
        var stop = Network.as(bus.lead(), () -> kept(plan.save(aStop(tour, "Marché", RoundsFixtures.now()))));
        var form = "/bureau/tournees/" + tour.id() + "/arrets/" + stop.id() + "/jour";
        var answer = pages.as(bus.lead())
                .post(form, "kind", "MOVED", "day", today().toString(), "reason", "Travaux rue Pasteur");
        assertThat(answer).hasStatus(422);
        var page = Pages.read(answer).select("form[action=" + form + "]").first();
        assertThat(page.select("[name=reason]").val()).isEqualTo("Travaux rue Pasteur");
        assertThat(page.select("[name=kind] option[selected]").val()).isEqualTo("MOVED");
        assertThat(page.select("[name=dayPlace]").attr("aria-invalid")).isEqualTo("true");
    }

    @Test
    void who_restores_a_day_of_which_something_was_said_later_is_told_that_nothing_has_changed() {
        var tour = tour();
        var stop = Network.as(bus.lead(), () -> kept(plan.save(aStop(tour, "Marché", RoundsFixtures.now()))));
        var sheet = "/bureau/tournee/arrets/" + stop.id() + "/" + today();
        var form = "/bureau/tournees/" + tour.id() + "/arrets/" + stop.id() + "/jour";
        pages.as(bus.mediator()).post(sheet, "quoi", "LATE", "minutes", "20");
        Network.as(
                bus.lead(),
                () -> transaction.execute(s -> db.sql(
                                "update rounds.stop_change set said_at = now() + interval '50 seconds' where stop = :stop")
                        .param("stop", stop.id())
                        .update()));
        for (var answer : java.util.List.of(
                pages.as(bus.lead()).post(sheet, "quoi", "restored"),
                pages.as(bus.lead()).post(form, "kind", "restored", "day", today().toString()),
                pages.as(bus.lead()).post(sheet, "quoi", "CANCELLED"),
                pages.as(bus.lead()).post(form, "kind", "CANCELLED", "day", today().toString()))) {
            assertThat(notice(answer).kind()).isEqualTo("warning");
            assertThat(notice(answer).text()).contains("Rien n’a changé").contains("En retard");
        }
        Network.as(
                bus.lead(),
                () -> transaction.execute(s -> db.sql(
                                "update rounds.stop_change set said_at = now() + interval '1 day' where stop = :stop")
                        .param("stop", stop.id())
                        .update()));
        assertThat(notice(pages.as(bus.lead()).post(sheet, "quoi", "restored")).kind())
                .isEqualTo("success");
        assertThat(pages.as(bus.mediator())
                        .read("/bureau/tournee")
                        .select(".halt")
                        .text())
                .doesNotContain("Retard de");
    }

    @Test
    void a_phone_number_in_what_the_public_reads_is_warned_of() {
        var stop = Network.as(bus.lead(), () -> kept(plan.save(aStop(tour(), "Marché", RoundsFixtures.now()))));
        var notice = notice(pages.as(bus.mediator())
                .post(
                        "/bureau/tournee/arrets/" + stop.id() + "/" + today(),
                        "quoi",
                        "CANCELLED",
                        "motif",
                        "appeler 06 12 34 56 78"));
        assertThat(notice.kind()).isEqualTo("warning");
        assertThat(notice.text()).contains("06 12 34 56 78");
    }

    @Test
    void a_walk_with_a_photo_is_recorded_by_the_plain_form_and_what_is_no_photo_is_told_at_its_field() {
        var sector = aSector();
        var request = mvc.post()
                .uri(WALKS)
                .multipart()
                .file(new MockMultipartFile(
                        "photo0", "a.jpg", "image/jpeg", "no photo".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .param("sector", sector)
                .param("day", today().toString())
                .param("startedAt", "00:00")
                .param("minutes", "60")
                .param("persons", "3")
                .param("kind0", "light")
                .param("place0", "Place du marché")
                .with(Browser.as(bus.mediator()))
                .with(csrf());
        var refused = request.exchange();
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select("#f-photo0-error").text()).contains("JPEG");
        assertThat(pages.as(bus.mediator())
                        .post(
                                WALKS,
                                "sector",
                                sector,
                                "day",
                                today().toString(),
                                "startedAt",
                                "00:00",
                                "minutes",
                                "60",
                                "persons",
                                "3",
                                "kind0",
                                "light",
                                "place0",
                                "Place du marché",
                                "relay0",
                                "town-hall"))
                .hasRedirectedUrl(WALKS + "?mois=" + java.time.YearMonth.from(today()));
        var list = pages.as(bus.lead()).read(WALKS);
        assertThat(list.select(".walk").text()).contains("Place du marché").contains("Transmis à");
        assertThat(list.select("#sectors").text()).contains("Centre");
    }

    @Test
    void a_walk_of_the_month_before_that_is_taken_back_or_given_back_leads_to_its_month() {
        var day = today().minusDays(today().getDayOfMonth());
        var month = WALKS + "?mois=" + java.time.YearMonth.from(day);
        assertThat(walk(WALKS, Map.of("sector", aSector(), "day", day.toString()), new byte[0]))
                .hasRedirectedUrl(month);
        var cancel = pages.as(bus.mediator())
                .read(month)
                .select("form[action*=/annuler]")
                .attr("action");
        assertThat(pages.as(bus.mediator()).post(cancel)).hasRedirectedUrl(month);
        assertThat(pages.as(bus.mediator()).post(cancel.replaceFirst("annuler.*", "retablir")))
                .hasRedirectedUrl(month);
    }

    @Test
    void the_reason_for_taking_a_walk_back_stays_typed_when_it_is_refused() {
        var day = today().minusDays(1);
        assertThat(walk(WALKS, Map.of("sector", aSector(), "day", day.toString()), new byte[0]))
                .hasStatus(302);
        Network.as(
                bus.mediator(),
                () -> transaction.execute(s -> db.sql(
                                "update rounds.walk set recorded_at = recorded_at - interval '1 hour' where association = :a")
                        .param("a", bus.association())
                        .update()));
        var month = WALKS + "?mois=" + java.time.YearMonth.from(day);
        var edit = pages.as(bus.mediator())
                .read(month)
                .select("a[href^=" + WALKS + "/]:not([href*=evenements])")
                .attr("href");
        var cancel = pages.as(bus.mediator())
                .read(edit)
                .select("form[action*=/annuler]")
                .attr("action");

        var refused = pages.as(bus.mediator()).post(cancel, "reason", "no");
        assertThat(refused).hasStatus(422);
        var form = Pages.read(refused).select("details[open] form[action*=/annuler]");
        assertThat(form.select("#f-cancel-reason").val()).isEqualTo("no");
        assertThat(form.select("#f-cancel-reason-error").text()).isNotEmpty();

        var stale = pages.as(bus.mediator())
                .post(cancel.replaceFirst("version=.*", "version=7"), "reason", "Saisie en double");
        assertThat(stale).hasStatus(409);
        assertThat(Pages.read(stale).select("#f-cancel-reason").val()).isEqualTo("Saisie en double");

        assertThat(pages.as(bus.mediator()).post(cancel, "reason", "Saisie en double"))
                .hasRedirectedUrl(month);
    }

    @Test
    void another_month_of_walks_is_of_the_sector_that_was_chosen() {
        var sector = aSector();
        var before = pages.as(bus.lead())
                .read(WALKS + "?secteur=" + sector + "&qui=equipe")
                .select("a[href*=mois]")
                .first()
                .attr("href");
        assertThat(pages.as(bus.lead())
                        .read(before)
                        .select("#f-secteur option[selected]")
                        .val())
                .isEqualTo(sector);
    }

    @Test
    void what_was_answered_stands_when_the_form_of_a_relay_is_saved_again() {
        var seen = Map.of("sector", aSector(), "kind0", "light", "place0", "Place", "relay0", "town-hall");
        assertThat(walk(WALKS, seen, new byte[0])).hasStatus(302);
        var fields = relay();
        fields.set("answeredOn", today().toString());
        fields.set("answer", "Réparé");
        assertThat(relayed(fields)).hasStatus3xxRedirection();
        assertThat(relayed(relay())).hasStatus3xxRedirection();
        assertThat(pages.as(bus.mediator()).read(WALKS).select(".walk").text()).contains("Réparé");
    }

    @Test
    void an_answer_of_a_relay_that_is_refused_comes_back_with_its_problem() {
        var seen = Map.of("sector", aSector(), "kind0", "light", "place0", "Place", "relay0", "town-hall");
        assertThat(walk(WALKS, seen, new byte[0])).hasStatus(302);
        var fields = relay();
        fields.set("answeredOn", today().minusDays(30).toString());
        fields.set("answer", "Réparé par la voirie");
        var answer = relayed(fields);
        assertThat(answer).hasStatus(422);
        var form = Pages.read(answer).select(RELAY).first();
        assertThat(form.select("[name=answer]").val()).isEqualTo("Réparé par la voirie");
        assertThat(form.select("[name=answeredOn]").attr("aria-invalid")).isEqualTo("true");
        assertThat(form.parents().select("details[open]")).isNotEmpty();
        assertThat(form.select("[name=answeredOn]").hasAttr("autofocus")).isTrue();
    }

    /** Fields of the first form of a relay, as it is shown. */
    private MultiValueMap<String, String> relay() {
        return fields(pages.as(bus.mediator()).read(WALKS), RELAY);
    }

    private MvcTestResult relayed(MultiValueMap<String, String> fields) {
        return pages.as(bus.mediator())
                .post(pages.as(bus.mediator()).read(WALKS).select(RELAY).attr("action"), fields);
    }

    @Test
    void a_photo_is_replaced_by_the_plain_form_and_the_one_before_is_gone() throws Exception {
        var sector = aSector();
        assertThat(walk(WALKS, Map.of("sector", sector, "kind0", "light", "place0", "Place"), picture(40)))
                .hasStatus(302);
        var link =
                pages.as(bus.mediator()).read(WALKS).select("a[href$=/photo]").attr("href");
        var first = pages.as(bus.mediator()).get(link).getResponse().getContentAsByteArray();
        assertThat(width(first)).isEqualTo(40);
        var edit = pages.as(bus.mediator())
                .read(WALKS)
                .select("a[href^=" + WALKS + "/]:not([href*=evenements])")
                .attr("href");
        var form = pages.as(bus.mediator()).read(edit);
        assertThat(form.select("form[enctype] input[type=file]")).hasSize(2);
        assertThat(form.select("a[href$=/photo]").attr("href")).isEqualTo(link);
        var fields = new java.util.HashMap<String, String>();
        form.select("form[enctype] input[type=hidden], form[enctype] input[type=text]")
                .forEach(it -> fields.put(it.attr("name"), it.val()));
        fields.put("sector", sector);
        fields.put("kind0", "light");
        fields.remove("_csrf");

        var wrong = walk(edit, fields, "%PDF-1.7 no photo".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(wrong).hasStatus(422);
        assertThat(Pages.read(wrong).select("#f-photo0-error").text()).contains("JPEG");
        assertThat(pages.as(bus.mediator()).get(link).getResponse().getContentAsByteArray())
                .isEqualTo(first);

        assertThat(walk(edit, fields, picture(60))).hasStatus(302);
        assertThat(width(pages.as(bus.mediator()).get(link).getResponse().getContentAsByteArray()))
                .isEqualTo(60);
        int old = Network.as(
                bus.mediator(),
                () -> transaction.execute(
                        s -> db.sql("select count(*)::int from rounds.sighting where association = :a and photo = :old")
                                .param("a", bus.association())
                                .param("old", first)
                                .query(Integer.class)
                                .single()));
        assertThat(old).isZero();

        // none is chosen: the one that is kept stays
        fields.put("version", "1");
        fields.put("place0", "Place du marché");
        assertThat(walk(edit, fields, new byte[0])).hasStatus(302);
        assertThat(width(pages.as(bus.mediator()).get(link).getResponse().getContentAsByteArray()))
                .isEqualTo(60);
    }

    private MvcTestResult walk(String address, Map<String, String> fields, byte[] photo) {
        var request = mvc.post()
                .uri(address)
                .multipart()
                .file(new MockMultipartFile("photo0", "a.png", "image/png", photo))
                .with(Browser.as(bus.mediator()))
                .with(csrf());
        var all = new java.util.HashMap<>(
                Map.of("day", today().toString(), "startedAt", "00:00", "minutes", "60", "persons", "3"));
        all.putAll(fields);
        for (var field : all.entrySet()) request = request.param(field.getKey(), field.getValue());
        return request.exchange();
    }

    private static byte[] picture(int width) throws java.io.IOException {
        var out = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(
                new java.awt.image.BufferedImage(width, 30, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private static int width(byte[] jpeg) throws java.io.IOException {
        return javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(jpeg))
                .getWidth();
    }

    @Test
    void who_does_not_come_back_is_seen_on_each_page_of_who_leads_and_on_nobody_elses() {
        var visit = Network.as(
                bus.mediator(),
                () -> kept(homeVisits.arm(new KeepHomeVisit.Asked(
                        Ids.next(),
                        "69266",
                        "secret",
                        null,
                        null,
                        List.of(),
                        Instant.now(),
                        Instant.now().plusSeconds(3600),
                        null))));
        assertThat(pages.as(bus.lead()).read("/bureau/reseau").select(".standing"))
                .isEmpty();
        Network.as(
                bus.mediator(),
                () -> transaction.execute(
                        s -> db.sql("""
                        update rounds.home_visit set started_at = now() - interval '3 hours', expected_end = now() - interval '20 minutes'
                        where id = :id""").param("id", visit.id()).update()));
        var banner =
                pages.as(bus.lead()).read("/bureau/reseau").select(".standing").text();
        assertThat(banner).contains("Villeurbanne").contains("Pas de nouvelles").doesNotContain("secret");
        assertThat(pages.as(bus.mediator())
                        .read("/bureau/reseau")
                        .select(".standing")
                        .text())
                .contains("Êtes-vous de retour");
        var other = roundsFixtures.aBus();
        assertThat(pages.as(other.lead()).read("/bureau/reseau").select(".standing"))
                .isEmpty();
        pages.as(bus.lead())
                .post(HomeVisitsController.ADDRESS + "/" + visit.id() + "/acquitter", "found", "Jointe au téléphone");
        assertThat(pages.as(bus.lead()).read("/bureau/reseau").select(".standing"))
                .isEmpty();
        pages.as(bus.mediator()).post(HomeVisitsController.ADDRESS + "/" + visit.id() + "/fin");
        pages.as(bus.mediator()).post(HomeVisitsController.ADDRESS + "/" + visit.id() + "/fin");
        assertThat(pages.as(bus.mediator())
                        .read(HomeVisitsController.ADDRESS)
                        .select("#over")
                        .text())
                .contains("Jointe au téléphone");
    }

    @Test
    void a_halt_keeps_its_identifier_in_the_calendar_at_other_hours_and_a_tour_has_all_of_its_own() throws Exception {
        var tour = tour();
        var stop = Network.as(
                bus.lead(), () -> kept(plan.save(aStop(tour, "Marché", "Mo-Su 08:00-09:00,10:00-11:00,14:00-15:00"))));
        var before = identifiers(tour.id());
        assertThat(before).hasSizeGreaterThan(290).doesNotHaveDuplicates();
        var day = today().plusDays(3);
        Network.as(
                bus.mediator(),
                () -> kept(say.handle(new StopChange(
                        stop.id(),
                        day,
                        StopChange.Kind.HOURS,
                        java.time.LocalTime.of(16, 0),
                        java.time.LocalTime.of(17, 0),
                        null,
                        null,
                        "",
                        Instant.now()))));
        var after = identifiers(tour.id());
        assertThat(before).containsAll(after);
        assertThat(after.stream().filter(uid -> uid.contains(day.toString()))).hasSize(1);
    }

    @Test
    void each_word_about_a_halt_raises_its_sequence_that_all_is_as_usual_again_too() {
        var tour = tour();
        var stop = Network.as(bus.lead(), () -> kept(plan.save(aStop(tour, "Place du marché", "Mo-Su 09:00-12:00"))));
        var day = today().plusDays(9);
        int planned = sequence(tour.id(), day);
        var now = Instant.now();
        cancelled(stop, day, "", now.minusSeconds(60));
        int cancelled = sequence(tour.id(), day);
        assertThat(cancelled).isGreaterThan(planned);
        Network.as(bus.lead(), () -> say.restore(stop.id(), day, now));
        assertThat(sequence(tour.id(), day)).isGreaterThan(cancelled);
    }

    private void cancelled(Stop stop, LocalDate day, String reason, Instant at) {
        var change = new StopChange(stop.id(), day, StopChange.Kind.CANCELLED, null, null, null, null, reason, at);
        Network.as(bus.mediator(), () -> kept(say.handle(change)));
    }

    private int sequence(java.util.UUID tour, LocalDate day) {
        return events(tour).stream()
                .filter(event -> event.getUid().getValue().contains(day.toString()))
                .findFirst()
                .orElseThrow()
                .getSequence()
                .getValue();
    }

    private List<String> identifiers(java.util.UUID tour) {
        return events(tour).stream().map(event -> event.getUid().getValue()).toList();
    }

    private List<biweekly.component.VEvent> events(java.util.UUID tour) {
        var answer = pages.get("/tournees/" + tour + ".ics");
        return biweekly.Biweekly.parse(new String(
                        answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8))
                .first()
                .getEvents();
    }

    @Test
    void halts_are_a_calendar_that_anybody_follows_and_that_names_nobody() throws Exception {
        var tour = tour();
        var stop = Network.as(
                bus.lead(),
                () -> kept(plan.save(aStop(
                        tour,
                        "Place du marché, sous la halle, côté fontaine, près de l’arrêt du tramway numéro quatre",
                        "Tu 09:00-12:00"))));
        var tuesday = today().with(java.time.temporal.TemporalAdjusters.next(java.time.DayOfWeek.TUESDAY));
        cancelled(stop, tuesday, "Neige", Instant.now());
        var answer = pages.get("/tournees/" + tour.id() + ".ics");
        assertThat(answer).hasStatusOk();
        assertThat(answer).hasContentTypeCompatibleWith("text/calendar");
        var text = new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("STATUS:CANCELLED")
                .contains("Annulé");
        assertThat(text.split("\r\n"))
                .allSatisfy(line -> assertThat(line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                        .isLessThanOrEqualTo(75));
        assertThat(text)
                .doesNotContain("ATTENDEE")
                .doesNotContain(bus.mediator().name());
        var read = biweekly.Biweekly.parse(text).first();
        assertThat(read.getEvents()).hasSizeGreaterThan(5);
        assertThat(read.getEvents().getFirst().getLocation().getValue()).contains("Villeurbanne");
        assertThat(read.getEvents())
                .allSatisfy(
                        event -> assertThat(event.getDateTimeStamp().getValue().toInstant())
                                .isBeforeOrEqualTo(Instant.now()));
        var tag = answer.getResponse().getHeader("ETag");
        assertThat(pages.get("/points/" + bus.point() + "/tournees.ics")).hasStatusOk();
        assertThat(mvc.get()
                        .uri("/tournees/" + tour.id() + ".ics")
                        .header("If-None-Match", tag)
                        .exchange())
                .hasStatus(304);
        assertThat(pages.get("/tournees/" + Ids.next() + ".ics")).hasStatus(404);
    }
}
