// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Accounts;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.access.domain.TokenScope;
import fr.parvis.access.domain.Tokens;
import fr.parvis.database.Asking;
import fr.parvis.intake.HandOver;
import fr.parvis.intake.domain.Uploads;
import fr.parvis.intake.domain.WaitingFiles;
import fr.parvis.outreach.domain.PartnerFixtures;
import fr.parvis.returns.domain.CountProgress;
import fr.parvis.returns.domain.MakeReturnFile;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A partner's own room, what goes back, the funnel and the reports, as pages. */
@ParvisTest
class PartnerPagesTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    PartnerFixtures fixtures;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    Uploads uploads;

    @Autowired
    WaitingFiles files;

    @Autowired
    MakeReturnFile make;

    @Autowired
    CountProgress count;

    UUID association;
    UUID partner;
    UUID arrangement;
    SignedIn who;
    SignedIn lead;

    @BeforeEach
    void a_partner_with_an_account_and_an_arrangement() {
        association = network.anAssociation();
        partner = fixtures.aPartner(association, "Fournisseur Soleil");
        arrangement = fixtures.anArrangement(association, partner, "reference", "result", "do-not-contact");
        who = network.aPartner(association, partner);
        lead = network.a(Role.SITE_LEAD, association);
    }

    private MvcTestResult hand(UUID to, String name, byte[] bytes) {
        return mvc.post()
                .uri("/partenaire/conventions/" + to + "/listes")
                .multipart()
                .file(new MockMultipartFile("fichier", name, "application/octet-stream", bytes))
                .with(Browser.as(who))
                .with(csrf())
                .exchange();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void the_room_is_all_that_a_partners_account_sees() throws Exception {
        assertThat(pages.as(who).get("/bureau")).hasStatus(302).redirectedUrl().isEqualTo("/partenaire");
        var room = pages.as(who).open("/partenaire/listes");
        assertThat(room.select(".nav-list > li > a").eachAttr("href")).containsExactly("/partenaire");
        assertThat(room.select(".beside-list a").eachAttr("href"))
                .containsExactly(
                        "/partenaire",
                        "/partenaire/listes",
                        "/partenaire/ateliers",
                        "/partenaire/transmissions",
                        "/partenaire/engagements",
                        "/partenaire/referents");
        assertThat(room.select("a.brand").attr("href")).isEqualTo("/partenaire");
        assertThat(room.text()).contains("Fournisseur Soleil").doesNotContain("Nouveau passage");
        for (var closed : List.of(
                "/capture",
                "/bureau/personnes",
                "/bureau/suivis",
                "/bureau/partenaires",
                "/bureau/chiffres",
                "/bureau/comptes",
                "/listes/retours",
                "/listes/entonnoir",
                "/listes/rapport"))
            assertThat(pages.as(who).get(closed)).as(closed).hasStatus(403);
        assertThat(pages.as(who).get("/bureau/mon-compte")).hasStatusOk();
        for (var own : List.of(
                "/partenaire",
                "/partenaire/listes",
                "/partenaire/transmissions",
                "/partenaire/engagements",
                "/partenaire/referents")) {
            assertThat(pages.as(who).get(own)).as(own).hasStatusOk();
            assertThat(pages.as(lead).get(own)).as("for nobody else").hasStatus(403);
        }
    }

    @Test
    void a_file_that_is_handed_over_waits_and_the_page_says_so() throws Exception {
        assertThat(hand(arrangement, "../../liste de mars.csv", text("ref;nom\n1;Durand")))
                .hasStatus(302);
        var room = pages.as(who).open("/partenaire/listes");
        assertThat(room.select(".lines li").text())
                .contains("liste de mars.csv", "En attente")
                .doesNotContain("..");
        assertThat(Asking.as(association).call(uploads::waiting)).hasSize(1);
        // the same file once more
        var again = hand(arrangement, "liste.csv", text("ref;nom\n1;Durand"));
        assertThat(again).hasStatus(422);
        assertThat(Pages.read(again).select(".field-error").text()).contains("déjà été déposé");
    }

    @Test
    void a_list_in_the_encoding_that_excel_calls_unicode_is_taken() throws Exception {
        var list = "ref\tnom\n1\tHélène\n".getBytes(StandardCharsets.UTF_16LE);
        assertThat(hand(arrangement, "liste.txt", list)).hasStatus(302);
        assertThat(Asking.as(association).call(uploads::waiting)).hasSize(1);
    }

    @Test
    void a_file_that_was_set_aside_waits_no_more_and_the_home_page_says_so() throws Exception {
        hand(arrangement, "liste.csv", text("ref;nom\n1;Durand"));
        assertThat(pages.as(who).open("/partenaire").select(".overview-figure").eachText())
                .contains("1 fichier déposé, en attente");
        var upload = Asking.as(association).call(uploads::waiting).getFirst();
        Network.as(lead, () -> files.done(upload, false));
        var home = pages.as(who).open("/partenaire");
        assertThat(home.select(".overview-figure").eachText()).doesNotContain("1 fichier déposé, en attente");
        assertThat(home.select(".overview-row.overview-pressing").text().replace('\u00a0', ' '))
                .contains("Fichier écarté : liste.csv");
    }

    @Test
    void a_file_that_cannot_be_a_list_is_refused_with_what_to_do() throws Exception {
        refused("liste.csv", new byte[0], "vide");
        refused("", new byte[0], "Choisissez un fichier");
        refused("liste.pdf", text("%PDF-1.7"), "ni un fichier CSV");
        refused("liste.csv", text("%PDF-1.7"), "ni un fichier CSV");
        refused("liste.xlsx", text("ref;nom"), "ni un fichier CSV");
        refused("liste.csv", new byte[] {'a', 0, 'b'}, "ni un fichier CSV");
        refused("liste.csv", new byte[HandOver.MOST_BYTES + 1], "dépasse 5 Mo");
        assertThat(Asking.as(association).call(uploads::waiting)).isEmpty();
    }

    private void refused(String name, byte[] bytes, String why) throws Exception {
        var answer = hand(arrangement, name, bytes);
        assertThat(answer).as(name).hasStatus(422);
        assertThat(Pages.read(answer).select(".field-error").text()).as(name).contains(why);
    }

    @Test
    void nothing_is_handed_over_for_another_partner_nor_past_the_end() throws Exception {
        var others = fixtures.anArrangement(association, fixtures.aPartner(association, "Un autre"), "reference");
        assertThat(hand(others, "liste.csv", text("a;b"))).hasStatus(404);
        var over = fixtures.anArrangement(
                association,
                partner,
                LocalDate.now(NetworkTime.ZONE).minusDays(90),
                LocalDate.now(NetworkTime.ZONE).minusDays(2),
                null,
                "reference");
        var answer = hand(over, "liste.csv", text("a;b"));
        assertThat(answer).hasStatus(422);
        assertThat(Pages.read(answer).text()).contains("L’accord s’est terminé le");
        assertThat(pages.as(who).open("/partenaire/listes").text()).contains("aucune liste ne peut être déposée");
        assertThat(Asking.as(association).call(uploads::waiting)).isEmpty();
    }

    @Test
    void a_partner_that_was_closed_finds_an_empty_room() throws Exception {
        fixtures.closed(association, partner);
        var room = pages.as(who).open("/partenaire/listes");
        assertThat(room.text()).contains("Ce partenariat est terminé");
        assertThat(room.select("input[type=file], table")).isEmpty();
        assertThat(hand(arrangement, "liste.csv", text("a;b"))).hasStatus(422);
    }

    @Test
    void refused_lines_are_told_by_number_and_by_the_partners_own_heading() throws Exception {
        var list = fixtures.aList(association, partner, arrangement, LocalDate.now(NetworkTime.ZONE), 40);
        fixtures.refusedLine(association, list, 7, "phone", "phone");
        var page = pages.as(who).open("/partenaire/listes/" + list);
        assertThat(page.select("tbody tr").text()).contains("Ligne 7", "Tél. client");
        var other = network.aPartner(association, fixtures.aPartner(association, "Un autre"));
        assertThat(pages.as(other).get("/partenaire/listes/" + list)).hasStatus(404);
    }

    private UUID aReturnFile() {
        var today = LocalDate.now(NetworkTime.ZONE);
        var list = fixtures.aList(association, partner, arrangement, today.minusDays(5), 2);
        var entry = fixtures.anEntry(association, list, "=HYPERLINK(\"x\")", "69266", null);
        fixtures.tried(association, entry, today.minusDays(3), "call", "reached");
        var objected = fixtures.anEntry(association, list, "REF-9", "69266", null);
        fixtures.closedEntry(association, objected, today.minusDays(2), "objected");
        var made = Network.as(lead, () -> make.handle(Ids.next(), arrangement));
        return ((MakeReturnFile.Outcome.Made) made).file().id();
    }

    @Test
    void a_return_file_is_fetched_as_text_or_workbook_with_nothing_that_could_be_computed() throws Exception {
        var file = aReturnFile();
        assertThat(pages.as(who)
                        .open("/partenaire/listes")
                        .select("a[download]")
                        .eachAttr("href"))
                .contains("/partenaire/retours/" + file + ".csv", "/partenaire/retours/" + file + ".xlsx");
        var csv = pages.as(who)
                .get("/partenaire/retours/" + file + ".csv")
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(csv.lines())
                .containsExactly(
                        "\uFEFFRéférence;Résultat;Ne plus contacter",
                        "\"'=HYPERLINK(\"\"x\"\")\";en cours;non",
                        "REF-9;;oui");
        var xlsx = pages.as(who).get("/partenaire/retours/" + file + ".xlsx").getResponse();
        assertThat(xlsx.getHeader("Cache-Control")).contains("no-store");
        try (var book = new ReadableWorkbook(new java.io.ByteArrayInputStream(xlsx.getContentAsByteArray()))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(3);
            assertThat(rows.get(1).getCellText(0)).startsWith("'=");
            assertThat(rows.get(2).getCellText(2)).isEqualTo("oui");
        }
        var other = network.aPartner(association, fixtures.aPartner(association, "Un autre"));
        assertThat(pages.as(other).get("/partenaire/retours/" + file + ".csv")).hasStatus(404);
    }

    @Test
    void who_leads_sees_what_the_partner_will_get_before_it_goes_and_who_may_fetch_it() throws Exception {
        var list = fixtures.aList(association, partner, arrangement, LocalDate.now(NetworkTime.ZONE), 1);
        fixtures.tried(
                association,
                fixtures.anEntry(association, list, "REF-1", null, null),
                LocalDate.now(NetworkTime.ZONE),
                "call",
                "reached");
        assertThat(pages.as(lead).open("/listes/retours").text()).contains("Fournisseur Soleil", "À la demande");
        var before = pages.as(lead).open("/listes/retours/" + arrangement);
        assertThat(before.select("#preview thead th").eachText())
                .containsExactly("Référence", "Résultat", "Ne plus contacter");
        assertThat(before.select("#preview tbody tr").text()).contains("REF-1", "en cours");
        assertThat(before.text()).contains("Partenaire " + who.account());
        var made = pages.as(lead)
                .post(
                        "/listes/retours/" + arrangement,
                        "fichier",
                        before.select("button[name=fichier]").attr("value"));
        assertThat(made).hasStatus(302);
        var after = pages.as(lead).open("/listes/retours/" + arrangement);
        assertThat(after.select("#files tbody tr").text()).contains("Pas encore");
        assertThat(pages.as(lead).get(after.select("#files a").first().attr("href")))
                .hasStatusOk();
        assertThat(pages.as(network.a(Role.MEDIATOR, association)).get("/listes/retours"))
                .hasStatus(403);
        assertThat(pages.as(network.a(Role.SITE_LEAD, network.anAssociation())).get("/listes/retours/" + arrangement))
                .hasStatus(404);
    }

    @Test
    void a_return_file_that_the_team_downloads_is_noted_each_time() throws Exception {
        var file = aReturnFile();
        for (var ending : List.of(".csv", ".xlsx"))
            assertThat(pages.as(lead).get("/listes/retours/" + arrangement + "/" + file + ending))
                    .hasStatusOk();
        try (var owner = RawDatabase.asSuperuser()) {
            assertThat(RawDatabase.list(
                            owner,
                            "select account from audit.entry where association = ? and action = 'outreach.return-file-fetched' and subject = ?",
                            association,
                            file.toString()))
                    .containsExactly(lead.account().toString(), lead.account().toString());
        }
        assertThat(pages.as(lead)
                        .open("/listes/retours/" + arrangement)
                        .select("#files tbody tr")
                        .text())
                .as("the partner itself has not fetched it")
                .contains("Pas encore");
    }

    @Test
    void the_funnel_is_drawn_with_its_table_and_given_as_a_sheet() throws Exception {
        assertThat(pages.as(lead).open("/listes/entonnoir").text()).contains("Aucune liste sur cette période");
        aReturnFile();
        count.handleDue();
        var page = pages.as(lead).open("/listes/entonnoir?par=month&convention=" + arrangement);
        assertThat(page.select("#funnel rect").eachAttr("width")).containsExactly("1000", "500", "500", "0", "0");
        assertThat(page.select("#funnel tbody td:nth-child(2)").eachText()).containsExactly("2", "1", "1", "0", "0");
        assertThat(page.select("#elsewhere").text()).contains("2014–2015", "ni un objectif", "Le Média 05");
        assertThat(page.select("[style]")).isEmpty();
        var csv = pages.as(lead)
                .get("/listes/entonnoir.csv?par=list")
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(csv).contains("liste.csv;2;1;1;0;0;0");
        var reversed = pages.as(lead).open("/listes/entonnoir?du=2026-12&au=2026-01&par=month");
        assertThat(reversed.text()).contains("La fin (janvier 2026) est avant le début (décembre 2026)");
        assertThat(reversed.select("main .notice-warning a").attr("href"))
                .isEqualTo("/listes/entonnoir?du=2026-01&au=2026-12&par=month");
        assertThat(pages.as(lead)
                        .open("/listes/entonnoir?du=x&convention=y&par=z")
                        .text())
                .contains("Choisissez deux mois");
    }

    @Test
    void a_report_is_a_page_a_table_and_a_paper_and_hides_what_is_small() throws Exception {
        assertThat(pages.as(network.a(Role.SITE_LEAD, network.anAssociation()))
                        .open("/listes/rapport")
                        .text())
                .contains("Aucune liste");
        aReturnFile();
        count.handleDue();
        var year = LocalDate.now(NetworkTime.ZONE).minusDays(5).getYear();
        var page = pages.as(lead).open("/listes/rapport?periode=" + year + "&par=commune");
        assertThat(page.text()).contains("Fournisseur Soleil", "masqué");
        var address = "?periode=" + year + "&partenaire=" + partner + "&par=commune";
        assertThat(pages.as(lead)
                        .get("/listes/rapport.csv" + address)
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("masqué")
                .doesNotContain(";2;");
        var paper = pages.as(lead).get("/listes/rapport.pdf" + address);
        assertThat(paper).hasStatusOk().hasContentType("application/pdf");
        try (var pdf = Loader.loadPDF(paper.getResponse().getContentAsByteArray())) {
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(new PDFTextStripper().getText(pdf)).contains("Fournisseur Soleil", "masqué");
        }
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        assertThat(pages.as(head).open("/listes/rapport/reseau").text()).contains("tout le réseau");
        // of no code, or of what is told of a partner alone
        for (var by : List.of("commune", "departement"))
            assertThat(pages.as(head)
                            .open("/listes/rapport/reseau?par=" + by)
                            .select("select[name=par] option[selected]")
                            .val())
                    .as(by)
                    .isEqualTo("association");
        assertThat(pages.as(head)
                        .open("/bureau/chiffres")
                        .select(".beside-link")
                        .eachAttr("href"))
                .contains("/listes/rapport/reseau");
        assertThat(pages.as(head).get("/listes/rapport/reseau.csv")).hasStatusOk();
        assertThat(pages.as(head).get("/listes/rapport/reseau.pdf")).hasStatusOk();
        assertThat(pages.as(head).get("/listes/rapport")).hasStatus(403);
        assertThat(pages.as(lead).get("/listes/rapport/reseau")).hasStatus(403);
    }

    @Test
    void a_token_of_a_partner_hands_lists_over_and_opens_nothing_else() {
        var secret = tokens.create(
                        who.account(), new Tokens.NewToken(Ids.next(), "essai", Set.of(TokenScope.LISTS_WRITE), 1))
                .orElseThrow();
        var narrowed = ((Tokens.Presented.Known) tokens.present(secret, "192.0.2.40")).who();
        assertThat(narrowed.partner()).isEqualTo(partner);
        assertThat(narrowed.scope()).isEqualTo(who.scope());
        assertThat(mvc.get()
                        .uri("/api/v1/figures?from=2026-01-01&to=2026-01-31")
                        .header("Authorization", "Bearer " + secret))
                .hasStatus(403);
        assertThat(mvc.get().uri("/partenaire").header("Authorization", "Bearer " + secret))
                .hasStatus(302);
        assertThat(program(secret, arrangement)).hasStatus(202).bodyText().contains("\"waiting\"");
        assertThat(program(secret, arrangement)).hasStatus(200).bodyText().contains("\"already\"");
        var elsewhere = network.anAssociation();
        var another = fixtures.anArrangement(
                elsewhere, fixtures.aPartner(elsewhere, "Fournisseur Lune"), "reference", "result");
        assertThat(program(secret, another)).hasStatus(403).bodyText().contains("not-yours");
    }

    @Test
    void a_program_that_handed_too_many_lists_over_is_told_when_to_try_again() {
        var secret = tokens.create(
                        who.account(), new Tokens.NewToken(Ids.next(), "essai", Set.of(TokenScope.LISTS_WRITE), 1))
                .orElseThrow();
        for (int i = 1; i <= 20; i++)
            assertThat(program(secret, arrangement, "A" + i)).hasStatus(202);
        assertThat(program(secret, arrangement, "A21"))
                .hasStatus(429)
                .hasHeader("Retry-After", "60")
                .bodyText()
                .contains("\"refused\"");
    }

    @Test
    void a_program_is_told_of_a_file_that_cannot_be_a_list_in_the_form_of_its_other_answers() {
        var secret = tokens.create(
                        who.account(), new Tokens.NewToken(Ids.next(), "essai", Set.of(TokenScope.LISTS_WRITE), 1))
                .orElseThrow();
        assertThat(program(secret, arrangement, text("%PDF-1.7")))
                .hasStatus(422)
                .hasContentTypeCompatibleWith("application/json")
                .bodyText()
                .contains("\"refused\"");
        assertThat(program(secret, arrangement, new byte[HandOver.MOST_BYTES + 1]))
                .hasStatus(413)
                .hasContentTypeCompatibleWith("application/json")
                .bodyText()
                .contains("\"refused\"");
    }

    private MvcTestResult program(String secret, UUID to) {
        return program(secret, to, "A1");
    }

    private MvcTestResult program(String secret, UUID to, String reference) {
        return program(secret, to, text("Référence;Nom\n" + reference + ";Durand\n"));
    }

    private MvcTestResult program(String secret, UUID to, byte[] list) {
        return mvc.post()
                .uri("/api/v1/partner/lists/" + to + "?name=liste.csv")
                .header("Authorization", "Bearer " + secret)
                .content(list)
                .exchange();
    }

    private MvcTestResult invite(SignedIn as, String email, String partnerOf, String... roles) {
        return pages.as(as)
                .post(
                        "/bureau/comptes",
                        Map.of("nom", "Lou Martin", "email", email, "partenaire", partnerOf, "roles", List.of(roles)));
    }

    @Test
    void an_account_of_a_partner_is_invited_for_one_partner_and_holds_no_other_role() throws Exception {
        var director = network.a(Role.DIRECTOR, association);
        var form = pages.as(director).open("/bureau/comptes/nouveau?partenaire=" + partner);
        assertThat(form.select("option[selected]").eachText()).contains("Fournisseur Soleil");
        assertThat(form.select("input[value=PARTNER]").hasAttr("checked")).isTrue();
        var email = Ids.next() + "@partenaire.example";

        assertThat(Pages.read(invite(director, email, "", "PARTNER"))
                        .select(".field-error")
                        .text())
                .contains("Choisissez le partenaire");
        assertThat(Pages.read(invite(director, email, UUID.randomUUID().toString(), "PARTNER"))
                        .select(".field-error")
                        .text())
                .as("of whom no list was agreed on")
                .contains("Choisissez le partenaire");
        assertThat(Pages.read(invite(director, email, partner.toString(), "PARTNER", "MEDIATOR"))
                        .select(".field-error")
                        .text())
                .contains("que ce rôle");
        assertThat(invite(director, email, partner.toString(), "PARTNER")).hasStatusOk();
        var account = accounts.findByEmail(email).orElseThrow();
        assertThat(account.partner()).isEqualTo(partner);
        assertThat(account.roles()).containsExactly(Role.PARTNER);
        assertThat(Role.PARTNER.secondStepRequired()).isTrue();

        var address = "/bureau/comptes/" + account.id();
        assertThat(pages.as(director).open(address).text()).contains("Fournisseur Soleil");
        assertThat(pages.as(director).open(address).select("input[name=roles]")).isEmpty();
        for (var roles : List.of("MEDIATOR", "DIRECTOR"))
            assertThat(pages.as(director).post(address + "/roles", "roles", roles, "version", "0"))
                    .as("a partner's account never becomes a colleague's")
                    .hasStatus(422);
        var mediator = network.a(Role.MEDIATOR, association);
        assertThat(pages.as(director)
                        .post("/bureau/comptes/" + mediator.account() + "/roles", "roles", "PARTNER", "version", "0"))
                .as("nor the other way round")
                .hasStatus(422);
        assertThat(Asking.as(association).call(() -> accounts.list(association)))
                .extracting(Accounts.Account::id)
                .doesNotContain(account.id());
        assertThat(Asking.as(association).call(() -> accounts.ofPartner(association, partner)))
                .extracting(Accounts.Account::id)
                .contains(account.id());
        // somebody of the team chosen with a partner by mistake is the partner's in nothing
        var colleague = Ids.next() + "@parvis.example";
        assertThat(invite(director, colleague, partner.toString(), "MEDIATOR")).hasStatusOk();
        assertThat(accounts.findByEmail(colleague).orElseThrow().partner()).isNull();
    }
}
