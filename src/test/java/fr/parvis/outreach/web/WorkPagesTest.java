// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import static fr.parvis.outreach.domain.OutreachFixtures.aHousehold;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.network.domain.hours.Holidays;
import fr.parvis.network.domain.hours.SchoolHolidays;
import fr.parvis.outreach.domain.Households;
import fr.parvis.outreach.domain.OutreachFixtures;
import fr.parvis.outreach.domain.WorkList;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages of the work on a list, without a script. What is noted here may be noted at any hour. */
@ParvisTest
class WorkPagesTest {
    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    JdbcClient database;

    @Autowired
    Households households;

    @Autowired
    WorkList work;

    LocalDate today = LocalDate.now(NetworkTime.ZONE);

    @Autowired
    OutreachFixtures fixtures;

    SignedIn nadia;
    OutreachFixtures.Arranged list;
    UUID amina;
    String card;

    @BeforeEach
    void a_list_came_in() {
        nadia = network.a(Role.MEDIATOR, network.anAssociation());
        list = fixtures.anArrangement(nadia, today.minusDays(3));
        amina = fixtures.anEntry(list, aHousehold("Amina", "Ferrand").billed(today.minusDays(30)));
        card = "/listes/foyers/" + amina;
    }

    private Map<String, String> attempt(String channel, String outcome) {
        var form = pages.as(nadia).read(card);
        var fields = new HashMap<String, String>();
        form.select("#by-" + channel + " form")
                .first()
                .select("input[type=hidden]")
                .forEach(it -> fields.put(it.attr("name"), it.val()));
        fields.remove("_csrf");
        fields.put("outcome", outcome);
        return fields;
    }

