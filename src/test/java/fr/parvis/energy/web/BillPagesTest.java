// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.values.Ids;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of an unpaid bill, without a script. */
@ParvisTest
class BillPagesTest {
    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    SignedIn me;
    UUID nour;
    UUID caseFile;
    String page;
    LocalDate today = LocalDate.now(java.time.ZoneId.of("Europe/Paris"));

    @BeforeEach
    void somebody_with_a_bill() {
        me = network.a(Role.MEDIATOR, network.anAssociation());
        nour = Ids.next();
        caseFile = Ids.next();
        page = "/bureau/suivis/" + caseFile + "/impaye";
        Network.as(
                me,
                () -> openFile.handle(
                        new OpenFile.Command(nour, aPerson("Nour", "Haddad", 1990), "spoken", null, false, false)));
        Network.as(
                me,
                () -> openCase.handle(new OpenCase.Command(
                        caseFile, nour, null, "energy-unpaid-bill", "edf", "Facture de 240 €", null, false)));
    }

    private static Map<String, String> form(Document page) {
        var form = new LinkedHashMap<String, String>();
        page.select(
                        "main form[action$=/impaye] input[name]:not([type=radio]), main form[action$=/impaye] input[checked]")
                .forEach(input -> form.put(input.attr("name"), input.val()));
        page.select("main form[action$=/impaye] select")
                .forEach(select -> form.put(
                        select.attr("name"), select.select("option[selected]").val()));
        return form;
    }

    private Map<String, String> filled(String... fields) {
        var form = form(pages.as(me).read(page));
        for (int i = 0; i < fields.length; i += 2) form.put(fields[i], fields[i + 1]);
        return form;
    }

    @Test
    void from_the_case_to_its_dates() {
        var link = pages.as(me).read("/bureau/suivis/" + caseFile).select("a[href=" + page + "]");
        assertThat(link).hasSize(1);
        var empty = pages.as(me).read(page);
        assertThat(empty.select("#f-supplier option[selected]").val())
                .as("the case says so")
                .isEqualTo("edf");
        assertThat(pages.as(me)
                        .post(page, filled("issued", today.minusDays(1).toString(), "meter", "linky", "kva", "9")))
                .hasStatus(302);
        var dates = pages.as(me).read(page);
        assertThat(dates.select(".bill-lead").text()).startsWith("Ni réduction ni coupure avant le ");
        assertThat(dates.select("#days tbody tr")).hasSizeGreaterThan(6);
        assertThat(dates.select("#days").text())
                .contains("à vérifier", "R1, R2, R3")
                .doesNotContain("décret");
        assertThat(dates.select("#standing details li").text()).contains("R1 · ", "R3 · ", "décret n° 2008-780");
        assertThat(dates.select(".bill-mark").size())
                .as("each day of the table stands in the picture")
                .isEqualTo(dates.select("#days tbody tr").size());
        assertThat(dates.text()).contains("pas un conseil juridique", "Jours du calendrier");
        assertThat(pages.as(me).read("/bureau/suivis/" + caseFile).text())
                .contains("Ni réduction ni coupure avant le", "Avant ce jour, ni réduction ni coupure");
    }

    @Test
    void bills_that_the_room_has_no_place_for_are_said_to_be_elsewhere() {
        for (int i = 0; i < 13; i++) {
            assertThat(pages.as(me).read("/bureau/energie").select("#bills a[href=/bureau/suivis]"))
                    .as("after %s bills", i)
                    .isEmpty();
            var id = Ids.next();
            Network.as(
                    me,
                    () -> openCase.handle(new OpenCase.Command(
                            id, nour, null, "energy-unpaid-bill", "edf", "Facture de 240 €", null, false)));
            page = "/bureau/suivis/" + id + "/impaye";
            assertThat(pages.as(me)
                            .post(page, filled("issued", today.minusDays(i + 1).toString())))
                    .hasStatus(302);
        }
        var room = pages.as(me).read("/bureau/energie");
        assertThat(room.select("#bills .pressing")).hasSize(12);
        assertThat(room.select("#bills a[href=/bureau/suivis]")).hasSize(1);
    }

