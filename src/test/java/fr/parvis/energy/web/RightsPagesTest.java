// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import static fr.parvis.people.PeopleFixtures.VILLEURBANNE;
import static fr.parvis.people.PeopleFixtures.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.cases.domain.WorkOnCase;
import fr.parvis.energy.domain.rights.ConsumptionUnits;
import fr.parvis.energy.domain.rights.EnergyCheque;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.values.Ids;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Rights, budget, letters from the screen, explanations and suppliers, without a script. */
@ParvisTest
class RightsPagesTest {
    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    WorkOnCase work;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    SignedIn me;
    UUID nour;
    UUID caseFile;
    String page;
    String rights;
    LocalDate today = LocalDate.now(java.time.ZoneId.of("Europe/Paris"));

    @BeforeEach
    void somebody_with_a_bill() {
        me = network.a(Role.MEDIATOR, network.anAssociation());
        nour = Ids.next();
        caseFile = aCase(nour, VILLEURBANNE);
        page = "/bureau/suivis/" + caseFile;
        rights = page + "/droits-energie";
    }

    private UUID aCase(UUID person, String commune) {
        var id = Ids.next();
        Network.as(
                me,
                () -> openFile.handle(new OpenFile.Command(
                        person,
                        commune.isEmpty()
                                ? aPerson("Maëlle", "Le Goff", 1971, null)
                                : aPerson("Nour", "Haddad", 1990, commune),
                        "spoken",
                        null,
                        false,
                        false)));
        Network.as(
                me,
                () -> openCase.handle(new OpenCase.Command(
                        id, person, null, "energy-unpaid-bill", "edf", "Facture de 240 €", null, false)));
        return id;
    }

