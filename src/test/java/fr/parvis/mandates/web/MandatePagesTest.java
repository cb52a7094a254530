// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.web;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.CasesAddresses;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.mandates.domain.Entitlements;
import fr.parvis.mandates.domain.MandatesFixtures;
import fr.parvis.mandates.domain.ReadMandate;
import fr.parvis.mandates.domain.Scope;
import fr.parvis.mandates.papers.PaperText;
import fr.parvis.people.domain.ErasePerson;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.people.domain.PersonVisits;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** The pages of mandates, their papers and their public check. */
@ParvisTest
class MandatePagesTest {
    private static final String PAGE = "/bureau/mandats";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    Entitlements entitlements;

    @Autowired
    ReadMandate read;

    @Autowired
    ErasePerson erasePerson;

    @Autowired
    PersonVisits personVisits;

    @Autowired
    Visits visits;

    @Autowired
    TemplateEngine templates;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    VisitsFixtures.Desk desk;
    SignedIn me;
    SignedIn lead;
    UUID nour;

    @BeforeEach
    void somebody_and_an_entitled_mediator() {
        desk = visitsFixtures.aDesk();
        me = desk.mediator();
        lead = network.a(Role.SITE_LEAD, desk.association());
        Network.as(lead, () -> entitlements.give(me.account()));
        nour = Ids.next();
        Network.as(
                me,
                () -> openFile.handle(
                        new OpenFile.Command(nour, aPerson("Nour", "Haddad", 1990), "spoken", null, false, false)));
    }

    private String prepared(String... scopes) {
        var form = pages.as(me).read(PAGE + "/nouveau?personne=" + nour);
        var fields = new java.util.ArrayList<>(List.of(
                "id",
                form.select("input[name=id]").val(),
                "personne",
                nour.toString(),
                "days",
                "31",
                "adult",
                "true",
                "free",
                "true"));
        for (var scope : scopes) fields.addAll(List.of("scopes", scope));
        var answer = pages.as(me).post(PAGE, fields.toArray(String[]::new));
        assertThat(answer).hasStatus(302);
        return answer.getResponse().getHeader("Location");
    }

    private String signed(String... scopes) {
        var it = prepared(scopes);
        sign(it);
        return it;
    }

    private void sign(String it) {
        assertThat(pages.as(me)
                        .post(
                                it + "/signer",
                                "shown",
                                pages.as(me)
                                        .read(it)
                                        .select("input[name=shown]")
                                        .val(),
                                "manner",
                                "typed",
                                "typed",
                                "Nour Haddad"))
                .hasStatus(302);
    }

