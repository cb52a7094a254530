// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import static fr.parvis.visits.VisitsFixtures.aRequest;
import static fr.parvis.visits.VisitsFixtures.aVisit;
import static fr.parvis.visits.VisitsFixtures.by;
import static fr.parvis.visits.VisitsFixtures.forPersons;
import static fr.parvis.visits.VisitsFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.database.Asking;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.visits.VisitsFixtures.Desk;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class HistoryPageTest {
    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    Visits visits;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    VisitsFixtures fixtures;

    Desk desk;
    Pages mine;

    @BeforeEach
    void a_desk() {
        desk = fixtures.aDesk();
        mine = pages.as(desk.mediator());
    }

    @Test
    void the_history_says_who_changed_what_when_and_why_field_by_field() {
        var first = record(with(aVisit(desk.point()), List.of(aRequest("family-benefits", "Rappeler jeudi"))));
        var request = first.requests().getFirst();
        var second = correct(with(
                forPersons(first, 3),
                List.of(
                        new Visit.Request(
                                request.id(),
                                "energy-unpaid-bill",
                                "edf",
                                "accompaniment",
                                "settled",
                                "portal-down",
                                25,
                                null,
                                null,
                                null,
                                "Rappeler vendredi"),
                        aRequest())));
        makeItYesterdays(first.id());
        var late = mine.post(
                "/bureau/passages/" + first.id(),
                plus(
                        Pages.filled(mine.open("/bureau/passages/" + first.id())
                                .select("form:has(input[name=visit])")
                                .first()),
                        Map.of("persons", "4", "reason", "Le bébé compte aussi")));
        assertThat(late).hasStatus(302);

        var page = mine.open("/bureau/passages/" + first.id() + "/historique");
        var steps = page.select(".step");
        assertThat(steps).hasSize(3);
        assertThat(steps.get(0).text()).contains("Corrigé le", desk.mediator().name(), "Motif", "Le bébé compte aussi");
        assertThat(steps.get(0).select("tbody tr").eachText()).containsExactly("Personnes 3 4");
        assertThat(steps.get(1).select("tbody tr").eachText())
                .contains("Personnes 1 3")
                .anyMatch(row -> row.equals("La demande, Organisme Caf EDF"))
                .anyMatch(row -> row.contains("Pourquoi bloqué Rien Site en panne"))
                .contains("La demande, Durée en minutes 15 25")
                .contains("La demande, Note Rappeler jeudi Rappeler vendredi")
                .anyMatch(row -> row.startsWith("Demande 2 Rien Caf"));
        assertThat(steps.get(2).text())
                .startsWith("Enregistré le")
                .contains(desk.mediator().name());
        assertThat(second.version()).isEqualTo(1);
    }

    @Test
    void an_earlier_note_is_shown_only_while_it_lives() {
        var first = record(with(aVisit(desk.point()), List.of(aRequest("family-benefits", "Rappeler jeudi"))));
        correct(with(first, List.of(first.requests().getFirst().withNote("Rappeler vendredi"))));
        var address = "/bureau/passages/" + first.id() + "/historique";
        assertThat(mine.open(address).text()).contains("Rappeler jeudi");
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(
                        s -> db.sql("delete from visits.earlier_note").update()));
        assertThat(mine.open(address).text()).doesNotContain("Rappeler jeudi").contains("Rappeler vendredi");
    }

    @Test
    void the_history_is_open_to_who_may_touch_the_visit_even_taken_back() {
        var first = record(aVisit(desk.point()));
        makeItYesterdays(first.id());
        var address = "/bureau/passages/" + first.id() + "/historique";
        Network.as(desk.mediator(), () -> visits.cancel(first.id(), 0, "Saisi deux fois"));
        for (var who : List.of(desk.mediator(), network.a(Role.SITE_LEAD, desk.association())))
            assertThat(pages.as(who).open(address).text())
                    .contains("Annulé le", "Saisi deux fois")
                    .doesNotContain("Corriger");
        for (var who : List.of(
                network.a(Role.MEDIATOR, desk.association()),
                fixtures.aDesk().mediator(),
                network.a(Role.DIRECTOR, fixtures.aDesk().association())))
            assertThat(pages.as(who).get(address)).hasStatus(404);
    }

    @Test
    void a_reason_to_take_a_visit_back_that_is_refused_stays_in_the_open_form() {
        var first = record(aVisit(desk.point()));
        makeItYesterdays(first.id());
        var refused = mine.post("/bureau/passages/" + first.id() + "/annuler?version=0", Map.of("reason", "ok"));
        assertThat(refused).hasStatus(422);
        var form = Pages.read(refused).select("details[open]:has(#cancel-reason)");
        assertThat(form.select("#cancel-reason").val()).isEqualTo("ok");
        assertThat(form.select("#cancel-reason").hasAttr("autofocus")).isTrue();
        assertThat(form.select("#cancel-reason-error").text()).isNotEmpty();

        assertThat(mine.post(
                        "/bureau/passages/" + first.id() + "/annuler?version=7", Map.of("reason", "Saisi deux fois")))
                .hasStatus(409);
    }

    @Test
    void after_its_day_the_form_asks_for_a_reason_and_keeps_what_was_typed_when_it_is_missing() {
        var first = record(aVisit(desk.point()));
        makeItYesterdays(first.id());
        var form = Pages.filled(mine.open("/bureau/passages/" + first.id())
                .select("form:has(input[name=visit])")
                .first());
        assertThat(form).containsEntry("reason", "");
        form.put("persons", "5");
        var refused = mine.post("/bureau/passages/" + first.id(), form);
        assertThat(refused).hasStatus(422);
        var page = Pages.read(refused);
        assertThat(page.select("#f-reason-error").text()).contains("Dites pourquoi");
        assertThat(page.select("input[name=persons]").val()).isEqualTo("5");
        form.put("reason", "x".repeat(301));
        assertThat(Pages.read(mine.post("/bureau/passages/" + first.id(), form))
                        .select("#f-reason-error")
                        .text())
                .contains("300");

        var day = mine.open("/bureau/journee?jour=" + yesterday());
        var cancel = day.select("#day form.confirm-panel").first();
        assertThat(cancel.select("textarea[name=reason][required]")).hasSize(1);
        var values = Pages.filled(cancel);
        values.put("reason", "Passage de ma collègue");
        assertThat(mine.post(cancel.attr("action"), values)).hasStatus(302);
        assertThat(Network.as(desk.mediator(), () -> visits.find(List.of(first.id()))))
                .isEmpty();
    }

    @Test
    void the_day_sheet_counts_the_week_links_to_the_history_and_says_what_blocks() {
        var first = record(with(
                aVisit(desk.point()),
                List.of(new Visit.Request(
                        fr.parvis.values.Ids.next(),
                        "family-benefits",
                        "caf",
                        "accompaniment",
                        "settled",
                        "portal-down",
                        15,
                        "trained",
                        null,
                        null,
                        null))));
        correct(forPersons(first, 2));
        correct(forPersons(visit(first.id()), 3));
        record(aVisit(desk.point()));
        var page = mine.open("/bureau/journee");
        assertThat(page.select(".week-strip [aria-current=date] strong").text()).isEqualTo("2");
        assertThat(page.select("#day tr:has(a[href$=/historique]) .row-chip-mark")
                        .text())
                .isEqualTo("Corrigé 2 fois");
        assertThat(page.select("#day").text()).contains("Site en panne").contains("Façon d’aider");
        var before = page.select(".week-strip > a").first().attr("href");
        assertThat(mine.open(before)
                        .select(".week-strip [aria-current=date] strong")
                        .text())
                .isEqualTo("0");
    }

    @Test
    void a_lead_reads_the_day_of_one_team() {
        var bus = network.a(Role.MEDIATOR, desk.association());
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(
                        s -> db.sql("update access.account set team = 'Bus de l’Ain' where id = ?")
                                .param(bus.account())
                                .update()));
        record(aVisit(desk.point()));
        var theirs = (Visits.Outcome.Accepted) Network.as(bus, () -> visits.record(aVisit(desk.point())));
        // who was there says which team it was, whoever recorded it
        record(by(aVisit(desk.point()), List.of(bus.account(), desk.mediator().account())));
        assertThat(theirs.visit().team()).isEqualTo("Bus de l’Ain");

        var lead = pages.as(network.a(Role.SITE_LEAD, desk.association()));
        assertThat(lead.open("/bureau/journee?tous=oui").select("#day tbody tr"))
                .hasSize(3);
        var page = lead.open("/bureau/journee?equipe=Bus%20de%20l%E2%80%99Ain");
        assertThat(page.select("#day tbody tr")).hasSize(2);
        assertThat(page.select("select[name=tous] option[selected]").text()).contains("Bus de l’Ain");
        assertThat(page.select(".week-strip a[aria-current=date]").attr("href")).contains("equipe=Bus");
        assertThat(lead.open("/bureau/journee?tous=equipe:Bus%20de%20l%E2%80%99Ain")
                        .select("#day tbody tr"))
                .hasSize(2);
        // a mediator stays with their own
        assertThat(mine.open("/bureau/journee?equipe=Bus%20de%20l%E2%80%99Ain").select("#day tbody tr"))
                .hasSize(2);
    }

    private void makeItYesterdays(UUID id) {
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(s -> {
                    db.sql("""
                                    update visits.visit set day = day - 1, recorded_at = recorded_at - interval '1 day',
                                        started_at = (started_at at time zone 'Europe/Paris' - interval '1 day') at time zone 'Europe/Paris'
                                    where id = ?""").param(id).update();
                    db.sql("update visits.request set day = day - 1 where visit = ?")
                            .param(id)
                            .update();
                }));
    }

    private static LocalDate yesterday() {
        return LocalDate.now(NetworkTime.ZONE).minusDays(1);
    }

    private static Map<String, String> plus(Map<String, String> form, Map<String, String> more) {
        form.putAll(more);
        return form;
    }

    private Visit record(Visit visit) {
        return accepted(Network.as(desk.mediator(), () -> visits.record(visit)));
    }

    private Visit correct(Visit visit) {
        return accepted(Network.as(desk.mediator(), () -> visits.correct(visit)));
    }

    private Visit visit(UUID id) {
        return Network.as(desk.mediator(), () -> visits.find(List.of(id))).getFirst();
    }

    private static Visit accepted(Visits.Outcome outcome) {
        assertThat(outcome).isInstanceOf(Visits.Outcome.Accepted.class);
        return ((Visits.Outcome.Accepted) outcome).visit();
    }
}