    private static Map<String, String> fields(String... pairs) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) fields.put(pairs[i], pairs[i + 1]);
        return fields;
    }

    /** Presses the button of a form, as it stands on the page. */
    private MvcTestResult press(Document shown, String button) {
        var pressed = shown.select("main button").stream()
                .filter(one -> one.text().equals(button))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + button));
        var form = pressed.closest("form");
        var sent = new LinkedHashMap<String, String>();
        form.select("input[type=hidden]").forEach(input -> sent.put(input.attr("name"), input.val()));
        if (!pressed.attr("name").isEmpty()) sent.put(pressed.attr("name"), pressed.val());
        return pages.as(me).post(form.attr("action"), sent);
    }

    private Document letter(MvcTestResult begun) {
        assertThat(begun).hasStatus(302);
        var address = begun.getResponse().getRedirectedUrl();
        assertThat(address).startsWith("/bureau/courriers/");
        return pages.as(me).read(address);
    }

    private static String written(Document letter, String part) {
        return letter.select("[name=" + part + "]").stream()
                .map(Element::val)
                .findFirst()
                .orElse("");
    }

    private void aBill() {
        assertThat(pages.as(me)
                        .post(
                                page + "/impaye",
                                fields(
                                        "supply", "electricity",
                                        "supplier", "engie",
                                        "meter", "linky",
                                        "home", "yes",
                                        "issued", today.minusDays(40).toString(),
                                        "amount", "240",
                                        "firstCame", "yes",
                                        "first", today.minusDays(20).toString(),
                                        "secondCame", "no",
                                        "lastCame", "no",
                                        "cheque", "no",
                                        "helped", "no",
                                        "convention", "no")))
                .hasStatus(302);
    }

    private Map<String, String> wish(String debt, String monthly) {
        return fields(
                "debt",
                debt,
                "earned",
                "1200",
                "charges",
                "1000",
                "monthly",
                monthly,
                "from",
                today.plusDays(10).toString());
    }

    @Test
    void a_plan_becomes_a_letter_that_a_mediator_reads_and_sends() {
        aBill();
        var shown = Pages.read(pages.as(me).post(rights + "/echeancier", wish("230", "50")));
        var begun = press(shown, "Écrire au fournisseur pour le proposer");
        var letter = letter(begun);
        assertThat(written(letter, "addressee"))
                .as("the bill's supplier, not the case's")
                .contains("Engie");
        assertThat(written(letter, "body"))
                .contains("Je vous dois 230,00", "- 50,00", "- 30,00", "le ", "Je ne peux pas payer")
                .doesNotContain("[échéancier]", "[dette]", "[date de la facture]");
        assertThat(written(letter, "reference"))
                .as("what is not known stays to be filled")
                .contains("[numéro de contrat]");
        var again = press(shown, "Écrire au fournisseur pour le proposer");
        assertThat(again.getResponse().getRedirectedUrl())
                .as("pressed twice is one letter")
                .isEqualTo(begun.getResponse().getRedirectedUrl());
        assertThat(pages.as(me).read(page).text()).contains("Proposition d’échéancier");
        assertThat(pages.as(me).read("/bureau/courriers?voir=envoyes").text())
                .doesNotContain("Proposition d’échéancier");
    }

    @Test
    void a_long_plan_is_told_by_its_first_and_last_payments() {
        var letter = letter(pages.as(me).post(rights + "/echeancier/courrier", wish("1030", "100")));
        assertThat(written(letter, "body").lines().filter(line -> line.startsWith("- ")))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).startsWith("- 10 paiements de 100,00"))
                .anySatisfy(line -> assertThat(line).startsWith("- 30,00"));
    }

    @Test
    void a_plan_that_would_not_hold_gives_no_letter() {
        var answer = pages.as(me).post(rights + "/echeancier/courrier", wish("230", "500"));
        assertThat(answer).hasStatus(422);
        assertThat(Pages.read(answer).select("#f-monthly").val()).isEqualTo("500");
    }

    @Test
    void points_to_check_become_a_letter_to_the_supplier_or_to_the_ombudsman() {
        aBill();
        var checked = Pages.read(pages.as(me)
                .post(
                        page + "/impaye/avis",
                        fields(
                                "noticeKind", "cut",
                                "noticeDated", today.toString(),
                                "noticeFor", today.plusDays(10).toString())));
        assertThat(checked.select("#notice a[href^=/bureau/transmissions/nouvelle]")
                        .attr("href"))
                .contains(caseFile.toString(), "q=ADIL");
        var toSupplier = letter(press(checked, "Écrire au fournisseur"));
        assertThat(written(toSupplier, "addressee")).contains("Engie");
        assertThat(written(toSupplier, "body"))
                .contains("une coupure", "moins de 20 jours", "(décret n° 2008-780")
                .doesNotContain("[points à vérifier]", "[date annoncée]");
        var toOmbudsman = letter(press(checked, "Écrire au médiateur de l’énergie"));
        assertThat(written(toOmbudsman, "addressee")).contains("Médiateur national de l’énergie");
        assertThat(written(toOmbudsman, "body"))
                .contains("mon fournisseur Engie", "moins de 20 jours", "[date de la réclamation]");
        // a refusal: the page comes back with what was typed
        var wrong = pages.as(me).post(page + "/impaye/avis/courrier", fields("noticeDated", "2062-01-01"));
        assertThat(wrong).hasStatus(422);
        assertThat(Pages.read(wrong).select("#f-noticeDated").val()).isEqualTo("2062-01-01");
    }

    @Test
    void the_attestation_goes_to_each_supplier_as_a_draft_with_its_known_address() {
        var partner = aSupplier("EDF Solidarité", "edf", "Pôle solidarité", "{1 place Pleyel,93200 Saint-Denis}");
        assertThat(partner).isNotNull();
        aBill();
        var shown = pages.as(me).read(rights);
        assertThat(shown.select("#attestation input[checked]").val())
                .as("the bill's supplier is proposed")
                .isEqualTo("engie");
        var one = letter(pages.as(me)
                .post(
                        rights + "/attestation",
                        fields("fournisseur", "edf", "lettre", Ids.next().toString())));
        assertThat(written(one, "addressee")).contains("EDF Solidarité", "Pôle solidarité", "93200 Saint-Denis");
        assertThat(written(one, "subject")).matches("Attestation du chèque énergie 20\\d\\d");
        var request = pages.as(me)
                .post(
                        rights + "/attestation",
                        "fournisseur",
                        "edf",
                        "fournisseur",
                        "engie",
                        "lettre",
                        Ids.next().toString());
        assertThat(request).hasStatus(302);
        assertThat(request.getResponse().getRedirectedUrl()).isEqualTo(page);
        assertThat(pages.as(me).read("/bureau/courriers?voir=brouillons").text())
                .contains("Engie", "EDF Solidarité");
        assertThat(pages.as(me)
                        .post(rights + "/attestation", Map.of())
                        .getResponse()
                        .getRedirectedUrl())
                .as("nobody chosen")
                .endsWith("#attestation");
    }

    @Test
    void the_attestation_is_not_offered_for_water_nor_for_a_telephone() {
        aSupplier("Gaz du Rhône", "energy-supplier", "Solidarité", "{}");
        var water = aSupplier("Eau du Rhône", "water-service", "Relations solidaires", "{}");
        aSupplier("Téléphone du Rhône", "telecom", "Service clients", "{}");
        for (var operator : List.of("veolia", "suez", "saur"))
            aSupplier("Eau par " + operator, operator, "Service clients", "{}");
        aBill();
        assertThat(pages.as(me).read(rights).select("#attestation").text())
                .contains("Gaz du Rhône")
                .doesNotContain("Eau du Rhône")
                .doesNotContain("Eau par")
                .doesNotContain("Téléphone du Rhône");
        assertThat(pages.as(me)
                        .post(rights + "/attestation", fields("fournisseur", water.toString()))
                        .getResponse()
                        .getRedirectedUrl())
                .endsWith("#attestation");
    }

    @Test
    void a_closed_case_begins_no_letter_and_says_so() {
        Network.as(me, () -> work.close(caseFile, 0, "obtained", null));
        assertThat(pages.as(me).read(rights).select("#attestation")).isEmpty();
        var answer = pages.as(me).post(rights + "/echeancier/courrier", wish("230", "50"));
        assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo(rights);
        assertThat(java.util.Objects.requireNonNull(
                                answer.getMvcResult().getFlashMap().get("notice"))
                        .toString())
                .contains("terminé");
    }

    @Test
    void the_fund_of_the_households_department_is_shown_or_what_to_ask_of_it() {
        assertThat(pages.as(me).read(rights).select("#fund").text())
                .contains("Rhône", "ne sont pas encore notées", "Qui peut déposer le dossier");
        var aisne = pages.as(me).read(rights + "?departement=02").select("#fund");
        assertThat(aisne.text()).contains("Droit possible", "636 €", "aisne.com", "à vérifier");
        var nobodyKnowsWhere = aCase(Ids.next(), "");
        assertThat(pages.as(me)
                        .read("/bureau/suivis/" + nobodyKnowsWhere + "/droits-energie")
                        .select("#fund")
                        .text())
                .contains("Où habite le foyer");
        assertThat(pages.as(me).read(rights + "?departement=00").select("#fund").text())
                .contains("Où habite le foyer");
    }

    private Map<String, String> aFund() {
        return fields(
                "basedOn", "0",
                "body", "Métropole",
                "rule", "Quotient familial sous 900 €",
                "ceilings", "1 personne = 950,50\n2 personnes = 1400",
                "smallest", "30",
                "aid", "both",
                "lodged", "worker",
                "papers", "Facture\nAvis d’impôt\nRIB",
                "phone", "04 72 00 00 00",
                "email", "fsl@rhone.example",
                "source", "règlement intérieur 2026",
                "read", today.toString());
    }

    @Test
    void an_association_notes_its_fund_and_the_papers_are_printed_to_tick_off() throws IOException {
        var address = "/bureau/energie/fsl/69";
        assertThat(pages.as(me).read(address).text()).contains("ne sont pas encore notées");
        assertThat(pages.as(me).post(address, aFund())).hasStatus(302);
        var shown = pages.as(me).read(rights).select("#fund");
        assertThat(shown.text())
                .contains("Métropole", "950,50", "Un travailleur social", "RIB", "Noté par votre association")
                .doesNotContain("à vérifier :");
        var sheet = text(pages.as(me).get(rights + "/fiche.pdf"));
        assertThat(sheet).contains("Nour Haddad", "Pièces à apporter", "Avis d’impôt", "surendettement");
        assertThat(pages.as(me).read("/bureau/energie/fsl").select("#known").text())
                .contains("69 Rhône", "02 Aisne");
        var other = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(pages.as(other).read(address).text()).doesNotContain("Métropole");
        var meanwhile = pages.as(me).post(address, aFund());
        assertThat(meanwhile).as("somebody wrote one meanwhile").hasStatus(409);
        var compared = aFund();
        compared.put("basedOn", Pages.read(meanwhile).select("[name=basedOn]").val());
        assertThat(pages.as(me).post(address, compared))
                .as("compared, and kept")
                .hasStatus(302);
        assertThat(pages.as(me).post(address + "/retirer", Map.of())).hasStatus(302);
        assertThat(pages.as(me).read(address).text()).contains("ne sont pas encore notées");
    }

    private void refusedFund(String field, String value, String said) {
        var sent = aFund();
        sent.put(field, value);
        var answer = pages.as(me).post("/bureau/energie/fsl/69", sent);
        assertThat(answer).as(field).hasStatus(422);
        var shown = Pages.read(answer);
        assertThat(shown.select(".error-summary a[href=#f-" + field + "]").text())
                .contains(said);
        assertThat(shown.select("#f-" + field).val()).isEqualTo(value);
    }

    @Test
    void a_line_break_in_the_rule_of_a_fund_counts_once() {
        var fund = aFund();
        fund.put("rule", "a".repeat(500) + "\r\n" + "b".repeat(499));
        assertThat(pages.as(me).post("/bureau/energie/fsl/69", fund)).hasStatus(302);
    }

    @Test
    void a_fund_that_cannot_be_is_refused_in_words() {
        refusedFund("rule", "", "Il manque");
        refusedFund("source", "x", "Il manque");
        refusedFund("ceilings", "beaucoup", "« beaucoup » est illisible");
        refusedFund("smallest", "-30", "négatif");
        refusedFund("yearly", "99999999999", "trop grand");
        refusedFund("email", "fsl", "illisible");
        refusedFund("phone", "zéro quatre", "illisible");
        refusedFund("read", today.plusDays(1).toString(), "future");
        refusedFund("read", "2001-01-01", "plus de 10 ans");
        assertThat(pages.as(me).get("/bureau/energie/fsl/00")).hasStatus(404);
    }

    @Test
    void a_budget_is_worked_out_printed_fed_to_the_plan_and_kept_by_nobody() throws IOException {
        var sent = fields(
                "persons",
                "2",
                "in-wages",
                "1 200",
                "out-rent",
                "600",
                "out-electricity",
                "60,50",
                "out-name1",
                "piano",
                "out-own1",
                "40");
        var shown = Pages.read(pages.as(me).post(page + "/budget", sent));
        assertThat(shown.select("#result").text()).contains("499,50", "8,32", "60,50", "5 %");
        assertThat(shown.select("#f-out-name1").val()).isEqualTo("piano");
        assertThat(text(pages.as(me).post(page + "/budget/fiche.pdf", sent)))
                .contains("Mon budget du mois", "Nour Haddad", "piano", "499,50");
        var plan = Pages.read(press(shown, "Simuler un échéancier"));
        assertThat(plan.select("#f-earned").val()).isEqualTo("1200");
        assertThat(plan.select("#f-charges").val()).isEqualTo("700,50");
        assertThat(pages.as(me).read(page + "/budget").select("#f-in-wages").val())
                .as("nothing stays")
                .isEmpty();
        assertThat(press(shown, "Garder avec le suivi")).hasStatus(302);
        assertThat(pages.as(me).read(page + "/budget").select("#f-out-name1").val())
                .isEqualTo("piano");
        assertThat(pages.as(me).post(page + "/budget/oublier", Map.of())).hasStatus(302);
        assertThat(pages.as(me).read(page + "/budget").select("#f-in-wages").val())
                .isEmpty();
    }

    private void refusedBudget(String said, String field, String... pairs) {
        var sent = fields(pairs);
        sent.putIfAbsent("persons", "1");
        var answer = pages.as(me).post(page + "/budget", sent);
        assertThat(answer).hasStatus(422);
        assertThat(Pages.read(answer).select(".error-summary").text()).contains(said);
        if (!field.isEmpty())
            assertThat(Pages.read(answer).select("#f-" + field).val()).isEqualTo(sent.getOrDefault(field, ""));
    }

    @Test
    void a_budget_that_cannot_be_is_refused_in_words() {
        refusedBudget("négatif", "in-wages", "in-wages", "-1");
        refusedBudget("illisible", "out-rent", "out-rent", "beaucoup");
        refusedBudget("trop grand", "out-rent", "out-rent", "99999999");
        refusedBudget("au moins une somme", "");
        refusedBudget("Il manque le montant", "out-name1", "in-wages", "1", "out-name1", "piano");
        refusedBudget("À quoi correspond", "out-own1", "in-wages", "1", "out-own1", "40");
        refusedBudget("De 1 à 20", "persons", "persons", "0", "in-wages", "1");
        refusedBudget("en chiffres", "persons", "persons", "deux", "in-wages", "1");
    }

    @Test
    void a_budget_with_a_number_that_must_not_be_kept_is_not_kept() {
        var answer = pages.as(me)
                .post(
                        page + "/budget/garder",
                        fields(
                                "persons",
                                "1",
                                "in-wages",
                                "1200",
                                "in-name1",
                                "2 69 05 49 588 157 80",
                                "in-own1",
                                "5"));
        assertThat(answer).hasStatus(422);
        assertThat(Pages.read(answer).select(".error-summary").text()).contains("ne peut pas être gardé");
        assertThat(pages.as(me).read(page + "/budget").select(".notice").text()).doesNotContain("voulu garder");
    }

    @Test
    void a_password_in_a_budget_is_refused_and_not_said_again() {
        var answer = pages.as(me)
                .post(
                        page + "/budget/garder",
                        fields("persons", "1", "in-wages", "1200", "in-name1", "mdp : soleil2026", "in-own1", "5"));
        assertThat(answer).hasStatus(422);
        assertThat(Pages.read(answer).select(".error-summary").text())
                .contains("ne peut pas être gardé")
                .doesNotContain("soleil2026");
    }

    @Test
    void another_association_reads_neither_budget_nor_rights() {
        pages.as(me).post(page + "/budget/garder", fields("persons", "1", "in-wages", "1200"));
        var other = network.a(Role.MEDIATOR, network.anAssociation());
        for (var address : List.of(page + "/budget", rights, rights + "/fiche.pdf"))
            assertThat(pages.as(other).get(address)).as(address).hasStatus(404);
    }

    @Test
    void questions_lead_to_what_to_do_and_a_sheet_of_one_page() throws IOException {
        var first = pages.as(me).read("/bureau/energie/comprendre");
        assertThat(first.select("h1").text()).isEqualTo("De quoi s’agit-il ?");
        var answer = first.select(".explain-answers a").get(1).attr("href");
        var second = pages.as(me).read(answer);
        assertThat(second.select("h1").text()).contains("plus de 14 mois");
        var third =
                pages.as(me).read(second.select(".explain-answers a").first().attr("href"));
        var end = pages.as(me).read(third.select(".explain-answers a").last().attr("href"));
        assertThat(end.select("h1").text()).isEqualTo("Contester un rattrapage trop ancien");
        assertThat(end.text()).contains("L. 224-11", "À vérifier", "après 2 mois", "Ouvrir l’accueil");
        assertThat(end.select("a[href=/capture]")).isNotEmpty();
        var sheet = pages.as(me).get(end.select("a[href*=fiche.pdf]").attr("href"));
        assertThat(text(sheet)).contains("Contester un rattrapage", "L. 224-11", "À vérifier");
        try (var paper = Loader.loadPDF(sheet.getResponse().getContentAsByteArray())) {
            assertThat(paper.getNumberOfPages()).isEqualTo(1);
        }
        assertThat(pages.as(me)
                        .read("/bureau/energie/comprendre?r=catchup.nonsense.no")
                        .select("h1")
                        .text())
                .contains("plus de 14 mois");
        assertThat(pages.as(me).get("/bureau/energie/comprendre/fiche.pdf?r=catchup"))
                .hasStatus(302);
    }

    private UUID aSupplier(String name, String operator, String service, String postal) {
        var partner = Ids.next();
        Network.as(
                me,
                () -> transaction.execute(status -> {
                    database.sql("""
                                    insert into partners.partner (id, association, name, kind, operator, territory, plain, checked_on)
                                    values (:id, :association, :name, 'supplier', :operator, 'france', lower(:name), :day)""")
                            .param("id", partner)
                            .param("association", me.association())
                            .param("name", name)
                            .param("operator", operator)
                            .param("day", today)
                            .update();
                    return database.sql("""
                                    insert into partners.service (id, association, partner, name, phone, postal_lines, plain, checked_on)
                                    values (:id, :association, :partner, :name, '01 40 00 00 00', :postal::text[], lower(:name), :day)""")
                            .param("id", Ids.next())
                            .param("association", me.association())
                            .param("partner", partner)
                            .param("name", service)
                            .param("postal", postal)
                            .param("day", today)
                            .update();
                }));
        return partner;
    }

    private void answeredReferrals(UUID partner, int many, int days) {
        Network.as(
                me,
                () -> transaction.execute(status -> database.sql("""
                                insert into referrals.referral (id, association, person, partner, addressee, way, agreed_manner, agreed_on,
                                    state, sent_on, sent_at, sent_by, answered_at, waiting_since, ended_on, expires_on)
                                select gen_random_uuid(), :association, :person, :partner, :partner, 'paper', 'spoken', :day::date, 'answered',
                                    :day::date, :day::date, :by, :day::date + make_interval(days => :days), :day::date, :day::date, :day::date
                                from generate_series(1, :many)""")
                        .param("association", me.association())
                        .param("person", nour)
                        .param("partner", partner)
                        .param("day", today.minusDays(30))
                        .param("days", days)
                        .param("by", me.account())
                        .param("many", many)
                        .update()));
    }

    private String supplier(String name) {
        return pages.as(me).read("/bureau/energie/fournisseurs").select("main .card").stream()
                .filter(card -> card.select("h2").text().equals(name))
                .map(Element::text)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_supplier_shows_its_correspondent_its_practice_and_how_long_it_takes_once_enough_answered() {
        assertThat(supplier("EDF")).contains("Dit ne pas couper", "à vérifier", "Personne n’a encore noté");
        assertThat(supplier("Engie")).doesNotContain("Dit ne pas couper");
        var edf = aSupplier("EDF Rhône", "edf", "Correspondant solidarité-précarité", "{}");
        assertThat(supplier("EDF"))
                .contains("Correspondant solidarité-précarité", "01 40 00 00 00", "Aucune transmission envoyée");
        answeredReferrals(edf, 4, 6);
        assertThat(supplier("EDF")).contains("Trop peu de réponses", "4 sur 4").doesNotContain("6 jours");
        answeredReferrals(edf, 1, 6);
        assertThat(supplier("EDF")).contains("en jours : 6 (", "5 réponses sur 5");
        var other = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(pages.as(other).read("/bureau/energie/fournisseurs").text()).doesNotContain("01 40 00 00 00");
    }

    @Test
    void a_year_after_the_last_grid_that_is_known_is_told() {
        var grid = EnergyCheque.read("""
                        year;below;upToOne;underTwo;twoOrMore;source;read;confidence
                        2026;5800;195;241;278;arrêté;2026-11-24;TEXT
                        """);
        var alone = new ConsumptionUnits(1, 0, 0);
        assertThat(RightsController.source(grid.estimate(2026, 5_000, alone).orElseThrow(), 2026))
                .doesNotContain("Barème");
        assertThat(RightsController.source(grid.estimate(2027, 5_000, alone).orElseThrow(), 2027))
                .contains("Grille connue jusqu’en 2026", "2027");
        assertThat(RightsController.unknown(2028, grid.lastYear())).contains("2028", "Grille connue jusqu’en 2026");
        assertThat(RightsController.unknown(2028, OptionalInt.empty())).doesNotContain("Barème");
    }

    @Test
    void rights_are_reached_from_a_case_of_energy_before_any_bill_is_known() {
        assertThat(pages.as(me).read(page).select("a[href=" + rights + "]")).hasSize(1);
    }

    @Test
    void the_room_of_energy_stands_beside_the_households_and_is_closed_to_who_has_no_directory() {
        assertThat(pages.as(me).read("/listes").select(".beside a[href=/bureau/energie]"))
                .hasSize(1);
        assertThat(pages.as(me)
                        .read("/bureau/energie")
                        .select("main .door a[href^=/bureau/energie/]")
                        .eachAttr("href"))
                .containsExactly(
                        "/bureau/energie/impaye",
                        "/bureau/energie/comprendre",
                        "/bureau/energie/fsl",
                        "/bureau/energie/fournisseurs");
        var officer = network.ofTheNetwork(Role.DATA_PROTECTION_OFFICER);
        assertThat(pages.as(officer).get("/bureau/energie/fournisseurs")).hasStatus(403);
    }

    private static String text(MvcTestResult answer) throws IOException {
        assertThat(answer).hasStatus(200);
        try (var paper = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
            assertThat(paper.getDocumentCatalog().getMarkInfo().isMarked())
                    .as("tagged")
                    .isTrue();
            return new PDFTextStripper().getText(paper).replaceAll("[\\s\\u00a0\\u202f]+", " ");
        }
    }
}