    @Test
    void from_the_person_to_a_signed_mandate_without_a_script() {
        var file = pages.as(me).read("/bureau/personnes/" + nour + "?pour=presente");
        assertThat(file.select("a[href^=" + PAGE + "/nouveau]")).hasSize(1);
        var refused =
                pages.as(me).post(PAGE, "id", Ids.next().toString(), "personne", nour.toString(), "scopes", "argent");
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select("input[name=scopes][checked]").eachAttr("value"))
                .as("nothing chosen is lost")
                .containsExactly("argent");
        assertThat(Pages.read(refused).select(".error-summary a")).hasSize(3);
        var it = prepared("argent", "logement");
        var page = pages.as(me).read(it);
        assertThat(page.select("#sign").text())
                .contains("Logement : aide au logement, logement social, énergie, bail")
                .contains("Argent : impôts")
                .contains("1 mois (31 jours), à partir du jour de la signature")
                .contains("Nour Haddad, naissance en 1990");
        assertThat(page.select("#sign").text())
                .as("who signs on the screen reads what the paper says")
                .contains("J’ai 18 ans ou plus")
                .contains("L’association peut aussi y mettre fin")
                .contains("mon accord le jour même")
                .contains("ni mes identifiants ni mes mots de passe")
                .contains("Je peux demander à le voir");
        var empty = pages.as(me)
                .post(it + "/signer", "shown", page.select("input[name=shown]").val(), "manner", "typed", "typed", " ");
        assertThat(empty).hasStatus(422);
        assertThat(Pages.read(empty).select("#f-typed-error").text()).contains("tape son prénom");
        var wrong =
                pages.as(me).post(it + "/signer", "shown", "0".repeat(64), "manner", "typed", "typed", "Nour Haddad");
        assertThat(wrong).hasStatus(422);
        assertThat(Pages.read(wrong).select(".error-summary").text()).contains("rien n’est enregistré");
        assertThat(Pages.read(wrong).select("#f-typed").val()).isEqualTo("Nour Haddad");
        pages.as(me)
                .post(
                        it + "/signer",
                        "shown",
                        page.select("input[name=shown]").val(),
                        "manner",
                        "typed",
                        "typed",
                        "Nour Haddad");
        assertThat(pages.as(me).read(it).select("#says").text())
                .contains("En cours jusqu’au")
                .contains("nom tapé");
        assertThat(pages.as(me).read(PAGE).select("main li a").eachText()).contains("Nour Haddad");
        assertThat(pages.as(me)
                        .read("/bureau/personnes/" + nour + "?pour=suivi")
                        .select("a[href=" + it + "]"))
                .hasSize(1);
    }

    @Test
    void a_mandate_in_force_is_shown_however_many_were_prepared_since() {
        var it = signed("argent");
        for (int i = 0; i < 10; i++) prepared("social");
        var followed = Ids.next();
        Network.as(
                me,
                () -> openCase.handle(new OpenCase.Command(
                        followed, nour, "rsa", "family-rsa", "caf", "Demande de RSA", null, false)));
        assertThat(pages.as(me)
                        .read("/bureau/personnes/" + nour + "?pour=suivi")
                        .select("a[href=" + it + "]"))
                .hasSize(1);
        assertThat(pages.as(me).read(CasesAddresses.caseFile(followed)).select("a[href=" + it + "]"))
                .hasSize(1);
    }

    @Test
    void an_act_without_authority_is_stopped_with_the_paper_to_sign_and_nothing_typed_is_lost() {
        var form = pages.as(me).read(PAGE + "/agir?personne=" + nour);
        var id = form.select("input[name=id]").val();
        var stopped = pages.as(me)
                .post(
                        PAGE + "/agir",
                        "id",
                        id,
                        "personne",
                        nour.toString(),
                        "scope",
                        "social",
                        "said",
                        "Demande envoyée");
        assertThat(stopped).hasStatus(422);
        var page = Pages.read(stopped);
        assertThat(page.select(".notice-danger").text()).contains("n’a pas donné de mandat");
        assertThat(page.select(".notice-danger a").attr("href"))
                .isEqualTo(PAGE + "/nouveau?personne=" + nour + "&scopes=social");
        assertThat(page.select("#f-said").val()).isEqualTo("Demande envoyée");
        assertThat(pages.as(me)
                        .post(
                                PAGE + "/agir",
                                "id",
                                id,
                                "personne",
                                nour.toString(),
                                "scope",
                                "social",
                                "said",
                                "Demande envoyée",
                                "done",
                                "true"))
                .hasStatus(302);
        assertThat(pages.as(me)
                        .read("/bureau/personnes/" + nour + "?pour=suivi")
                        .text())
                .contains("Irrégularité")
                .contains("Sans mandat.");
        assertThat(pages.as(me).get(PAGE + "/irregularites")).hasStatus(403);
        me = lead;
        var list = pages.as(me).read(PAGE + "/irregularites");
        assertThat(list.select("main li.person-row").text())
                .contains("Nour Haddad")
                .contains("Demande envoyée");
        assertThat(pages.as(me).post(list.select("main form[action$=/vue]").attr("action")))
                .hasStatus(302);
        assertThat(pages.as(me).read(PAGE + "/irregularites").select("main li.person-row"))
                .isEmpty();
        assertThat(pages.as(me)
                        .read(PAGE + "/irregularites?tout=oui")
                        .select("main li.person-row")
                        .text())
                .contains("vu le");
    }

    @Test
    void an_act_under_a_mandate_that_waits_for_its_signature_leads_to_that_mandate_in_a_tab_of_its_own() {
        prepared("argent");
        var it = prepared("social", "logement");
        var stopped = pages.as(me)
                .post(
                        PAGE + "/agir",
                        "id",
                        Ids.next().toString(),
                        "personne",
                        nour.toString(),
                        "scope",
                        "social",
                        "said",
                        "Demande envoyée");
        assertThat(stopped).hasStatus(422);
        var page = Pages.read(stopped);
        assertThat(page.select(".notice-danger").text()).contains("préparé, mais pas signé");
        var links = page.select(".notice-danger a");
        assertThat(links).hasSize(1);
        assertThat(links.attr("href")).isEqualTo(it);
        assertThat(links.attr("target")).isEqualTo("_blank");
        assertThat(links.text()).isEqualTo("Faire signer le mandat préparé (nouvel onglet)");
        assertThat(page.select("#f-said").val()).isEqualTo("Demande envoyée");
    }

    @Test
    void a_payment_is_read_as_it_is_written_and_asks_for_its_consent() {
        var it = signed("argent");
        var base = List.of(
                "id",
                Ids.next().toString(),
                "personne",
                nour.toString(),
                "scope",
                "argent",
                "said",
                "Facture payée",
                "payment",
                "true");
        var unclear = pages.as(me).post(PAGE + "/agir", with(base, "amount", "beaucoup"));
        assertThat(unclear).hasStatus(422);
        assertThat(Pages.read(unclear).select("#f-amount-error").text()).contains("42,50");
        var without = pages.as(me).post(PAGE + "/agir", with(base, "amount", "42,50"));
        assertThat(without).hasStatus(422);
        assertThat(Pages.read(without).select("#f-consent-error").text()).contains("accord de la personne");
        assertThat(pages.as(me).post(PAGE + "/agir", with(base, "amount", "42,75 €", "consent", "spoken")))
                .hasStatus(302);
        assertThat(pages.as(me).read(it).select("#acts").text()).contains("paiement de 42,75 €, accord de vive voix");
    }

    private static String[] with(List<String> base, String... more) {
        var all = new java.util.ArrayList<>(base);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void a_correction_on_the_screen_that_says_done_for_somebody_named_is_stopped_with_the_paper() {
        var visit = VisitsFixtures.aVisit(desk.point());
        Network.as(me, () -> visits.record(visit));
        Network.as(me, () -> personVisits.add(nour, visit.id()));
        var address = "/bureau/passages/" + visit.id();
        var form = pages.as(me)
                .read(address)
                .select("main form[action=" + address + "]")
                .first();
        var fields = new java.util.ArrayList<String>();
        var support = form.select("select[name$=support]").attr("name");
        assertThat(support).isNotEmpty();
        for (var input : form.select("input[name], textarea[name]"))
            if (!input.attr("name").startsWith("_")
                    && (!List.of("radio", "checkbox").contains(input.attr("type")) || input.hasAttr("checked")))
                fields.addAll(List.of(input.attr("name"), input.val()));
        for (var select : form.select("select[name]"))
            fields.addAll(List.of(
                    select.attr("name"),
                    select.attr("name").equals(support)
                            ? "done-for"
                            : select.select("option[selected]").val()));
        var stopped = pages.as(me).post(address, fields.toArray(String[]::new));
        assertThat(stopped).hasStatus(422);
        assertThat(Pages.read(stopped).text()).contains("n’a pas donné de mandat");
        assertThat(Pages.read(stopped).select("a[href^=" + PAGE + "/nouveau?personne=" + nour + "]"))
                .hasSize(1);
        var waiting = prepared("famille");
        var again = Pages.read(pages.as(me).post(address, fields.toArray(String[]::new)));
        assertThat(again.text()).contains("préparé, mais pas signé");
        assertThat(again.select(".notice a").attr("href")).isEqualTo(waiting);
        assertThat(again.select(".notice a").attr("target"))
                .as("what is typed stays on the page")
                .isEqualTo("_blank");
        sign(waiting);
        assertThat(pages.as(me).post(address, fields.toArray(String[]::new))).hasStatus(302);
    }

    @Test
    void who_leads_entitles_and_the_network_sees_no_mandate() {
        var other = network.a(Role.MEDIATOR, desk.association());
        me = lead;
        var list = pages.as(me).read(PAGE + "/habilitations");
        assertThat(list.select("main li")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(pages.as(me).post(PAGE + "/habilitations/" + other.account(), "habilite", "oui"))
                .hasStatus(302);
        assertThat(Network.as(other, () -> entitlements.stands(other.account())))
                .isTrue();
        pages.as(me).post(PAGE + "/habilitations/" + other.account(), "habilite", "non");
        assertThat(Network.as(other, () -> entitlements.stands(other.account())))
                .isFalse();
        me = network.ofTheNetwork(Role.NETWORK_HEAD);
        assertThat(pages.as(me).get(PAGE)).hasStatus(403);
    }

    @Test
    void after_the_erasure_of_the_file_only_who_leads_reads_the_mandate() {
        var it = signed("social");
        pages.as(me).post(it + "/revoquer", "how", "spoken", "revokedOn", today());
        Network.as(lead, () -> erasePerson.handle(nour));
        assertThat(pages.as(me).get(it)).hasStatus(404);
        assertThat(pages.as(me).get(it + "/mandat.pdf")).hasStatus(404);
        Integer read = Network.as(
                lead,
                () -> transaction.execute(_ -> db.sql(
                                "select count(*)::int from audit.entry where action = 'mandates.read' and subject = :id")
                        .param("id", it.substring(it.lastIndexOf('/') + 1))
                        .query(Integer.class)
                        .single()));
        assertThat(read).as("what is refused is no reading").isZero();
        assertThat(pages.as(me).read(PAGE + "?etat=termines").text()).doesNotContain("Haddad");
        me = lead;
        assertThat(pages.as(me).read(it).text()).contains("Haddad").contains("a été effacé");
        assertThat(pages.as(me).read(PAGE + "?etat=termines").text()).contains("Haddad");
    }

    @Test
    void the_public_check_says_valid_ended_or_unknown_without_a_name_and_slows_down_who_guesses() {
        var it = signed("argent");
        var link = pages.as(me).read(it).select("#says a[href^=/mandat/]").attr("href");
        var valid = pages.get(link);
        assertThat(valid).hasStatus(200);
        assertThat(Pages.read(valid).text())
                .contains("Ce mandat est valable")
                .contains("L’empreinte est celle du mandat enregistré")
                .contains("Argent : impôts, banque, dettes, assurances, factures")
                .doesNotContain("Justice")
                .doesNotContain("Nour")
                .doesNotContain("Haddad");
        pages.as(me).post(it + "/revoquer", "how", "letter", "revokedOn", today());
        assertThat(pages.read(link).text()).contains("terminé").doesNotContain("Argent");
        for (int i = 0; i < 30; i++)
            assertThat(mvc.get()
                            .uri("/mandat/ABCDEFGHJKMNPQRSTVWX")
                            .with(request -> {
                                request.setRemoteAddr("203.0.113.77");
                                return request;
                            })
                            .exchange())
                    .hasStatus(404);
        var slow = mvc.get()
                .uri(link)
                .with(request -> {
                    request.setRemoteAddr("203.0.113.77");
                    return request;
                })
                .exchange();
        assertThat(slow).hasStatus(429);
        assertThat(slow.getResponse().getHeader("Retry-After")).isEqualTo("600");
        assertThat(pages.read("/mandat").select("form[action=/mandat] input")).hasSize(2);
    }

    @Test
    void the_paper_is_tagged_in_two_copies_and_read_in_the_right_order() throws IOException {
        var it = prepared("social", "argent");
        try (var all = Loader.loadPDF(pages.as(me)
                .get(prepared(
                                "papiers",
                                "famille",
                                "social",
                                "travail",
                                "logement",
                                "transports",
                                "argent",
                                "justice",
                                "etranger",
                                "loisirs")
                        + "/mandat.pdf")
                .getResponse()
                .getContentAsByteArray())) {
            assertThat(all.getNumberOfPages()).as("each copy on one sheet").isEqualTo(2);
        }
        var answer = pages.as(me).get(it + "/mandat.pdf");
        assertThat(answer).hasStatus(200);
        assertThat(answer.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
        try (var document = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
            isTagged(document);
            var text = text(document);
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            assertThat(text)
                    .containsSubsequence(
                            "Exemplaire de la personne",
                            "Mandat pour faire des démarches en mon nom",
                            "Je suis Nour Haddad. Année de naissance : 1990.",
                            "Pour quoi",
                            "Social et santé",
                            "Argent",
                            "Pour combien de temps",
                            "1 mois (31 jours), à partir du jour de la signature",
                            "mettre fin à ce mandat à tout moment",
                            "Fait en deux exemplaires",
                            "Date et signature",
                            "Vérifier ce papier",
                            "Empreinte",
                            "Exemplaire de l’association",
                            "Je suis Nour Haddad");
            assertThat(text).doesNotContain("Justice");
            assertThat(text)
                    .contains(pages.as(me)
                            .read(it)
                            .select(".mandate-code")
                            .first()
                            .text());
        }
    }

    /** The sample is what a paper of a version says as a whole: its order, and which words stand there. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_paper_of_a_version_is_drawn_as_it_was_signed(int version) throws IOException {
        var drawn = new StringBuilder();
        for (var paper : List.of(aPaper(version, ""), aPaper(version, "Signé sur papier le 4 mars 2027"))) {
            var page = new StringOutput();
            Words.in(Words.FRENCH).run(() -> templates.render("mandates/paper.jte", Map.of("paper", paper), page));
            Jsoup.parse(page.toString())
                    .select("title, p, h1, h2, li")
                    .eachText()
                    .forEach(line -> drawn.append(line).append('\n'));
            drawn.append('\n');
        }
        assertThat(drawn.toString())
                .isEqualToNormalizingNewlines(new ClassPathResource("mandates/paper-" + version + ".txt")
                        .getContentAsString(StandardCharsets.UTF_8));
    }

    @Test
    void a_mandate_of_earlier_words_shows_and_prints_those_that_were_signed() throws IOException {
        var before = prepared("etranger");
        var id = UUID.fromString(before.substring(before.lastIndexOf('/') + 1));
        Network.as(
                me,
                () -> transaction.executeWithoutResult(_ ->
                        MandatesFixtures.prepareWithWords(db, read.find(id).orElseThrow(), desk.association(), 1)));
        assertThat(pages.as(me).read(before).select("#sign").text())
                .contains("Étrangers et Europe")
                .doesNotContain("nationalité");
        sign(before);
        var shown = pages.as(me).read(before);
        assertThat(shown.select(".notice-danger")).as("not altered").isEmpty();
        assertThat(shown.select("#says").text())
                .contains("Étrangers et Europe", "En cours")
                .doesNotContain("nationalité");
        assertThat(pages.read(shown.select("#says a[href^=/mandat/]").attr("href"))
                        .text())
                .contains("Ce mandat est valable", "Étrangers et Europe");
        assertThat(printed(before + "/mandat.pdf")).contains("Étrangers et Europe");
        pages.as(me).post(before + "/revoquer", "how", "spoken", "revokedOn", today());
        assertThat(printed(before + "/revocation.pdf"))
                .contains("Étrangers et Europe")
                .doesNotContain("nationalité");
        var now = prepared("etranger");
        assertThat(pages.as(me).read(now).select("#sign").text()).contains("Titre de séjour, nationalité");
        assertThat(pages.as(me).read(now).select("#says").text()).contains("Titre de séjour, nationalité");
        assertThat(printed(now + "/mandat.pdf"))
                .contains("Titre de séjour, nationalité")
                .doesNotContain("Étrangers");
    }

    private String printed(String address) throws IOException {
        try (var document =
                Loader.loadPDF(pages.as(me).get(address).getResponse().getContentAsByteArray())) {
            return text(document);
        }
    }

    private static String today() {
        return LocalDate.now(NetworkTime.ZONE).toString();
    }

    private static MandatePaper aPaper(int version, String signed) {
        return new MandatePaper(
                PaperText.of(version),
                "Le Pas-de-Porte",
                "Nour Haddad",
                signed.isEmpty() ? "1990" : "",
                "Camille Roy",
                List.of(Scope.values()),
                PaperText.of(version).duration(31),
                signed.isEmpty() ? "" : "4 mars 2027",
                signed.isEmpty() ? "" : "3 avril 2027",
                signed,
                "",
                "",
                "4 mars 2027",
                "",
                "",
                "ABCD EFGH JKMN PQRS TVWX",
                "0123 4567 89AB CDEF",
                "https://parvis.example/mandat",
                "data:image/png;base64,AAAA");
    }

    @Test
    void the_paper_of_a_revocation_says_what_ended_when_and_how() throws IOException {
        var it = signed("social");
        assertThat(pages.as(me).get(it + "/revocation.pdf")).hasStatus(404);
        pages.as(me).post(it + "/revoquer", "how", "spoken", "revokedOn", today());
        try (var document = Loader.loadPDF(
                pages.as(me).get(it + "/revocation.pdf").getResponse().getContentAsByteArray())) {
            isTagged(document);
            assertThat(text(document))
                    .containsSubsequence(
                            "Fin du mandat",
                            "donné par Nour Haddad",
                            "Il prend fin",
                            "de vive voix",
                            "ne fait plus aucune démarche à ma place",
                            "Reçu par l’association",
                            "le code du mandat montre qu’il est terminé");
        }
    }

    private static void isTagged(PDDocument document) {
        var catalog = document.getDocumentCatalog();
        assertThat(catalog.getMarkInfo()).isNotNull();
        assertThat(catalog.getMarkInfo().isMarked()).isTrue();
        assertThat(catalog.getStructureTreeRoot()).isNotNull();
        assertThat(catalog.getLanguage()).startsWith("fr");
        assertThat(document.getDocumentInformation().getTitle()).contains("Nour Haddad");
        for (var page : document.getPages())
            for (COSName name : page.getResources().getFontNames())
                try {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
    }

    private static String text(PDDocument document) throws IOException {
        return new PDFTextStripper()
                .getText(document)
                .lines()
                .map(String::strip)
                .collect(Collectors.joining(" "))
                .replaceAll("\\h+", " ");
    }
}