    @Test
    void without_a_bill_nor_letters_it_says_which_papers_are_missing() {
        pages.as(me).post(page, filled("firstCame", "unknown"));
        var dates = pages.as(me).read(page);
        assertThat(dates.select(".bill-lead").text()).isEqualTo("Il manque des papiers pour donner une date.");
        assertThat(dates.select("#papers").text()).contains("la facture", "la première lettre");
    }

    @Test
    void the_gain_of_the_attestation_is_shown_as_two_timelines() {
        pages.as(me)
                .post(
                        page,
                        filled(
                                "issued",
                                today.minusDays(1).toString(),
                                "meter",
                                "linky",
                                "cheque",
                                "yes",
                                "chequeYear",
                                String.valueOf(today.getMonthValue() < 4 ? today.getYear() - 1 : today.getYear())));
        var gain = pages.as(me).read(page).select("#gain");
        assertThat(gain.select("tbody tr")).hasSize(2);
        assertThat(gain.text()).contains("fait gagner", "Attestation envoyée aujourd’hui");
    }

    private void refused(String field, String said, String... fields) {
        var answer = pages.as(me).post(page, filled(fields));
        assertThat(answer).hasStatus(422);
        var shown = Pages.read(answer);
        assertThat(shown.select(".error-summary a[href=#f-" + field + "]").text())
                .contains(said);
        for (int i = 0; i < fields.length; i += 2)
            assertThat(form(shown)).as("what was typed stays").containsEntry(fields[i], fields[i + 1]);
    }

    @Test
    void dates_of_2062_are_refused_in_words() {
        refused("issued", "future", "issued", "2062-01-01");
        refused("payable", "trop loin", "issued", today.toString(), "payable", "2062-01-01");
    }

    @Test
    void a_bill_in_the_future_is_refused() {
        refused("issued", "future", "issued", today.plusDays(1).toString());
    }

    @Test
    void negative_amounts_are_refused() {
        refused("amount", "ne peut pas être négatif", "issued", today.toString(), "amount", "-5");
        refused("amount", "illisible", "amount", "beaucoup");
    }

    @Test
    void a_letter_before_the_bill_is_refused() {
        refused(
                "first",
                "avant celle de la facture",
                "issued",
                today.minusDays(5).toString(),
                "first",
                today.minusDays(6).toString());
    }

    @Test
    void a_limit_date_before_the_date_of_issue_is_refused() {
        refused(
                "payable",
                "avant celle de la facture",
                "issued",
                today.minusDays(5).toString(),
                "payable",
                today.minusDays(6).toString());
    }

    @Test
    void a_letter_said_to_have_come_wants_its_date() {
        refused("first", "Donnez une date", "firstCame", "yes");
    }

    @Test
    void what_somebody_else_changed_meanwhile_is_not_lost() {
        var early = filled("issued", today.minusDays(3).toString());
        assertThat(pages.as(me).post(page, filled("issued", today.minusDays(1).toString())))
                .hasStatus(302);
        assertThat(pages.as(me).post(page, filled("issued", today.minusDays(2).toString())))
                .hasStatus(302);
        var answer = pages.as(me).post(page, early);
        assertThat(answer).hasStatus(409);
        assertThat(Pages.read(answer).text()).contains("Quelqu’un a changé");
        assertThat(pages.as(me).post(page, form(Pages.read(answer))))
                .as("compared, and kept")
                .hasStatus(302);
    }

    @Test
    void a_form_that_was_refused_does_not_write_over_what_somebody_else_changed_meanwhile() {
        assertThat(pages.as(me).post(page, filled("issued", today.minusDays(1).toString())))
                .hasStatus(302);
        var mine = filled("issued", today.plusDays(1).toString());
        assertThat(pages.as(me).post(page, filled("issued", today.minusDays(2).toString())))
                .hasStatus(302);
        var corrected = form(Pages.read(pages.as(me).post(page, mine)));
        corrected.put("issued", today.minusDays(3).toString());
        var answer = pages.as(me).post(page, corrected);
        assertThat(answer).hasStatus(409);
        assertThat(Pages.read(answer).text()).contains("Quelqu’un a changé");
    }

