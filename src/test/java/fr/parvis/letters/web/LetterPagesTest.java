// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.web;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.values.Ids;
import jakarta.servlet.http.Cookie;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class LetterPagesTest {
    private static final String PAGE = "/bureau/courriers";
    private static final String TEMPLATES = "/bureau/modeles-de-courrier";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    SignedIn me;
    UUID bill;

    @BeforeEach
    void somebody_with_a_bill() {
        me = network.a(Role.MEDIATOR, network.anAssociation());
        var nour = Ids.next();
        bill = Ids.next();
        Network.as(
                me,
                () -> openFile.handle(
                        new OpenFile.Command(nour, aPerson("Nour", "Haddad", 1990), "spoken", null, false, false)));
        Network.as(
                me,
                () -> openCase.handle(new OpenCase.Command(
                        bill, nour, "unpaid-bill", "energy-unpaid-bill", "edf", "Facture de 240 €", null, false)));
    }

    private String begun(String template) {
        var choice = pages.as(me).read(PAGE + "/nouveau?suivi=" + bill);
        var answer = pages.as(me)
                .post(
                        PAGE,
                        Map.of(
                                "id",
                                choice.select("main input[name=id]").val(),
                                "suivi",
                                bill.toString(),
                                "modele",
                                template));
        assertThat(answer).hasStatus(302);
        return answer.getResponse().getHeader("Location");
    }

    private Map<String, String> form(Document page) {
        var form = new LinkedHashMap<String, String>();
        page.select("main form.form input[name], main form.form textarea[name]")
                .forEach(input -> form.put(
                        input.attr("name"), input.tagName().equals("textarea") ? input.wholeText() : input.val()));
        return form;
    }

    private Map<String, String> filled(String letter) {
        var form = form(pages.as(me).read(letter));
        form.replaceAll((name, value) -> value.replaceAll("\\[(?!à la main)[^\\]]*]", "ceci"));
        form.put("addressee", "EDF\nTSA 20012\n41975 Blois Cedex 9");
        return form;
    }

    private String numbered(String template) {
        var it = begun(template);
        var form = filled(it);
        form.put("suite", "numero");
        assertThat(pages.as(me).post(it, form)).hasStatus(302);
        return it;
    }

    @Test
    void from_a_case_to_a_letter_in_two_presses() {
        var link = pages.as(me)
                .read("/bureau/suivis/" + bill)
                .select("a[href^=" + PAGE + "/nouveau]")
                .attr("href");
        assertThat(pages.as(me).read(link).select("button[name=modele]").eachText())
                .startsWith("Énergie : demander un délai de paiement")
                .endsWith("Page blanche");
        var it = pages.as(me).read(begun("energy-time"));
        assertThat(it.select("#f-body").val()).contains("[date de la facture]");
        assertThat(it.select(".letter-fill label").eachText()).contains("numéro de contrat");
        assertThat(it.select("#missing li").eachText())
                .as("what no field asks for")
                .containsExactly("Expliquez en une phrase : baisse de revenus, dépense imprévue…");
        assertThat(it.select(".page-head .btn")).isEmpty();
        assertThat(pages.as(me).read("/bureau/suivis/" + bill).text()).contains("Demande de délai de paiement");
        var row = pages.as(me).read(PAGE).select(".person-row");
        assertThat(row.select("a").text()).contains("Demande de délai de paiement");
        assertThat(row.text()).contains("écrit par " + me.name());
    }

    @Test
    void a_letter_is_found_by_its_number_and_that_of_another_association_is_not() {
        var it = numbered("energy-time");
        var number = pages.as(me).read(PAGE).select(".person-row").text().replaceAll(".*?(\\d{4}-\\d{4}).*", "$1");
        assertThat(found(number)).containsExactly(it);
        assertThat(found(number.substring(5))).as("of this year").containsExactly(it);
        me = network.a(Role.DIRECTOR, network.anAssociation());
        assertThat(found(number)).isEmpty();
    }

    @Test
    void the_words_of_its_mail_are_french_for_who_reads_in_english_too() {
        var english = mvc.get()
                .uri(numbered("energy-time") + "/envoi?par=mail")
                .with(Browser.as(me))
                .cookie(new Cookie("langue", "en"))
                .exchange();
        assertThat(Pages.read(english).select("html").attr("lang")).isEqualTo("en");
        assertThat(Pages.read(english).select("#f-message").val()).contains("Vous trouverez en pièce jointe");
    }

    /** Letters alone: points of other tests may have the same digits in their names. */
    private List<String> found(String text) {
        return Pages.read(pages.as(me).post("/bureau/chercher", Map.of("q", text)))
                .select("main .search-answer[href^=" + PAGE + "]")
                .eachAttr("href");
    }

    @Test
    void a_letter_for_somebody_without_a_file_is_typed_and_printed_and_kept_nowhere() throws java.io.IOException {
        var here = PAGE + "/sans-dossier";
        assertThat(pages.as(me).read(PAGE).select("a[href=" + here + "]")).hasSize(1);
        assertThat(pages.as(me)
                        .read(here)
                        .select("main a[href^=" + here + "?modele=]")
                        .eachText())
                .contains("Énergie : demander un délai de paiement")
                .endsWith("Page blanche");
        assertThat(pages.as(me).get(here + "?modele=nulle-part")).hasStatus(404);
        var before = letters();
        var start = pages.as(me).read(here + "?modele=energy-time");
        assertThat(start.select("#f-sender").val()).isEqualTo("[prénom et nom]\n[adresse]");
        assertThat(start.select("form[data-draft]")).as("nor in the browser").isEmpty();
        var form = form(start);
        var gaps = pages.as(me).post(here, form);
        assertThat(gaps).hasStatus(422);
        assertThat(Pages.read(gaps).select("#f-body-error").text()).contains("date de la facture");
        assertThat(pages.as(me).post(here + "/courrier.pdf", form))
                .as("a paper with gaps is not printed")
                .hasStatus(422);
        form.replaceAll((name, value) -> value.replaceAll("\\[(?!à la main)[^\\]]*]", "ceci"));
        form.put("addressee", "EDF\nTSA 20012\n41975 Blois Cedex 9");
        form.put("signature", "Zohra Inconnue");
        form.put("body", form.get("body") + "\nmdp : soleil99");
        assertThat(Pages.read(pages.as(me).post(here, form))
                        .select("#f-body-error")
                        .text())
                .isNotEmpty();
        form.put("body", form.get("body").replace("mdp : soleil99", "Mon numéro est le 1 84 12 76 451 089 46."));
        form.put("date", "2026-02-31");
        assertThat(pages.as(me).post(here, form)).hasStatus(422);
        form.put("date", start.select("#f-date").val());
        var ready = pages.as(me).post(here, form);
        assertThat(ready).hasStatus(200);
        assertThat(ready.getResponse().getHeader("Cache-Control")).contains("no-store");
        assertThat(Pages.read(ready).select("#papers button[formaction]")).hasSize(3);
        var back = form(Pages.read(ready));
        form.forEach((field, typed) -> {
            if (!field.startsWith("_"))
                assertThat(back).as("nothing typed is lost").containsEntry(field, typed);
        });
        var pdf = pages.as(me).post(here + "/courrier.pdf", form);
        assertThat(pdf).hasStatus(200).hasContentType("application/pdf");
        assertThat(pdf.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
        try (var paper = org.apache.pdfbox.Loader.loadPDF(pdf.getResponse().getContentAsByteArray())) {
            assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(paper))
                    .contains("Zohra Inconnue", "41975 Blois", "451 089 46");
        }
        assertThat(pages.as(me).post(here + "/courrier.odt", form)).hasStatus(200);
        assertThat(pages.as(me).post(here + "/courrier.docx", form)).hasStatus(200);
        assertThat(pages.as(me).post(here + "/courrier.exe", form)).hasStatus(404);
        assertThat(letters()).as("nothing was kept").isEqualTo(before);
        me = network.ofTheNetwork(Role.NETWORK_HEAD);
        assertThat(pages.as(me).get(here)).hasStatus(403);
    }

    private int letters() {
        return Network.as(
                me,
                () -> transaction.execute(_ -> db.sql("select count(*)::int from letters.letter")
                        .query(Integer.class)
                        .single()));
    }

    @Test
    void what_is_missing_is_told_field_by_field_and_what_was_typed_stays() {
        var it = begun("energy-time");
        var form = form(pages.as(me).read(it));
        form.put("closing", "À bientôt");
        form.put("suite", "numero");
        var refused = pages.as(me).post(it, form);
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select("#f-body-error").text()).contains("date de la facture");
        assertThat(Pages.read(refused).select("#f-closing").val()).isEqualTo("À bientôt");
        // it was saved all the same
        assertThat(pages.as(me).read(it).select("#f-closing").val()).isEqualTo("À bientôt");
    }

    @Test
    void a_password_is_refused_and_stays_on_the_page_alone() {
        var it = begun("energy-time");
        var form = form(pages.as(me).read(it));
        form.put("body", "mdp : soleil99");
        form.put("date", "24/13/2026");
        assertThat(Pages.read(pages.as(me).post(it, form))
                        .select("#f-date-error")
                        .text())
                .contains("illisible");
        form.put("date", "");
        var refused = pages.as(me).post(it, form);
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select("#f-body").val()).isEqualTo("mdp : soleil99");
        assertThat(Pages.read(refused).select("#f-body-error").text()).contains("mot de passe");
        assertThat(Pages.read(refused).select("input[name=knowing]")).isEmpty();
        assertThat(pages.as(me).read(it).select("#f-body").val()).doesNotContain("soleil99");
    }

    @Test
    void two_who_write_one_letter_see_both_texts_and_lose_none() {
        var it = begun("energy-time");
        var mine = form(pages.as(me).read(it));
        var hers = new LinkedHashMap<>(mine);
        hers.put("salutation", "Cher service clients,");
        assertThat(pages.as(me).post(it, hers)).hasStatus(302);
        mine.put("salutation", "Chère équipe,");
        mine.put("place", "Bron");
        var conflict = pages.as(me).post(it, mine);
        assertThat(conflict).hasStatus(409);
        var page = Pages.read(conflict);
        assertThat(page.select("#f-salutation").val()).isEqualTo("Chère équipe,");
        assertThat(page.select("#stored-salutation").text()).contains("Cher service clients,");
        assertThat(page.select("#f-place").val()).isEqualTo("Bron");
        assertThat(page.select("#stored-body")).isEmpty();
        var again = form(page);
        assertThat(pages.as(me).post(it, again)).hasStatus(302);
        assertThat(pages.as(me).read(it).select("#f-salutation").val()).isEqualTo("Chère équipe,");
    }

    @Test
    void a_letter_goes_by_registered_post_and_is_read_only_then() {
        var it = numbered("energy-time");
        var ready = pages.as(me).read(it);
        assertThat(ready.select("a[href=" + it + "/envoi]")).hasSize(1);
        assertThat(ready.select(".page-head a.btn").eachAttr("href"))
                .containsExactly(it + "/courrier.pdf", it + "/envoi");
        assertThat(ready.select("main .btn-primary").eachText()).containsExactly("Dire comment il part");
        assertThat(ready.select("#missing-title").text()).isEqualTo("Et maintenant");
        var ways = pages.as(me).read(it + "/envoi");
        assertThat(ways.select("button[name=par]").eachText())
                .contains("Lettre recommandée")
                .doesNotContain("Courriel");
        var form = form(pages.as(me).read(it + "/envoi?par=registered"));
        form.put("to", "12");
        var refused = pages.as(me).post(it + "/envoi", form);
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select("#f-to").val()).isEqualTo("12");
        form.put("to", "1A 206 459 3838 1");
        assertThat(pages.as(me).post(it + "/envoi", form)).hasStatus(302);
        var sent = pages.as(me).read(it);
        assertThat(sent.select("main textarea")).isEmpty();
        assertThat(sent.select(".notice-success").text()).contains("1A20645938381");
        assertThat(pages.as(me)
                        .read("/bureau/suivis/" + bill)
                        .select("#timeline")
                        .text())
                .contains("1A20645938381");
        assertThat(pages.as(me).get(it + "/envoi")).hasStatus(302);
        var copy = pages.as(me).post(it + "/copie", Map.of());
        assertThat(pages.as(me)
                        .read(copy.getResponse().getHeader("Location"))
                        .select("#f-body")
                        .val())
                .contains("échéancier");
        assertThat(pages.as(me).read(PAGE + "?voir=envoyes").select(".person-row"))
                .hasSize(1);
        assertThat(pages.as(me).read(PAGE + "?voir=tous").select(".person-row")).hasSize(2);
    }

    private UUID aPartner(String name) {
        var id = Ids.next();
        Network.as(
                me,
                () -> transaction.execute(_ -> db.sql("""
                        insert into partners.partner (id, association, name, kind, territory, postal_lines, phone, plain, checked_on)
                        values (:id, :association, :name, 'ccas', 'france', '{1 place de la Mairie,69500 Bron}', '04 72 00 00 00',
                            lower(:name), '2026-11-01')""")
                        .param("id", id)
                        .param("association", me.association())
                        .param("name", name)
                        .update()));
        return id;
    }

    @Test
    void an_addressee_is_chosen_from_the_directory_and_what_was_typed_stays() {
        var partner = aPartner("Ccas de Bron");
        var it = begun("document-copy");
        var form = form(pages.as(me).read(it));
        form.put("closing", "À bientôt");
        form.put("q", "bron");
        form.put("suite", "annuaire");
        var looked = pages.as(me).post(it, form);
        assertThat(looked).hasStatus(302);
        var found = pages.as(me).read(looked.getResponse().getHeader("Location"));
        assertThat(found.select("button[name=choisir]").val()).isEqualTo(partner.toString());
        assertThat(found.select("#f-closing").val()).isEqualTo("À bientôt");
        form = form(found);
        form.put("choisir", partner.toString());
        assertThat(pages.as(me).post(it, form)).hasStatus(302);
        assertThat(pages.as(me).read(it).select("#f-addressee").val())
                .isEqualTo("Ccas de Bron\n1 place de la Mairie\n69500 Bron");
        form = form(pages.as(me).read(it));
        form.put("choisir", Ids.next().toString());
        form.put("closing", "Merci");
        var gone = pages.as(me).post(it, form);
        assertThat(gone).hasStatus(422);
        assertThat(Pages.read(gone).select("#f-addressee-error").text()).contains("annuaire");
        assertThat(Pages.read(gone).select("#f-closing").val()).isEqualTo("Merci");
    }

    @Test
    void papers_are_not_kept_by_the_browser_and_their_names_tell_nobody() throws Exception {
        var it = numbered("energy-time");
        for (var ending : new String[] {"pdf", "odt", "docx"}) {
            var paper = pages.as(me).get(it + "/courrier." + ending);
            assertThat(paper).hasStatusOk().hasHeader("Cache-Control", "no-store");
            assertThat(paper.getResponse().getHeader("Content-Disposition"))
                    .contains("courrier-")
                    .doesNotContain("addad");
            assertThat(paper.getResponse().getContentAsByteArray()).hasSizeGreaterThan(2_000);
        }
    }

    @Test
    void a_letter_of_another_association_is_not_there() {
        var it = numbered("energy-time");
        me = network.a(Role.MEDIATOR, network.anAssociation());
        for (var address : new String[] {it, it + "/courrier.pdf", it + "/envoi", PAGE + "/nouveau?suivi=" + bill})
            assertThat(pages.as(me).get(address)).hasStatus(404);
        assertThat(pages.as(me).post(it + "/suppression", Map.of())).hasStatus(404);
    }

    @Test
    void a_draft_is_deleted_and_a_numbered_one_dropped() {
        var draft = begun("energy-time");
        assertThat(pages.as(me).post(draft + "/suppression", Map.of())).hasStatus(302);
        assertThat(pages.as(me).get(draft)).hasStatus(404);
        var it = numbered("energy-time");
        pages.as(me).post(it + "/suppression", Map.of());
        assertThat(pages.as(me).read(it).select(".page-head .badge").text()).isEqualTo("Abandonné");
    }

    @Test
    void the_network_head_is_told_of_an_unknown_field_and_nothing_is_lost() {
        me = network.ofTheNetwork(Role.NETWORK_HEAD);
        assertThat(pages.as(me).read(TEMPLATES).select(".person-row").size()).isGreaterThanOrEqualTo(12);
        var form = form(pages.as(me).read(TEMPLATES + "/nouveau"));
        form.put("code", "essai-" + Ids.next().toString().substring(24));
        form.put("label", "Essai");
        form.put("subject", "Essai");
        form.put("body", "Bonjour {numéro fiscal}");
        form.put("closed", "true");
        form.put("kind", "letter");
        var refused = pages.as(me).post(TEMPLATES, form);
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select("#f-body-error").text())
                .contains("{numéro fiscal}")
                .contains("{nom complet}");
        assertThat(Pages.read(refused).select("#f-body").val()).isEqualTo("Bonjour {numéro fiscal}");
        form.put("body", "Bonjour {prénom}");
        assertThat(pages.as(me).post(TEMPLATES, form)).hasStatus(302);
        assertThat(pages.as(me).post(TEMPLATES, form))
                .as("a code that is taken")
                .hasStatus(422);
        form.put("fresh", "false");
        form.put("version", "9");
        assertThat(pages.as(me).post(TEMPLATES, form)).as("of another version").hasStatus(409);
    }
}
