// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.web;

import static fr.parvis.rounds.RoundsFixtures.aCrew;
import static fr.parvis.rounds.RoundsFixtures.aStop;
import static fr.parvis.rounds.RoundsFixtures.aTour;
import static fr.parvis.rounds.RoundsFixtures.kept;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.GivenSettings;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.hotline.domain.HotlineFixtures;
import fr.parvis.hotline.domain.HotlineFixtures.Line;
import fr.parvis.hotline.domain.OfferCalls;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds;
import fr.parvis.rounds.RoundsFixtures;
import fr.parvis.rounds.domain.crews.PlanCrews;
import fr.parvis.rounds.domain.tours.PlanTours;
import fr.parvis.shell.Site;
import fr.parvis.values.Outcome;
import fr.parvis.values.Outcomes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.ui.ExtendedModelMap;

/** The pages of the line: who asks, who answers, who supervises, and the door of a telephone system. */
@ParvisTest
class LinePagesTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    RoundsFixtures roundsFixtures;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    OfferCalls offers;

    @Autowired
    Holds holds;

    @Autowired
    Clock clock;

    @Autowired
    CallBackOffer offer;

    @Autowired
    PlanTours tours;

    @Autowired
    PlanCrews crews;

    Line line;
    SignedIn lead;

    @BeforeEach
    void an_association_on_the_line() throws SQLException {
        HotlineFixtures.empty();
        offer.forget();
        line = HotlineFixtures.of(beans).with(clock);
        lead = network.a(Role.DIRECTOR, network.anAssociation());
    }

    private static String location(MvcTestResult answer) {
        return answer.getResponse().getHeader("Location");
    }

    /** The line has hours, and a test has none: what was asked may be called at once. */
    private static void canBeCalledNow() throws SQLException {
        try (var superuser = RawDatabase.asSuperuser()) {
            RawDatabase.run(superuser, "update hotline.call set next_try = now() - interval '1 minute'");
        }
    }

    private MvcTestResult asks(String phone) {
        return pages.post("/rappel", "phone", phone, "when", "soon", "language", "fr", "subject", "health");
    }

    @Test
    void nothing_is_promised_while_nobody_answers() throws SQLException {
        var page = pages.read("/rappel");
        assertThat(page.select("main form")).isEmpty();
        assertThat(Pages.read(asks("06 12 34 56 78")).select("main form")).isEmpty();
        assertThat(pages.read("/").select("main a[href=/rappel]")).isEmpty();
        line.joins(lead, "fr");
        offer.forget();
        assertThat(pages.read("/").select("main a[href=/rappel]")).hasSize(1);
        assertThat(pages.read("/rappel").select("main form input[name=phone]")).hasSize(1);
        try (var superuser = RawDatabase.asSuperuser()) {
            RawDatabase.run(superuser, "update access.account set status = 'disabled' where id = ?", lead.account());
        }
        assertThat(pages.read("/rappel").select("main form"))
                .as("the account of the only member was closed")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"fr, Être rappelé", "falc, Être rappelé", "ar, طلب مكالمة", "uk, Замовити дзвінок", "tr, Geri aranma"})
    void the_form_is_told_in_the_languages_of_the_public(String language, String title) {
        line.joins(lead, "fr");
        var page = pages.read("/rappel?lang=" + language + "&depuis=qr");
        assertThat(page.select("h1").text()).isEqualTo(title);
        assertThat(page.text()).doesNotContain("hotline.");
        assertThat(page.select("select[name=language] option[selected]").attr("value"))
                .isEqualTo(language.equals("falc") ? "fr" : language);
        assertThat(page.select("input[name=from]").attr("value")).isEqualTo("qr");
    }

    @Test
    void a_person_asks_sees_the_promise_and_takes_it_back() {
        line.joins(lead, "fr");
        var refused = pages.post("/rappel", "phone", "12", "when", "soon", "language", "fr", "commune", "Nulle Part");
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select(".field-error")).hasSize(2);
        assertThat(Pages.read(refused).select("input[name=phone]").attr("value"))
                .isEqualTo("12");

        var promise = location(asks("06 12 34 56 78"));
        assertThat(promise).startsWith("/rappel/");
        var page = pages.get(promise);
        assertThat(page.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(Pages.read(page).select("main").text())
                .containsPattern("Nous vous appelons (entre )?(lundi|mardi|mercredi|jeudi|vendredi|samedi) \\d")
                .doesNotContain("06 12");
        assertThat(location(pages.post(promise + "/annuler"))).isEqualTo(promise);
        assertThat(pages.read(promise).select("main").text()).contains("annulée");
        assertThat(pages.get("/rappel/inconnu")).hasStatus(404);
    }

    @Test
    void a_person_cannot_withdraw_while_a_mediator_is_asked_and_is_not_told_of_calls_that_nobody_made()
            throws SQLException {
        line.joins(lead, "fr");
        var promise = location(asks("06 12 34 56 78"));
        try (var superuser = RawDatabase.asSuperuser()) {
            RawDatabase.run(
                    superuser,
                    "update hotline.call set state = 'offered', lease_until = now() + interval '1 hour', taken_by = ?, taken_association = ?",
                    lead.account(),
                    lead.association());
            var offered = pages.read(promise).select("main");
            assertThat(offered.text()).contains("Un médiateur regarde votre demande");
            assertThat(offered.select("form[action$=/annuler]")).isEmpty();
            RawDatabase.run(
                    superuser,
                    "update hotline.call set state = 'gave-up', lease_until = null, ended_at = now(), tries = 0");
            assertThat(pages.read(promise).select("main").text()).contains("Nous n’avons pas pu vous appeler");
            RawDatabase.run(superuser, "update hotline.call set tries = 3");
            assertThat(pages.read(promise).select("main").text()).contains("sans réponse");
        }
    }

    @Test
    void a_language_that_is_none_is_refused_beside_its_field() {
        line.joins(lead, "fr");
        var refused = pages.post("/rappel", "phone", "06 12 34 56 78", "when", "soon", "language", "other");
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select("#f-language-error")).isNotEmpty();
    }

    @Test
    void a_program_and_an_address_that_asks_again_and_again_are_refused_with_a_word() {
        line.joins(lead, "fr");
        assertThat(pages.post("/rappel", "phone", "0612345678", "language", "fr", "website", "http://x"))
                .hasStatus(422);
        for (int n = 0; n <= 20; n++) {
            var answer = mvc.post()
                    .uri("/rappel")
                    .with(csrf())
                    .with(request -> {
                        request.setRemoteAddr("203.0.113.77");
                        return request;
                    })
                    .param("phone", HotlineFixtures.aNumber())
                    .param("language", "fr")
                    .exchange();
            assertThat(answer).hasStatus(n < 20 ? 302 : 422);
        }
        for (int n = 0; n < 3; n++) assertThat(asks("07 00 00 00 01")).hasStatus(302);
        assertThat(asks("+33 7 00 00 00 01")).hasStatus(422);
    }

    @Test
    void a_mediator_takes_the_offered_call_and_goes_on_at_the_desk() throws SQLException {
        line.isOn(lead, "fr");
        pages.post("/rappel", "phone", "06 12 34 56 78", "language", "fr", "subject", "health", "commune", "69266");
        canBeCalledNow();
        offers.all();
        var offered = pages.as(lead).read("/bureau/ligne");
        assertThat(offered.select(".line-call")).hasSize(1);
        assertThat(offered.text()).doesNotContain("06\u00a012").contains("Villeurbanne");
        var address = offered.select("form[action$=/appeler]").attr("action");
        assertThat(pages.as(lead).post(address)).hasStatus(302);

        var calling = pages.as(lead).read("/bureau/ligne");
        assertThat(calling.select("a[href=tel:0612345678]")).hasSize(1);
        assertThat(calling.select("#line-now").hasAttr("data-live"))
                .as("what is typed during a call stays")
                .isFalse();
        var end = calling.select("form[action$=/fin]").attr("action");
        assertThat(pages.as(lead).post(end, "result", "reached")).hasStatus(422);
        var refused = Pages.read(pages.as(lead).post(end, "result", "asked-later"));
        assertThat(refused.select("input[value=asked-later]").hasAttr("checked"))
                .isTrue();
        var ended = pages.as(lead).post(end, "result", "reached", "led", "visit");
        assertThat(location(ended))
                .isEqualTo("/capture?presence=telephone&language=fr&theme=health-rights&commune=69266");
        assertThat(location(pages.as(lead).post(end, "result", "reached", "led", "visit")))
                .as("twice")
                .isEqualTo("/bureau/ligne");
    }

    @Test
    void the_line_is_gone_on_until_an_hour_paused_and_left() {
        line.joins(lead, "fr");
        assertThat(pages.as(lead).post("/bureau/ligne/disponible", "until", "")).hasStatus(422);
        line.isOn(lead, "fr");
        assertThat(pages.as(lead).read("/bureau/ligne").select("form[action$=/pause]"))
                .hasSize(1);
        pages.as(lead).post("/bureau/ligne/pause");
        var paused = pages.as(lead).read("/bureau/ligne");
        assertThat(paused.select("form[action$=/reprendre]")).hasSize(1);
        var again = paused.select("#line-now").attr("hx-get");
        assertThat(pages.as(lead).get(again)).hasStatus(204);
        pages.as(lead).post("/bureau/ligne/reprendre");
        assertThat(pages.as(lead).get(again)).hasStatusOk();
        pages.as(lead).post("/bureau/ligne/arreter");
        assertThat(pages.as(lead).read("/bureau/ligne").select("input[name=until]"))
                .hasSize(1);
    }

    private Outcome<Holds.Answer> booked(SignedIn mediator, Instant from) {
        var asked = new Holds.Asked(
                HoldKind.APPOINTMENT,
                UUID.randomUUID(),
                Set.of(mediator.account()),
                from,
                from.plusSeconds(1800),
                null,
                null);
        return Network.as(mediator, () -> holds.hold(asked));
    }

    @Test
    void who_goes_on_the_line_is_told_before_and_after_of_what_is_booked() {
        var mediator = network.a(Role.MEDIATOR, lead.association());
        line.joins(mediator, "fr");
        assertThat(pages.as(mediator).read("/bureau/ligne").select("#line-booked"))
                .isEmpty();
        assertThat(Outcomes.done(booked(mediator, clock.instant()))).isInstanceOf(Holds.Answer.Held.class);
        assertThat(pages.as(mediator)
                        .read("/bureau/ligne")
                        .select("#line-booked")
                        .text())
                .contains("Rendez-vous");
        line.isOn(mediator, "fr");
        assertThat(pages.as(mediator).read("/bureau/ligne").select(".line-lead").text())
                .contains("Un engagement vous attend");
    }

    @Test
    void the_tour_of_who_goes_on_the_line_is_among_what_is_booked() {
        var bus = roundsFixtures.aBus();
        var today = RoundsFixtures.today();
        line.joins(bus.mediator(), "fr");
        assertThat(pages.as(bus.mediator()).read("/bureau/ligne").select("#line-booked"))
                .isEmpty();
        var tour = Network.as(bus.lead(), () -> {
            var planned = kept(tours.save(aTour(bus, "Bus AB-123")));
            kept(tours.save(aStop(planned, "Place du marché", RoundsFixtures.now())));
            kept(crews.handle(aCrew(planned, today, today, null, bus.mediator().account())));
            return planned;
        });
        assertThat(pages.as(bus.mediator())
                        .read("/bureau/ligne")
                        .select("#line-booked")
                        .text())
                .contains(tour.name());
    }

    @Test
    void the_page_of_the_line_changes_with_what_is_booked_meanwhile() {
        var mediator = network.a(Role.MEDIATOR, lead.association());
        line.joins(mediator, "fr");
        var now = pages.as(mediator).read("/bureau/ligne").select("#line-now").attr("hx-get");
        assertThat(pages.as(mediator).get(now)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(Outcomes.done(booked(mediator, clock.instant()))).isInstanceOf(Holds.Answer.Held.class);
        assertThat(pages.as(mediator).get(now)).hasStatusOk();
    }

    @Test
    void nobody_books_who_is_on_the_line_until_they_leave_it_or_lose_it() {
        var mediator = network.a(Role.MEDIATOR, lead.association());
        var soon = clock.instant().plusSeconds(3600);
        var later = soon.plusSeconds(3600);
        line.isOn(mediator, "fr");
        assertThat(Outcomes.done(booked(mediator, soon))).isInstanceOf(Holds.Answer.Taken.class);
        pages.as(mediator).post("/bureau/ligne/pause");
        assertThat(Outcomes.done(booked(mediator, soon))).as("a pause").isInstanceOf(Holds.Answer.Taken.class);
        pages.as(mediator).post("/bureau/ligne/arreter");
        assertThat(Outcomes.done(booked(mediator, soon))).isInstanceOf(Holds.Answer.Held.class);
        // what was booked meanwhile keeps nobody from the line
        line.isOn(mediator, "fr");
        assertThat(Outcomes.done(booked(mediator, later))).isInstanceOf(Holds.Answer.Taken.class);
        pages.as(lead).post("/bureau/suivi-de-la-ligne/equipe/" + mediator.account() + "/retirer");
        assertThat(Outcomes.done(booked(mediator, later))).isInstanceOf(Holds.Answer.Held.class);
    }

    @Test
    void who_supervises_sees_who_is_planned_on_the_line_and_the_networks_head_does_not() {
        var mediator = network.a(Role.MEDIATOR, lead.association());
        assertThat(pages.as(lead).read("/bureau/suivi-de-la-ligne").select("#planned"))
                .isEmpty();
        var from = clock.instant();
        var planned = new Holds.Asked(
                HoldKind.LINE, UUID.randomUUID(), Set.of(mediator.account()), from, from.plusSeconds(1800), null, null);
        assertThat(Outcomes.done(Network.as(lead, () -> holds.hold(planned)))).isInstanceOf(Holds.Answer.Held.class);
        assertThat(pages.as(lead).read("/bureau/suivi-de-la-ligne").select("#planned li"))
                .singleElement()
                .satisfies(one -> assertThat(one.text()).contains(mediator.name()));
        assertThat(pages.as(network.ofTheNetwork(Role.NETWORK_HEAD))
                        .read("/bureau/suivi-de-la-ligne")
                        .select("#planned"))
                .isEmpty();
        // the mediator sees it before going on the line
        line.joins(mediator, "fr");
        assertThat(pages.as(mediator)
                        .read("/bureau/ligne")
                        .select("#line-booked")
                        .text())
                .contains("Ligne téléphonique");
    }

    @Test
    void the_end_of_an_address_that_a_partner_adds_stays_on_one_line() {
        var told = pages.as(lead).read("/bureau/suivi-de-la-ligne").select("#tell p:has(code)");
        assertThat(told.text()).contains("ajoutez ?depuis=partenaire à l’adresse");
        assertThat(told.select("code.nowrap").text()).isEqualTo("?depuis=partenaire");
    }

    @Test
    void who_leads_says_who_answers() {
        var mediator = network.a(Role.MEDIATOR, lead.association());
        assertThat(pages.as(mediator).read("/bureau/ligne").select("main").text())
                .contains("ne vous est pas ouverte");
        var until =
                clock.instant().atZone(java.time.ZoneOffset.UTC).toLocalDate().plusMonths(2);
        var refused = pages.as(lead)
                .post(
                        "/bureau/suivi-de-la-ligne/equipe",
                        "account",
                        mediator.account().toString());
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused)
                        .select("option[value=" + mediator.account() + "]")
                        .hasAttr("selected"))
                .isTrue();
        assertThat(pages.as(lead)
                        .post(
                                "/bureau/suivi-de-la-ligne/equipe",
                                "account",
                                mediator.account().toString(),
                                "languages",
                                "fr",
                                "languages",
                                "ar",
                                "until",
                                until.toString()))
                .hasStatus(302);
        var page = pages.as(lead).read("/bureau/suivi-de-la-ligne/equipe");
        assertThat(page.select("tbody tr").text()).contains("Français, Arabe");
        // the form comes with what was noted, so that one thing is changed and nothing is lost
        var change = page.select("tbody th a").attr("href").replace("#give", "");
        var form = pages.as(lead).read(change);
        assertThat(form.select("input[name=languages][checked]").eachAttr("value"))
                .containsExactlyInAnyOrder("fr", "ar");
        assertThat(form.select("#f-until").val()).isEqualTo(until.toString());
        assertThat(pages.as(mediator).read("/bureau/ligne").select("input[name=until]"))
                .hasSize(1);
        pages.as(lead).post("/bureau/suivi-de-la-ligne/equipe/" + mediator.account() + "/retirer");
        assertThat(pages.as(lead).read("/bureau/suivi-de-la-ligne/equipe").select("tbody tr"))
                .isEmpty();
        assertThat(pages.as(lead).post("/bureau/suivi-de-la-ligne/equipe/" + UUID.randomUUID() + "/retirer"))
                .hasStatus(302);
    }

    @Test
    void who_supervises_sees_promises_in_danger_and_the_networks_head_no_name() throws SQLException {
        line.joins(lead, "fr");
        asks("06 12 34 56 78");
        // the jobs of the application run: nobody is offered the call, and it is not moved once somebody is on the line
        try (var superuser = RawDatabase.asSuperuser()) {
            RawDatabase.run(superuser, "update hotline.call set next_try = now() + interval '1 hour'");
            line.isOn(lead, "fr");
            RawDatabase.run(
                    superuser,
                    "update hotline.call set promised_from = now() - interval '2 hours', promised_until = now() - interval '1 minute'");
        }
        var page = pages.as(lead).read("/bureau/suivi-de-la-ligne");
        assertThat(page.select(".overview-pressing").text()).contains("1 promesse dépassée");
        assertThat(page.select("#calls tbody tr")).hasSize(1);
        assertThat(page.select("#people").text()).contains(lead.name()).contains("En attente d’un appel");
        assertThat(page.text()).doesNotContain("06 12");
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var ofNetwork = pages.as(head).read("/bureau/suivi-de-la-ligne");
        assertThat(ofNetwork.select("#calls tbody tr")).hasSize(1);
        assertThat(ofNetwork.text()).contains("Français").doesNotContain(lead.name());
        assertThat(pages.as(lead).get(page.select("#line-now").attr("hx-get"))).hasStatus(204);
        var elsewhere = network.a(Role.DIRECTOR, network.anAssociation());
        assertThat(pages.as(elsewhere).read("/bureau/suivi-de-la-ligne").select("#calls tbody tr"))
                .as("an association without anybody on the line")
                .isEmpty();
        assertThat(pages.as(lead).read("/bureau").text()).isNotNull();
    }

    /** Promises to call back in some days, which nobody may call before. */
    private static void promises(int many, int days) throws SQLException {
        try (var superuser = RawDatabase.asSuperuser()) {
            RawDatabase.run(superuser, """
                    insert into hotline.call (id, asked_at, promised_from, promised_until, language, channel, state, next_try)
                    select gen_random_uuid(), now(), day, day + interval '2 hours', 'fr', 'web', 'waiting', day
                    from (select now() + ? * interval '1 day' as day) later, generate_series(1, ?)""", days, many);
        }
    }

    @Test
    void who_supervises_sees_how_many_promises_there_are_when_one_more_is_on_another_page() throws SQLException {
        line.joins(lead, "fr");
        promises(40, 2);
        var again = pages.as(lead)
                .read("/bureau/suivi-de-la-ligne")
                .select("#line-now")
                .attr("hx-get");
        assertThat(pages.as(lead).get(again)).hasStatus(204);
        promises(1, 3);
        assertThat(pages.as(lead).read(again).select("#calls caption").text()).contains("41 promesses");
    }

    @Test
    void the_poster_of_the_form_is_drawn_in_two_sizes_for_who_supervises() {
        var poster = "/bureau/suivi-de-la-ligne/affiche.pdf";
        for (var size : new String[] {"", "?format=a3"})
            assertThat(pages.as(lead).get(poster + size)).hasStatusOk().hasContentType("application/pdf");
        assertThat(pages.as(network.a(Role.MEDIATOR, lead.association())).get(poster))
                .hasStatus(403);
        assertThat(pages.as(lead).read("/bureau/suivi-de-la-ligne").select("a[href^=" + poster + "]"))
                .hasSize(2);
    }

    @Test
    void the_poster_leads_to_the_address_of_the_installation_whatever_address_it_is_printed_from() {
        var installed = new DefaultListableBeanFactory(beans);
        installed.registerSingleton("site", new Site(GivenSettings.address("https://parvis.example")));
        var follow = installed.createBean(FollowController.class);
        var model = new ExtendedModelMap();
        Network.as(lead, () -> follow.show("1", lead, model));
        assertThat(((FollowPage) model.get("page")).address()).isEqualTo("https://parvis.example/rappel?depuis=qr");
    }

    @Test
    void who_supervises_takes_a_call_back_that_the_page_shows_once() throws SQLException {
        line.isOn(lead, "fr");
        asks("06 12 34 56 78");
        canBeCalledNow();
        offers.all();
        pages.as(lead)
                .post(pages.as(lead)
                        .read("/bureau/ligne")
                        .select("form[action$=/appeler]")
                        .attr("action"));
        var other = network.a(Role.SITE_LEAD, lead.association());
        var form = pages.as(other).read("/bureau/suivi-de-la-ligne").select("form[action$=/reprendre]");
        assertThat(form).hasSize(1);
        var holder = form.select("input[name=holder]").val();
        assertThat(holder).isEqualTo(lead.account().toString());
        pages.as(other).post(form.attr("action"), "holder", holder);
        assertThat(pages.as(other).read("/bureau/suivi-de-la-ligne").select("form[action$=/reprendre]"))
                .isEmpty();
        assertThat(location(pages.as(lead).post(form.attr("action"), "holder", holder)))
                .isEqualTo("/bureau/suivi-de-la-ligne");
        assertThat(pages.as(lead).read("/bureau/ligne").select("a[href^=tel:]")).isEmpty();
    }

    @Test
    void a_stream_is_for_who_asks_for_one() {
        line.joins(lead, "fr");
        assertThat(pages.as(lead).get("/bureau/ligne/direct")).hasStatus(406);
    }

    @Test
    void a_telephone_system_reports_missed_calls() {
        line.joins(lead, "fr");
        var event =
                "{\"event\": \"%s\", \"callId\": \"7\", \"from\": \"%s\", \"direction\": \"in\", \"user\": [\"x\"]}";
        for (var kind : new String[] {"newCall", "hangup", "hangup"})
            assertThat(mvc.post()
                            .uri("/api/v1/hotline/events")
                            .with(csrf())
                            .with(Browser.as(lead))
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(event.formatted(kind, "0612345678"))
                            .exchange())
                    .hasStatus(204);
        assertThat(pages.as(lead).read("/bureau/suivi-de-la-ligne").select("#calls tbody tr"))
                .hasSize(1);
        assertThat(mvc.post()
                        .uri("/api/v1/hotline/events")
                        .with(csrf())
                        .with(Browser.as(lead))
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .param("event", "hangup")
                        .param("callId", "8")
                        .param("from", "0612345679")
                        .exchange())
                .hasStatus(204);
        assertThat(pages.as(lead).read("/bureau/suivi-de-la-ligne").select("#calls tbody tr"))
                .hasSize(2);
        for (var bad : new String[] {"{}", "[]", "{\"event\": \"ring\", \"callId\": \"7\"}", "no"})
            assertThat(mvc.post()
                            .uri("/api/v1/hotline/events")
                            .with(csrf())
                            .with(Browser.as(lead))
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(bad)
                            .exchange())
                    .hasStatus(400);
        assertThat(mvc.post()
                        .uri("/api/v1/hotline/events")
                        .header("Authorization", "Bearer nobody")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(event.formatted("hangup", "0612345678"))
                        .exchange())
                .hasStatus(401);
    }
}