    private static String pdf(MvcTestResult answer) {
        try (var document = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_list_names_nobody_and_the_card_does() {
        var page = pages.as(nadia).read("/listes");
        assertThat(page.select("#households tbody tr")).hasSize(1);
        assertThat(page.text())
                .contains("Villeurbanne", "0 sur 3")
                .doesNotContain("Amina")
                .doesNotContain("Ferrand")
                .doesNotContain("06 39");
        var open = pages.as(nadia).read(card);
        assertThat(open.select("#who-title").text()).isEqualTo("Amina Ferrand");
        assertThat(open.select(".secret-debt").text()).contains("Une dette est un secret", "Amina Ferrand");
        assertThat(open.select("#source").text()).contains("Ampère Service", "Prévention 2026", "intérêt légitime");
        assertThat(open.select("#law").text()).contains("R3", "Trêve hivernale");
        assertThat(open.select("#script").text()).contains("Nous n’encaissons rien", "pas votre fournisseur");
        assertThat(open.select("a[href^=tel:]")).isNotEmpty();
        assertThat(open.select("title").text()).doesNotContain("Ferrand");
        for (var state : List.of("a-rappeler", "joints", "clos"))
            assertThat(pages.as(nadia).read("/listes?etat=" + state).select(".empty"))
                    .hasSize(1);
    }

    @Test
    void the_next_household_is_offered_only_while_one_may_call() {
        boolean calling = Network.as(nadia, () -> work.decentNow(Set.of()));
        var page = pages.as(nadia).read("/listes");
        assertThat(page.select("form[action=/listes/suivant] button")).hasSize(calling ? 1 : 0);
        assertThat(page.select("main").text())
                .contains(calling ? "Il vous est gardé 20 minutes" : "On appelle du lundi au samedi");
    }

    @Test
    void one_attempt_is_said_as_one() {
        fixtures.in(
                nadia,
                () -> database.sql("update outreach.arrangement set most_attempts = 1 where id = :id")
                        .param("id", list.arrangement())
                        .update());
        assertThat(pages.as(nadia).read("/listes").select("#households").text())
                .contains("0 sur 1 essai")
                .doesNotContain("1 essais");
    }

    @Test
    void nothing_that_others_may_hear_or_read_betrays_a_debt() {
        for (var key : List.of(
                "ready.voicemail",
                "ready.sms",
                "ready.mail",
                "ready.subject",
                "ready.envelope",
                "ready.notice",
                "ready.letter",
                "notice.title",
                "letter.title",
                "paper.code",
                "sheet.title",
                "sheet.number",
                "sheet.code",
                "sheet.who",
                "sheet.note"))
            for (var locale : List.of(Words.FRENCH, Words.ENGLISH))
                tellsNothing(Words.t(locale, "outreach.work." + key, "Nadia", "Association", "Amina", "0472", "A1B2C"));
        tellsNothing(pdf(pages.as(nadia).get(card + "/avis.pdf")));
        tellsNothing(pdf(pages.as(nadia).get(card + "/lettre.pdf")));
        assertThat(pdf(pages.as(nadia).get(card + "/lettre.pdf"))).contains("Amina Ferrand", "12 rue des Essais");
    }

    private static void tellsNothing(String text) {
        var words =
                List.of(text.toLowerCase(Locale.ROOT).replace("association", "").split("[^\\p{L}€]+"));
        for (var betraying : OutreachFixtures.BETRAYING)
            assertThat(words)
                    .as(text)
                    .noneMatch(word -> betraying.length() <= 4 ? word.equals(betraying) : word.startsWith(betraying));
        assertThat(text).doesNotContain("Ampère Service");
    }

    @Test
    void one_press_notes_a_call_and_can_be_taken_back() {
        var fields = attempt("call", "reached");
        var answer = pages.as(nadia).post(card + "/essais", fields);
        assertThat(answer).hasStatus(302);
        assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo(card);
        assertThat(pages.as(nadia).post(card + "/essais", fields))
                .as("twice is once")
                .hasStatus(302);
        var after = pages.as(nadia).read(card);
        assertThat(after.select("#tried li")).hasSize(1);
        assertThat(after.select("#reached")).hasSize(1);
        assertThat(pages.as(nadia)
                        .post("/listes/essais/" + fields.get("attempt") + "/annuler", Map.of())
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo(card);
        assertThat(pages.as(nadia).read(card).select("#tried li")).isEmpty();
    }

    @Test
    void what_cannot_be_noted_is_said_where_one_is() {
        var strange = pages.as(nadia).post(card + "/essais", attempt("call", "flew-away"));
        assertThat(strange).hasStatus(422);
        assertThat(Pages.read(strange).select(".error-summary").text()).contains("Ce résultat n’existe pas");
        var late = attempt("call", "call-back");
        late.put("backDay", today.minusDays(1).toString());
        late.put("backTime", "10:00");
        assertThat(Pages.read(pages.as(nadia).post(card + "/essais", late))
                        .select(".error-summary")
                        .text())
                .contains("Ce moment est passé");
        pages.as(nadia).post(card + "/opposition", Map.of());
        var objected = pages.as(nadia)
                .post(
                        card + "/essais",
                        Map.of("attempt", Ids.next().toString(), "channel", "call", "outcome", "reached"));
        assertThat(objected).hasStatus(422);
        assertThat(Pages.read(objected).select(".error-summary").text()).contains("ne veut pas être contacté");
        assertThat(pages.as(nadia).read(card).select("a[href^=tel:], .secret-debt"))
                .isEmpty();
        for (var paper : List.of("/lettre.pdf", "/avis.pdf"))
            assertThat(pages.as(nadia).get(card + paper))
                    .as("nor is anything written to them")
                    .hasStatus(404);
    }

    @Test
    void strangers_and_those_without_the_right_are_kept_out() {
        var stranger = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(pages.as(stranger).get(card)).hasStatus(404);
        for (var part : List.of("/essais", "/solutions", "/clore", "/opposition", "/rouvrir", "/passage", "/suivi"))
            assertThat(pages.as(stranger)
                            .post(card + part, Map.of("attempt", Ids.next().toString(), "outcome", "reached")))
                    .as(part)
                    .hasStatus(404);
        assertThat(pages.as(stranger).get(card + "/lettre.pdf")).hasStatus(404);
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        assertThat(pages.as(head).get("/listes")).hasStatus(403);
    }

    @Test
    void who_was_reached_becomes_a_case_with_its_bill() {
        assertThat(Pages.read(pages.as(nadia)
                                .post(card + "/suivi", form(pages.as(nadia).read(card + "/suivi"))))
                        .select(".error-summary")
                        .text())
                .as("neither reached nor agreed")
                .isNotEmpty();
        pages.as(nadia).post(card + "/essais", attempt("call", "reached"));
        var page = pages.as(nadia).read(card + "/suivi");
        assertThat(page.select("#f-family").val()).isEqualTo("Ferrand");
        var without = form(page);
        assertThat(pages.as(nadia).post(card + "/suivi", without))
                .as("without an agreement")
                .hasStatus(422);
        without.put("agreed", "telephone");
        var begun = pages.as(nadia).post(card + "/suivi", without);
        assertThat(begun).hasStatus(302);
        var caseFile = begun.getResponse().getRedirectedUrl();
        assertThat(caseFile).startsWith("/bureau/suivis/");
        var followed = pages.as(nadia).read(caseFile);
        assertThat(followed.text()).contains("Amina Ferrand", "Éviter une coupure ou une réduction d’électricité");
        assertThat(pages.as(nadia).read(caseFile + "/impaye").select(".bill-lead"))
                .as("the clock stands there already")
                .hasSize(1);
        assertThat(pages.as(nadia).read(card).select("a[href=" + caseFile + "]"))
                .isNotEmpty();
    }

    @Test
    void somebody_whose_file_is_there_is_not_opened_twice() {
        pages.as(nadia).post(card + "/essais", attempt("call", "reached"));
        var first = form(pages.as(nadia).read(card + "/suivi"));
        first.put("agreed", "telephone");
        pages.as(nadia).post(card + "/suivi", first);
        var again = fixtures.anEntry(list, aHousehold("Amina", "Ferrand"));
        card = "/listes/foyers/" + again;
        pages.as(nadia).post(card + "/essais", attempt("call", "reached"));
        var second = form(pages.as(nadia).read(card + "/suivi"));
        second.put("agreed", "telephone");
        var alike = pages.as(nadia).post(card + "/suivi", second);
        assertThat(alike).hasStatus(422);
        var known = Pages.read(alike).select("input[name=known]");
        assertThat(known).hasSize(1);
        second.put("known", known.val());
        assertThat(pages.as(nadia).post(card + "/suivi", second)).hasStatus(302);
    }

    private static Map<String, String> form(Document page) {
        var form = new HashMap<String, String>();
        page.select("main form[action$=/suivi] input[name]:not([type=radio]):not([type=checkbox])")
                .forEach(input -> form.put(input.attr("name"), input.val()));
        form.remove("_csrf");
        return form;
    }

    @Test
    void a_solution_is_noted_and_its_form_keeps_what_was_typed() {
        pages.as(nadia).post(card + "/essais", attempt("call", "reached"));
        var solution = Ids.next().toString();
        var wrong = pages.as(nadia)
                .post(card + "/solutions", Map.of("solution", solution, "kind", "", "amount", "beaucoup"));
        assertThat(wrong).hasStatus(422);
        assertThat(Pages.read(wrong).select("#f-amount").val()).isEqualTo("beaucoup");
        assertThat(pages.as(nadia)
                        .post(
                                card + "/solutions",
                                Map.of(
                                        "solution", solution,
                                        "kind", "instalments",
                                        "amount", "240,50",
                                        "planned", "cut",
                                        "plannedOn", today.plusDays(4).toString())))
                .hasStatus(302);
        var after = pages.as(nadia).read(card);
        assertThat(after.select("#reached").text()).contains("Paiement en plusieurs fois", "À confirmer à partir du");
        assertThat(pages.as(nadia).read("/listes/a-confirmer").select(".empty")).hasSize(1);
        fixtures.in(
                nadia,
                () -> database.sql("update outreach.solution set confirm_from = :on")
                        .param("on", today)
                        .update());
        assertThat(pages.as(nadia).read("/listes/a-confirmer").select("li.card"))
                .hasSize(1);
        assertThat(pages.as(nadia).post("/listes/a-confirmer/" + solution, Map.of("what", "avoided")))
                .hasStatus(302);
        assertThat(pages.as(nadia).read(card).text()).contains("Évitée, confirmé");
    }

    @Test
    void a_solution_for_a_household_that_was_closed_meanwhile_is_answered_as_stale() {
        pages.as(nadia).post(card + "/essais", attempt("call", "reached"));
        assertThat(pages.as(nadia).post(card + "/opposition", Map.of())).hasStatus(302);
        var answer = pages.as(nadia)
                .post(
                        card + "/solutions",
                        Map.of("solution", Ids.next().toString(), "kind", "instalments", "basedOn", "0"));
        assertThat(answer).hasStatus(409);
        assertThat(Pages.read(answer).select(".error-summary").text())
                .contains("Quelqu’un a clos ce foyer entre-temps");
    }

    @Test
    void all_that_is_to_be_confirmed_is_counted_however_much_the_page_shows() {
        fixtures.in(
                nadia,
                () -> database.sql("""
                        insert into outreach.solution (id, association, entry, kind, found_on, by, planned, planned_on, confirm_from)
                        select gen_random_uuid(), :association, :entry, 'delay', :on, :by, 'cut', :on, :on from generate_series(1, 201)""")
                        .param("association", nadia.association())
                        .param("entry", amina)
                        .param("by", nadia.account())
                        .param("on", today)
                        .update());
        assertThat(pages.as(nadia).read("/listes").select(".page-head").text()).contains("201 solutions à confirmer");
        assertThat(pages.as(nadia).read("/listes/a-confirmer").select("li.card"))
                .hasSize(200);
    }

    @Test
    void a_household_left_in_peace_is_offered_to_a_round_with_its_day() {
        var zoe = fixtures.anEntry(list, aHousehold("Zoé", "Sans").by(null));
        var day = today.plusDays(2);
        // as after a notice that was left, which nobody does at night
        fixtures.in(
                nadia,
                () -> database.sql("update outreach.entry set not_before = :until where id = :id")
                        .param(
                                "until",
                                day.atTime(12, 0).atZone(NetworkTime.ZONE).toOffsetDateTime())
                        .param("id", zoe)
                        .update());
        assertThat(pages.as(nadia).read("/listes/portes").select(".check-hint").text())
                .contains("pas avant le " + Words.longDate(day));
    }

    @Test
    void a_round_is_planned_walked_and_printed_without_a_word_of_why() {
        var zoe = fixtures.anEntry(list, aHousehold("Zoé", "Sans").by(null).at("3 rue Verte", null, null));
        var day = today;
        while (day.getDayOfWeek() == java.time.DayOfWeek.SUNDAY || isHoliday(day)) day = day.plusDays(1);
        var page = pages.as(nadia).read("/listes/portes");
        assertThat(page.select("input[name=entries]")).hasSize(1);
        assertThat(pages.as(nadia)
                        .post("/listes/portes", Map.of("round", Ids.next().toString(), "day", "demain")))
                .hasStatus(422);
        var planned = pages.as(nadia)
                .post(
                        "/listes/portes",
                        Map.of("round", Ids.next().toString(), "day", day.toString(), "entries", zoe.toString()));
        assertThat(planned).hasStatus(302);
        var round = planned.getResponse().getRedirectedUrl();
        assertThat(pages.as(nadia).read(round).text()).contains("1. Zoé Sans", "3 rue Verte");
        var sheet = pdf(pages.as(nadia).get(round + "/feuille.pdf"));
        assertThat(sheet).contains("Zoé Sans", "3 rue Verte");
        tellsNothing(sheet);
        var device = pages.as(nadia).get("/capture/doors.json");
        assertThat(device).hasStatus(200);
        pages.as(nadia).post("/listes/foyers/" + zoe + "/opposition", Map.of());
        assertThat(pdf(pages.as(nadia).get(round + "/feuille.pdf")))
                .as("who said no since is on no paper")
                .doesNotContain("Zoé");
        assertThat(pages.as(nadia).post(round + "/annuler", Map.of())).hasStatus(302);
        assertThat(pages.as(nadia).get(round)).hasStatus(404);
    }

    private static boolean isHoliday(LocalDate day) {
        return Holidays.of("69", SchoolHolidays.notKnown()).isPublicHoliday(day);
    }
}
