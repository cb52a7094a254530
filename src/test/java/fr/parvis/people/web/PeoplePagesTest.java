// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.people.domain.KeepFiles;
import fr.parvis.values.Ids;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class PeoplePagesTest {
    private static final String PAGE = "/bureau/personnes";

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    Visits visits;

    @Autowired
    KeepFiles keep;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    SignedIn me;

    @BeforeEach
    void a_mediator() {
        me = network.a(Role.MEDIATOR, network.anAssociation());
    }

    private static Map<String, String> filled(String given, String family, String born) {
        var form = new LinkedHashMap<String, String>();
        form.put("person", Ids.next().toString());
        form.put("given", given);
        form.put("family", family);
        form.put("birthYear", born);
        form.put("agreed", "spoken");
        return form;
    }

    private String opened(String given, String family, String born) {
        var answer = pages.as(me).post(PAGE, filled(given, family, born));
        assertThat(answer).hasStatus(302);
        return answer.getResponse().getHeader("Location").replaceAll("\\?.*", "");
    }

    @Test
    void a_file_is_opened_and_found_without_its_name_in_any_address() {
        var file = opened("Nour", "Haddad", "1990");
        var answer = pages.as(me).post(PAGE + "/recherche", Map.of("q", "hadad nour", "pour", "appelle"));
        assertThat(answer).hasStatusOk();
        var link = Pages.read(answer).select("#found tbody th a");
        assertThat(link.text()).isEqualTo("Nour Haddad");
        assertThat(link.attr("href")).isEqualTo(file + "?pour=appelle").doesNotContain("addad");
    }

    private int shown(String file) {
        return Network.as(
                me,
                () -> transaction.execute(_ -> db.sql("""
                        select count(*)::int from people.name_shown where account = :me and person = :person::uuid""")
                        .param("me", me.account())
                        .param("person", file.replaceAll(".*/", ""))
                        .query(Integer.class)
                        .single()));
    }

    @Test
    void every_list_that_shows_a_name_notes_it_once_a_day() {
        var mine = me;
        var file = opened("Nour", "Haddad", "1990");
        var other = opened("Paul", "Blanc", "1980");
        // each page is asked for by a colleague who saw nothing yet
        record List(String name, java.util.function.Supplier<MvcTestResult> page) {}
        for (var list : java.util.List.of(
                new List("search", () -> pages.as(me).post(PAGE + "/recherche", Map.of("q", "haddad"))),
                new List("why", () -> pages.as(me).get(file)),
                new List("household", () -> pages.as(me).post(other + "/foyer/recherche", Map.of("q", "haddad"))),
                new List("other file", () -> pages.as(me).post(other + "/reunir/recherche", Map.of("q", "haddad"))),
                new List("probable second file", () -> pages.as(me).post(PAGE, filled("Nour", "Hadad", "1990"))))) {
            me = network.a(Role.MEDIATOR, mine.association());
            for (int times = 0; times < 2; times++) {
                assertThat(Pages.read(list.page.get()).text()).as(list.name).contains("Nour Haddad");
                assertThat(shown(file)).as(list.name).isEqualTo(1);
            }
        }
        me = network.a(Role.MEDIATOR, mine.association());
        pages.as(me).get(file + "?pour=presente");
        assertThat(pages.as(me).read(PAGE).text()).contains("Nour Haddad");
        assertThat(shown(file)).as("those read last").isEqualTo(1);
    }

    @Test
    void nobody_is_looked_for_beside_a_file_that_is_not_there() {
        var file = opened("Nour", "Haddad", "1990");
        me = network.a(Role.MEDIATOR, me.association());
        for (var search : new String[] {"/foyer/recherche", "/reunir/recherche"})
            assertThat(pages.as(me).post(PAGE + "/" + Ids.next() + search, Map.of("q", "haddad")))
                    .hasStatus(404);
        assertThat(shown(file)).isZero();
    }

    @Test
    void too_few_letters_and_too_many_searches_are_told_in_a_sentence() {
        var few = pages.as(me).post(PAGE + "/recherche", Map.of("q", "ha"));
        assertThat(few).hasStatusOk();
        assertThat(Pages.read(few).select("#found").text()).startsWith("Tapez au moins trois lettres");
        for (int i = 0; i < 60; i++)
            assertThat(pages.as(me).post(PAGE + "/recherche", Map.of("q", "x" + i + "abc")))
                    .hasStatusOk();
        for (var address : new String[] {PAGE + "/recherche", opened("Nour", "Haddad", "1990") + "/reunir/recherche"}) {
            var refused = pages.as(me).post(address, Map.of("q", "haddad"));
            assertThat(refused).hasStatus(429);
            assertThat(refused.getResponse().getHeader("Retry-After")).matches("[0-9]+");
            assertThat(Pages.read(refused).text()).contains("Attendez 10 min").doesNotContain("naissance en 1990");
        }
    }

    @Test
    void who_does_not_say_why_is_asked_before_anything_is_shown() {
        var form = filled("Nour", "Haddad", "1990");
        form.put("phone", "06 12 34 56 78");
        pages.as(me).post(PAGE, form);
        var asked = pages.as(me).read(PAGE + "/" + form.get("person"));
        assertThat(asked.select("h1").text()).startsWith("Pourquoi ouvrez-vous ce dossier");
        assertThat(asked.text()).doesNotContain("06 12");
        var shown = pages.as(me).read(PAGE + "/" + form.get("person") + "?pour=presente");
        assertThat(shown.text()).contains("06 12 34 56 78").contains("naissance en 1990");
    }

    @Test
    void a_probable_second_file_is_shown_with_the_reason_and_the_typed_values_stay() {
        var first = opened("Frédérique", "Gauthier", "1972");
        var form = filled("Frederique", "Gotier", "1972");
        form.put("commune", "Villeurbanne");
        var answer = pages.as(me).post(PAGE, form);
        assertThat(answer).hasStatus(422);
        var page = Pages.read(answer);
        assertThat(page.select(".person-row-name a").attr("href")).startsWith(first);
        assertThat(page.select(".person-row-why").text())
                .contains("nom et prénom presque pareils", "même année de naissance");
        assertThat(page.select("#f-family").val()).isEqualTo("Gotier");
        form.put("another", "true");
        assertThat(pages.as(me).post(PAGE, form)).hasStatus(302);
    }

    @Test
    void a_refused_form_says_where_and_keeps_what_was_typed() {
        var form = filled("Nour", "", "1850");
        form.put("agreed", "");
        var answer = pages.as(me).post(PAGE, form);
        assertThat(answer).hasStatus(422);
        var page = Pages.read(answer);
        assertThat(page.select(".error-summary a").eachAttr("href"))
                .containsExactly("#f-family", "#f-birthYear", "#f-agreed");
        assertThat(page.select("#f-given").val()).isEqualTo("Nour");
    }

    @Test
    void all_that_is_wrong_is_told_at_once_also_beside_what_cannot_be_read() {
        var form = filled("Nour", "Haddad", "l’an dernier");
        form.put("commune", "Nulle-Part-sur-Rien");
        form.put("phone", "0612");
        var answer = pages.as(me).post(PAGE, form);
        assertThat(answer).hasStatus(422);
        assertThat(Pages.read(answer).select(".error-summary a").eachAttr("href"))
                .containsExactlyInAnyOrder("#f-commune", "#f-birthYear", "#f-phone");
        var file = opened("Sam", "Roux", "1980");
        var changed = filled("Sam", "Roux", "l’an dernier");
        changed.put("phone", "0612");
        changed.put(
                "basedOn",
                pages.as(me)
                        .read(file + "/modifier")
                        .select("input[name=basedOn]")
                        .val());
        var refused = pages.as(me).post(file + "/modifier", changed);
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select(".error-summary a").eachAttr("href"))
                .containsExactlyInAnyOrder("#f-birthYear", "#f-phone");
    }

    @Test
    void a_form_that_comes_back_with_somebody_else_in_it_keeps_what_was_typed_and_opens_their_file_next() {
        var form = filled("Nour", "Haddad", "1990");
        opened(form);
        form.putAll(Map.of("given", "Paul", "family", "Blanc", "birthYear", "1980"));
        var refused = pages.as(me).post(PAGE, form);
        assertThat(refused).hasStatus(422);
        var page = Pages.read(refused);
        assertThat(page.select("#f-family").val()).isEqualTo("Blanc");
        form.put("person", page.select("input[name=person]").val());
        assertThat(pages.as(me)
                        .read(opened(form) + "?pour=presente")
                        .select("h1")
                        .text())
                .isEqualTo("Paul Blanc");
    }

    @Test
    void from_a_visit_the_commune_and_the_language_are_not_typed_again() {
        var desk = visitsFixtures.aDesk();
        me = desk.mediator();
        var visit = VisitsFixtures.aVisit(desk.point());
        Network.as(me, () -> visits.record(visit));
        transaction.executeWithoutResult(_ -> {});
        var sheet = pages.as(me).read("/bureau/journee");
        var link = sheet.select("a[href^=" + PAGE + "/nouvelle]").attr("href");
        assertThat(link).isEqualTo(PAGE + "/nouvelle?passage=" + visit.id());
        var blank = pages.as(me).read(link);
        assertThat(blank.select(".page-lead").text()).contains("Passage du");
        var form = filled("Nour", "Haddad", "1990");
        form.put("passage", visit.id().toString());
        assertThat(pages.as(me).post(PAGE, form))
                .hasStatus(302)
                .hasHeader("Location", PAGE + "/" + form.get("person") + "?pour=passage");
        assertThat(pages.as(me).read(link).select("#named a").text()).isEqualTo("Nour Haddad");
    }

    @Test
    void another_mediators_visit_is_not_there() {
        var desk = visitsFixtures.aDesk();
        var visit = VisitsFixtures.aVisit(desk.point());
        Network.as(desk.mediator(), () -> visits.record(visit));
        assertThat(pages.as(me).get(PAGE + "/nouvelle?passage=" + visit.id())).hasStatus(404);
    }

    @Test
    void a_note_with_a_password_is_refused_and_stays_in_its_field() {
        var file = opened("Nour", "Haddad", "1990");
        var answer = pages.as(me).post(file + "/notes", Map.of("text", "mdp : soleil99"));
        assertThat(answer).hasStatus(422);
        assertThat(Pages.read(answer).select("#f-text").val()).isEqualTo("mdp : soleil99");
        assertThat(Pages.read(answer).select("#f-text-error").text())
                .contains("mot de passe")
                .doesNotContain("soleil99");
        assertThat(Pages.read(answer).select("#f-knowing")).isEmpty();
        var health = pages.as(me).post(file + "/notes", Map.of("text", "elle est diabétique"));
        assertThat(Pages.read(health).select("#f-knowing")).hasSize(1);
        assertThat(pages.as(me).post(file + "/notes", Map.of("text", "elle est diabétique", "knowing", "true")))
                .hasStatus(302);
        assertThat(pages.as(me)
                        .read(file + "?pour=suivi")
                        .select(".person-note")
                        .text())
                .isEqualTo("elle est diabétique");
    }

    @Test
    void an_agreement_with_a_day_that_cannot_be_read_is_not_one_of_today() {
        var file = opened("Nour", "Haddad", "1990");
        var answer =
                pages.as(me).post(file + "/accords", Map.of("purpose", "contact", "manner", "written", "on", "31/02"));
        assertThat(answer).hasStatus(422);
        assertThat(Pages.read(answer).select("#consents [name=on]").val()).isEqualTo("31/02");
        assertThat(Pages.read(answer)
                        .select("#consents [name=manner] option[selected]")
                        .val())
                .isEqualTo("written");
        assertThat(Pages.read(answer).select("#consents .field-error").text()).startsWith("Date illisible");
    }

    @Test
    void a_note_that_a_colleague_changed_shows_both_texts() {
        var file = opened("Nour", "Haddad", "1990");
        pages.as(me).post(file + "/notes", Map.of("text", "Rappeler mardi"));
        var note = pages.as(me).read(file + "?pour=suivi").select("#notes a").attr("href");
        pages.as(me).post(note, Map.of("text", "Rappeler mercredi", "basedOn", "0"));
        var answer = pages.as(me).post(note, Map.of("text", "Rappeler jeudi", "basedOn", "0"));
        assertThat(answer).hasStatus(409);
        assertThat(Pages.read(answer).select("#now .person-note").text()).isEqualTo("Rappeler mercredi");
        assertThat(Pages.read(answer).select("#f-text").val()).isEqualTo("Rappeler jeudi");
        assertThat(Pages.read(answer).select("input[name=basedOn]").val()).isEqualTo("1");
    }

    @Test
    void a_file_that_a_colleague_changed_is_shown_with_what_was_typed() {
        var file = opened("Nour", "Haddad", "1990");
        var mine = edited(file);
        var hers = edited(file);
        hers.put("given", "Noor");
        assertThat(pages.as(me).post(file + "/modifier", hers)).hasStatus(302);
        mine.put("given", "Nora");
        var answer = pages.as(me).post(file + "/modifier", mine);
        assertThat(answer).hasStatus(409);
        assertThat(Pages.read(answer).select(".error-summary").text()).contains("Un collègue a changé ce dossier");
        assertThat(Pages.read(answer).select("#f-given").val()).isEqualTo("Nora");
    }

    @Test
    void two_files_are_compared_merged_and_parted_again() {
        var kept = opened("Frederique", "Gautier", "1972");
        var second = filled("Frédérique", "Gauthier", "1972");
        second.put("another", "true");
        pages.as(me).post(PAGE, second);
        var compare = kept + "/reunir/" + second.get("person");
        assertThat(pages.as(me).read(kept + "?pour=presente").select("a[href=" + compare + "]"))
                .hasSize(1);
        var page = pages.as(me).read(compare);
        assertThat(page.select("fieldset legend").eachText()).containsExactly("Nom", "Prénom");
        var sent = new LinkedHashMap<String, String>();
        page.select("main form input").forEach(input -> {
            if (!input.attr("type").equals("radio")) sent.put(input.attr("name"), input.val());
        });
        sent.put("family", "dropped");
        sent.put("given", "dropped");
        var stale = new LinkedHashMap<>(sent);
        stale.put("keptVersion", "9");
        assertThat(pages.as(me).post(compare, stale))
                .as("one of them was changed meanwhile")
                .hasStatus(409);
        assertThat(pages.as(me).post(compare, sent)).hasStatus(302).hasHeader("Location", kept + "?pour=doublon");
        var united = pages.as(me).read(kept + "?pour=doublon");
        assertThat(united.select("h1").text()).isEqualTo("Frédérique Gauthier");
        assertThat(pages.as(me).get(PAGE + "/" + second.get("person") + "?pour=suivi"))
                .hasHeader("Location", kept + "?pour=suivi");
        assertThat(pages.as(me).post(united.select("#merges form").attr("action"), Map.of()))
                .hasStatus(302);
        assertThat(pages.as(me).read(kept + "?pour=doublon").select("h1").text())
                .isEqualTo("Frederique Gautier");
    }

    @Test
    void a_file_of_another_association_is_not_there() {
        var file = opened("Nour", "Haddad", "1990");
        me = network.a(Role.DIRECTOR, network.anAssociation());
        assertThat(pages.as(me).get(file)).hasStatus(404);
        assertThat(pages.as(me).get(file + "?pour=presente")).hasStatus(404);
        assertThat(pages.as(me).post(file + "/notes", Map.of("text", "x"))).hasStatus(404);
    }

    @Test
    void the_answer_to_an_access_request_is_a_tagged_document_with_its_font_and_a_file() throws java.io.IOException {
        var form = filled("Nour", "Haddad", "1990");
        form.put("phone", "06 12 34 56 78");
        pages.as(me).post(PAGE, form);
        var file = PAGE + "/" + form.get("person");
        assertThat(pages.as(me).read(file + "/droits").select("form[action$=donnees.pdf]"))
                .hasSize(1);
        var pdf = pages.as(me).post(file + "/donnees.pdf", Map.of());
        assertThat(pdf).hasStatusOk().hasHeader("Cache-Control", "no-store");
        assertThat(pdf.getResponse().getHeader("Content-Disposition")).doesNotContain("addad");
        try (var document = org.apache.pdfbox.Loader.loadPDF(pdf.getResponse().getContentAsByteArray())) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getStructureTreeRoot().getKids())
                    .isNotEmpty();
            assertThat(document.getDocumentCatalog().getLanguage()).startsWith("fr");
            for (var font : document.getPage(0).getResources().getFontNames())
                assertThat(document.getPage(0).getResources().getFont(font).isEmbedded())
                        .isTrue();
            assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(document))
                    .contains("06 12 34 56 78", "Haddad");
        }
        var data = pages.as(me).post(file + "/donnees.json", Map.of());
        assertThat(data).hasStatusOk();
        assertThat(data.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8))
                .contains("06 12 34 56 78");
    }

    @Test
    void letters_that_the_document_cannot_write_are_told_and_stand_in_the_data_file() throws java.io.IOException {
        var file = opened(filled("நூர்", "Haddad", "1990"));
        var pdf = pages.as(me).post(file + "/donnees.pdf", Map.of());
        assertThat(pdf).hasStatusOk();
        try (var document = org.apache.pdfbox.Loader.loadPDF(pdf.getResponse().getContentAsByteArray())) {
            assertThat(new org.apache.pdfbox.text.PDFTextStripper()
                            .getText(document)
                            .replaceAll("\\s+", " "))
                    .contains("[autre alphabet] Haddad", "ne sait pas écrire toutes les lettres")
                    .doesNotContain("#");
        }
        var data = pages.as(me).post(file + "/donnees.json", Map.of());
        assertThat(data.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8))
                .contains("நூர்");
        var plain = pages.as(me).post(opened("Élise", "Świątek", "1990") + "/donnees.pdf", Map.of());
        try (var document = org.apache.pdfbox.Loader.loadPDF(plain.getResponse().getContentAsByteArray())) {
            assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(document))
                    .contains("Élise Świątek")
                    .doesNotContain("toutes les lettres");
        }
    }

    @Test
    void every_note_is_reached_however_many_there_are() {
        var file = opened("Nour", "Haddad", "1990");
        for (int i = 1; i <= 31; i++)
            assertThat(pages.as(me).post(file + "/notes", Map.of("text", "Note " + i + " écrite")))
                    .hasStatus(302);
        var first = pages.as(me).read(file + "?pour=suivi");
        assertThat(first.select("#notes .person-note")).hasSize(30);
        var next = first.select("#notes .pager a[rel=next]").attr("href");
        assertThat(pages.as(me)
                        .read(next.replace("#notes", ""))
                        .select("#notes .person-note")
                        .eachText())
                .containsExactly("Note 1 écrite");
    }

    @Test
    void a_file_is_erased_by_a_lead_only() {
        var file = opened("Nour", "Haddad", "1990");
        assertThat(pages.as(me).post(file + "/effacer", Map.of())).hasStatus(403);
        assertThat(pages.as(me).read(file + "/droits").select("form[action$=effacer]"))
                .isEmpty();
        me = network.a(Role.SITE_LEAD, me.association());
        assertThat(pages.as(me).read(file + "/droits").select("form[action$=effacer]"))
                .hasSize(1);
        assertThat(pages.as(me).post(file + "/effacer", Map.of())).hasStatus(302);
        assertThat(pages.as(me).get(file)).hasStatus(404);
        me = network.a(Role.DATA_PROTECTION_OFFICER, me.association());
        assertThat(pages.as(me).read("/bureau/registre").select("#proofs").text())
                .contains("à la demande de la personne");
    }

    @Test
    void the_register_names_calls_some_months_after_learning() {
        me = network.a(Role.DATA_PROTECTION_OFFICER, me.association());
        assertThat(pages.as(me)
                        .read("/bureau/registre")
                        .select("details#messages dd")
                        .first()
                        .text())
                .contains("prendre des nouvelles trois mois après");
    }

    @Test
    void every_proof_of_a_forgotten_file_is_reached_however_many_there_are() {
        me = network.a(Role.DATA_PROTECTION_OFFICER, me.association());
        Network.as(
                me,
                () -> transaction.executeWithoutResult(
                        _ -> db.sql("""
                        insert into people.forgotten (association, at, cause, files)
                        select :association, now() - make_interval(days => n), 'term', n from generate_series(1, 101) n""").param("association", me.association()).update()));
        var first = pages.as(me).read("/bureau/registre");
        assertThat(first.select("#proofs .lines li")).hasSize(100);
        var next = first.select("#proofs .pager a[rel=next]").attr("href");
        assertThat(pages.as(me)
                        .read(next.replace("#proofs", ""))
                        .select("#proofs .lines li")
                        .eachText())
                .singleElement()
                .asString()
                .endsWith("101 dossiers");
    }

    @Test
    void a_term_that_was_decided_for_later_is_told_as_one_to_come() {
        me = network.ofTheNetwork(Role.DATA_PROTECTION_OFFICER);
        Network.as(me, () -> keep.decide(new KeepFiles.Term(LocalDate.of(2199, 1, 1), 24, "")));
        assertThat(pages.as(me)
                        .read("/bureau/registre")
                        .select("#terms li")
                        .first()
                        .text())
                .startsWith("À partir du")
                .contains("2199");
    }

    private String commune(String file) {
        return Network.as(
                me,
                () -> transaction.execute(
                        _ -> db.sql("select coalesce(commune, '') from people.person where id = :id::uuid")
                                .param("id", file.replaceAll(".*/", ""))
                                .query(String.class)
                                .single()));
    }

    private String opened(Map<String, String> form) {
        assertThat(pages.as(me).post(PAGE, form)).hasStatus(302);
        return PAGE + "/" + form.get("person");
    }

    private Map<String, String> edited(String file) {
        var form = new LinkedHashMap<String, String>();
        pages.as(me).read(file + "/modifier").select("main form input[name]").forEach(input -> {
            if (!input.attr("type").equals("checkbox")) form.put(input.attr("name"), input.val());
        });
        return form;
    }

    @Test
    void a_commune_is_told_apart_from_others_of_its_name_and_stays_what_it_was() {
        var form = filled("Nour", "Haddad", "1990");
        form.put("commune", "Saint-Denis");
        var which = pages.as(me).post(PAGE, form);
        assertThat(which).hasStatus(422);
        assertThat(Pages.read(which).select("#f-commune-error").text())
                .contains("Saint-Denis (974)", "Saint-Denis (93)");
        form.put("commune", "Saint-Denis (93)");
        var file = opened(form);
        assertThat(commune(file)).isEqualTo("93066");
        var again = edited(file);
        assertThat(again.get("commune")).isEqualTo("Saint-Denis");
        again.put("given", "Noor");
        assertThat(pages.as(me).post(file + "/modifier", again)).hasStatus(302);
        assertThat(commune(file)).isEqualTo("93066");
    }

    @Test
    void a_commune_is_suggested_and_understood_with_its_postcode() throws java.io.UnsupportedEncodingException {
        var suggested = pages.as(me).get(PAGE + "/communes?q=villeurb");
        assertThat(suggested).hasStatusOk();
        assertThat(suggested.getResponse().getContentAsString()).contains("69100 Villeurbanne");
        var form = filled("Nour", "Haddad", "1990");
        form.put("commune", "69100 Villeurbanne");
        assertThat(commune(opened(form))).isEqualTo("69266");
    }

    @Test
    void two_postal_addresses_stay_two_when_the_file_is_changed() {
        var form = filled("Nour", "Haddad", "1990");
        form.put("post", "1 rue des Lilas, Bron ; chez Paul Blanc, 2 rue Haute, Lyon");
        var file = opened(form);
        var again = edited(file);
        assertThat(again.get("post").split(" ; "))
                .containsExactlyInAnyOrder("1 rue des Lilas, Bron", "chez Paul Blanc, 2 rue Haute, Lyon");
        again.put("given", "Noor");
        assertThat(pages.as(me).post(file + "/modifier", again)).hasStatus(302);
        assertThat(Network.<String>as(
                        me,
                        () -> transaction.execute(
                                _ -> db.sql("select count(*)::text from people.contact where person = :id::uuid")
                                        .param("id", form.get("person"))
                                        .query(String.class)
                                        .single())))
                .isEqualTo("2");
    }
}