    @Test
    void the_sheet_to_take_home_says_the_day_and_what_to_do() throws IOException {
        pages.as(me).post(page, filled("issued", today.minusDays(1).toString(), "meter", "linky"));
        var answer = pages.as(me).get(page + "/fiche.pdf");
        assertThat(answer).hasStatus(200);
        try (var paper = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
            var text = new PDFTextStripper().getText(paper).replaceAll("\\s+", " ");
            assertThat(text)
                    .contains(
                            "Ni réduction ni coupure avant le",
                            "Nour Haddad",
                            "Que faire maintenant",
                            "à vérifier",
                            "ADIL");
            assertThat(paper.getDocumentCatalog().getMarkInfo().isMarked())
                    .as("tagged")
                    .isTrue();
            assertThat(paper.getNumberOfPages()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void a_notice_gives_points_with_their_rule_and_keeps_nothing() {
        pages.as(me)
                .post(
                        page,
                        filled(
                                "issued",
                                today.minusDays(40).toString(),
                                "first",
                                today.minusDays(20).toString()));
        var answer = pages.as(me)
                .post(
                        page + "/avis",
                        Map.of(
                                "noticeKind", "cut",
                                "noticeDated", today.toString(),
                                "noticeFor", today.plusDays(10).toString()));
        assertThat(answer).hasStatus(200);
        assertThat(Pages.read(answer).select("#notice").text())
                .contains("Points à vérifier", "moins de 20 jours", "R3 (décret n° 2008-780", "ADIL");
        assertThat(pages.as(me).read(page).select("#notice .notice")).isEmpty();
        var wrong = pages.as(me).post(page + "/avis", Map.of("noticeDated", "2062-01-01"));
        assertThat(wrong).hasStatus(422);
        assertThat(Pages.read(wrong).select("#f-noticeDated").val()).isEqualTo("2062-01-01");
    }

    private Document rights(String form, int status, String... fields) {
        var sent = new LinkedHashMap<String, String>();
        for (int i = 0; i < fields.length; i += 2) sent.put(fields[i], fields[i + 1]);
        var answer = pages.as(me).post("/bureau/suivis/" + caseFile + "/droits-energie/" + form, sent);
        assertThat(answer).hasStatus(status);
        return Pages.read(answer);
    }

    @Test
    void a_possible_cheque_is_told_as_possible_with_its_source() {
        var shown = rights("cheque", 200, "income", "9000", "declarants", "1", "dependants", "1", "shared", "0");
        assertThat(shown.select("#cheque").text()).contains("Droit possible, à vérifier", "176 €", "Grille :", "PDL");
        assertThat(shown.select("#f-income").val()).isEqualTo("9000");
        assertThat(rights("cheque", 422, "income", "-1", "declarants", "1", "dependants", "0", "shared", "0")
                        .select(".error-summary")
                        .text())
                .contains("négatif");
        assertThat(rights("cheque", 422, "income", "9000", "declarants", "3", "dependants", "0", "shared", "0")
                        .select(".error-summary")
                        .text())
                .contains("1 ou 2 déclarants");
    }

    @Test
    void a_plan_is_simulated_or_refused_in_words() {
        var day = today.plusDays(10).toString();
        var shown = rights(
                "echeancier", 200, "debt", "240", "earned", "1200", "charges", "1000", "monthly", "50", "from", day);
        assertThat(shown.select("#payments tbody tr")).hasSize(5);
        assertThat(shown.select("#plan").text()).contains("5 paiements de 50,00", "Il reste 150,00");
        var past = rights(
                "echeancier",
                422,
                "debt",
                "-1",
                "earned",
                "1200",
                "charges",
                "1000",
                "monthly",
                "50",
                "from",
                today.minusDays(1).toString());
        assertThat(past.select(".error-summary").text()).contains("négatif", "dans le passé");
        assertThat(past.select("#f-debt").val()).isEqualTo("-1");
    }

    @Test
    void another_association_finds_nothing() {
        pages.as(me).post(page, filled("issued", today.minusDays(1).toString()));
        var other = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(pages.as(other).get(page)).hasStatus(404);
        assertThat(pages.as(other).get(page + "/fiche.pdf")).hasStatus(404);
    }
}
