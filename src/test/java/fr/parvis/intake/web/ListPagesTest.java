// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.Scale;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.access.domain.TokenScope;
import fr.parvis.access.domain.Tokens;
import fr.parvis.arrangements.Arrangement;
import fr.parvis.arrangements.Arrangements;
import fr.parvis.intake.domain.WaitingFiles;
import fr.parvis.outreach.ListsFixtures;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Pages of lists: agreed, looked at, corrected, taken, handed back; and what a program sends. */
@ParvisTest
class ListPagesTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    BeanFactory beans;

    @Autowired
    ListsFixtures fixtures;

    @Autowired
    Arrangements arrangements;

    @Autowired
    WaitingFiles files;

    @Autowired
    Tokens tokens;

    SignedIn director;
    SignedIn mediator;
    UUID partner;

    @BeforeEach
    void an_association_with_a_partner() {
        director = network.a(Role.DIRECTOR, network.anAssociation());
        mediator = network.a(Role.MEDIATOR, Objects.requireNonNull(director.association()));
        partner = fixtures.aPartner(director, "Énergie d’essai");
    }

    /** Spaces that keep words together, as plain ones. */
    private static String plain(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    private MvcTestResult hands(SignedIn who, Arrangement to, String fileName, byte[] file) {
        var line = "--grenze\r\nContent-Disposition: form-data; name=\"";
        var head = line + "accord\"\r\n\r\n" + to.id() + "\r\n" + line + "fichier\"; filename=\"" + fileName
                + "\"\r\nContent-Type: text/csv\r\n\r\n";
        var body = new java.io.ByteArrayOutputStream();
        body.writeBytes(head.getBytes(UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--grenze--\r\n".getBytes(UTF_8));
        return mvc.post()
                .uri("/listes/reception")
                .contentType("multipart/form-data; boundary=grenze")
                .content(body.toByteArray())
                .with(Browser.as(who))
                .with(csrf().asHeader())
                .exchange();
    }

    private static String location(MvcTestResult answer) {
        return Objects.requireNonNull(answer.getResponse().getHeader("Location"));
    }

    private Map<String, List<String>> form(Document page) {
        var fields = new LinkedHashMap<String, List<String>>();
        for (var input : page.select("main form[action=/listes/accords] [name]")) {
            if (input.attr("type").matches("checkbox|radio") && !input.hasAttr("checked")) continue;
            if (input.attr("name").equals("_csrf")) continue;
            var value = input.tagName().equals("select")
                    ? input.select("option[selected]").val()
                    : input.val();
            fields.computeIfAbsent(input.attr("name"), _ -> new ArrayList<>()).add(value);
        }
        return fields;
    }

    @Test
    void an_arrangement_is_made_with_a_partner_of_the_directory() {
        assertThat(pages.as(director).read("/listes/accords").select(".empty")).isNotEmpty();
        var found = pages.as(director)
                .read("/listes/accords/nouveau?q=energie essai")
                .select("main .lines a");
        assertThat(found.text()).contains("Énergie d’essai");
        var page = pages.as(director).read(found.attr("href"));
        assertThat(page.select("#f-information").text())
                .contains("Énergie d’essai nous a donné votre nom", "90 jours", "CNIL");
        var form = form(page);
        var refused = pages.as(director).post("/listes/accords", form);
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select("#f-matter-error")).isNotEmpty();
        assertThat(Pages.read(refused).select("#f-rightsAt-error").text()).contains("exerce ses droits");
        form.put("matter", List.of("electricity"));
        form.put("rightsAt", List.of("dpo@energie.example"));
        form.put("keepDays", List.of("500"));
        form.put("fieldsIn", List.of("name"));
        form.put("endsOn", List.of("2020-01-01"));
        refused = pages.as(director).post("/listes/accords", form);
        assertThat(Pages.read(refused).select("#f-keepDays-error").text()).contains("de 7 à 400");
        assertThat(Pages.read(refused).select("#f-fieldsIn-error").text()).contains("référence");
        assertThat(Pages.read(refused).select("#f-endsOn-error").text()).contains("avant le début");
        form.put("keepDays", List.of("60"));
        form.put("fieldsIn", List.of("reference", "name", "phone"));
        form.put("endsOn", List.of(""));
        assertThat(pages.as(director).post("/listes/accords", form)).hasStatus3xxRedirection();
        assertThat(pages.as(director).post("/listes/accords", form))
                .as("the same form twice")
                .hasStatus3xxRedirection();
        var list = pages.as(director).read("/listes/accords").select(".person-row");
        assertThat(list).hasSize(1);
        var again = form(pages.as(director).read(list.select("a").attr("href")));
        assertThat(again.get("fieldsIn")).containsExactly("reference", "name", "phone");
        again.put("keepDays", List.of("30"));
        assertThat(pages.as(director).post("/listes/accords", again)).hasStatus3xxRedirection();
        assertThat(pages.as(director).post("/listes/accords", again))
                .as("on what was read before")
                .hasStatus(409);
        assertThat(pages.as(mediator).get("/listes/accords")).hasStatus(403);
    }

    @Test
    void a_partner_is_found_behind_the_many_services_of_another() {
        var agency = fixtures.aPartner(director, "Agence d’essai");
        for (int i = 0; i < 25; i++) aService(agency, "Service " + i);
        assertThat(pages.as(director)
                        .read("/listes/accords/nouveau?q=essai")
                        .select("main .lines a")
                        .eachText())
                .contains("Agence d’essai", "Énergie d’essai");
    }

    private void aService(UUID of, String name) {
        Network.as(
                director,
                () -> beans.getBean(TransactionTemplate.class)
                        .executeWithoutResult(status -> beans.getBean(JdbcClient.class)
                                .sql("""
                                insert into partners.service (id, association, partner, name, plain, checked_on)
                                values (:id, :association, :partner, :name, lower(:name), '2026-11-01')""")
                                .param("id", Ids.next())
                                .param("association", director.association())
                                .param("partner", of)
                                .param("name", name)
                                .update()));
    }

    @Test
    void a_file_with_errors_is_looked_at_corrected_taken_and_handed_back() throws Exception {
        var agreed =
                fixtures.anArrangement(director, partner, List.of("reference", "name", "phone", "amount"), 90, false);
        var file =
                "Ref;NAME1;Tel;Montant;Conseiller\nC-1;Nour Haddad;0612345601;12,50;x\nC-2;Léa Martin;06;89,90;y\n=C-3;Ali Diallo;0612345603;-5;z\n";
        var looked = hands(mediator, agreed, "semaine 48.csv", file.getBytes(UTF_8));
        assertThat(looked).hasStatus3xxRedirection();
        var preview = pages.as(mediator).read(location(looked));
        assertThat(preview.select("#not-kept").text()).contains("2 colonnes ignorées, car non prévues par l’accord");
        var twice = pages.as(mediator)
                .post(location(looked) + "/colonnes", Map.of("c-reference", List.of("Ref"), "c-name", List.of("Ref")));
        assertThat(twice).hasStatus(422);
        assertThat(Pages.read(twice).select("#f-c-name-error").text()).contains("choisie deux fois");
        assertThat(Pages.read(pages.as(mediator)
                                .post(location(looked) + "/colonnes", Map.of("c-name", List.of("NAME1"))))
                        .select("#f-c-reference-error"))
                .isNotEmpty();
        assertThat(pages.as(mediator)
                        .post(
                                location(looked) + "/colonnes",
                                Map.of(
                                        "c-reference", List.of("Ref"),
                                        "c-name", List.of("NAME1"),
                                        "c-phone", List.of("Tel"),
                                        "c-amount", List.of("Montant"))))
                .hasStatus3xxRedirection();
        preview = pages.as(mediator).read(location(looked));
        assertThat(preview.select("#counts .figure-value").eachText()).containsExactly("1", "0", "0", "0", "2");
        assertThat(preview.select("#errors tbody tr")).hasSize(3);
        assertThat(plain(preview.select("#errors tbody tr").first().text()))
                .isEqualTo(
                        "Ligne 3 Tel 06 « 06 » n’est pas un numéro de téléphone. Écrivez-le comme 06 12 34 56 78, ou +32… pour l’étranger.");
        var taken = pages.as(mediator).post(location(looked), Map.of());
        var result = pages.as(mediator).read(location(taken));
        assertThat(result.select("#counts .figure-value").eachText()).containsExactly("1", "0", "0", "0", "2");
        assertThat(result.select("#errors tbody tr")).hasSize(3);
        assertThat(pages.as(mediator).post(location(looked), Map.of()))
                .as("pressed twice")
                .hasStatus3xxRedirection();
        assertThat(location(hands(mediator, agreed, "encore.csv", file.getBytes(UTF_8))))
                .isEqualTo(location(taken));

        var csv = pages.as(mediator).get(location(taken) + "/a-corriger.csv").getResponse();
        var text = new String(csv.getContentAsByteArray(), UTF_8);
        assertThat(text)
                .contains("Ref;NAME1;Tel;Montant;Ligne du fichier;À corriger", "'=C-3")
                .doesNotContain("Conseiller");
        var xlsx = pages.as(mediator).get(location(taken) + "/a-corriger.xlsx").getResponse();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(xlsx.getContentAsByteArray()))) {
            assertThat(book.getFirstSheet().read()).hasSize(3);
        }
        var corrected = text.replace("Martin;06;", "Martin;0612345602;")
                .replace("'=C-3", "C-3")
                .replace("'-5", "5");
        var again = pages.as(mediator)
                .post(location(hands(mediator, agreed, "corrige.csv", corrected.getBytes(UTF_8))), Map.of());
        var done = pages.as(mediator).read(location(again));
        assertThat(done.select("#counts .figure-value").eachText()).containsExactly("2", "0", "0", "0", "0");
        assertThat(done.text()).doesNotContain("non prévue");
        var rows = pages.as(mediator).read("/listes/recues").select(".person-row");
        assertThat(rows).hasSize(2);
        assertThat(rows.text()).contains(agreed.name(), mediator.name());
    }

    @Test
    void a_list_of_which_many_lines_were_refused_says_how_many_faults_are_not_shown() {
        var agreed = fixtures.anArrangement(director, partner, List.of("reference", "name", "phone"), 90, false);
        var file = new StringBuilder("Référence client;Nom;Téléphone\nC-0;Haddad;0612345601\n");
        for (int i = 1; i <= 205; i++) file.append("C-").append(i).append(";Martin;06\n");
        var looked =
                location(hands(mediator, agreed, "liste.csv", file.toString().getBytes(UTF_8)));
        var result = pages.as(mediator).read(location(pages.as(mediator).post(looked, Map.of())));
        assertThat(result.select("#errors tbody tr")).hasSize(200);
        assertThat(plain(result.text())).contains("205 remarques", "Seul le début est montré : 200 sur 205.");
    }

    @Test
    void a_file_that_is_no_list_or_too_heavy_is_refused_at_once() {
        var agreed = fixtures.anArrangement(director, partner);
        assertThat(Pages.read(hands(mediator, agreed, "x.pdf", "%PDF-1.7".getBytes(UTF_8)))
                        .select("#f-fichier-error")
                        .text())
                .contains("PDF");
        assertThat(Pages.read(hands(mediator, agreed, "vide.csv", new byte[0]))
                        .select("#f-fichier-error")
                        .text())
                .contains("vide");
        var million = new StringBuilder("Ref;Nom;Tel\n");
        for (int i = 0; i < Scale.of(51_000, 1_000_000); i++) million.append(i).append(";A;06\n");
        var many = hands(mediator, agreed, "million.csv", million.toString().getBytes(UTF_8));
        assertThat(many).hasStatus(422);
        assertThat(plain(Pages.read(many).select("#f-fichier-error").text()))
                .isEqualTo(
                        "Ce fichier a trop de lignes : 50000 au plus. Coupez-le en plusieurs parties. Rien n’a été pris.");
        var heavy = hands(mediator, agreed, "lourd.csv", new byte[20_000_001]);
        assertThat(heavy).hasStatus(413);
        assertThat(Pages.read(heavy).select("#f-fichier-error").text()).contains("20");
        assertThat(Network.as(director, files::waiting)).isEmpty();
    }

    @Test
    void somebody_elses_columns_open_the_choice_of_columns() {
        var agreed = fixtures.anArrangement(director, partner);
        var looked = hands(mediator, agreed, "budget.csv", "mois;dépenses\njanvier;12\n".getBytes(UTF_8));
        var preview = pages.as(mediator).read(location(looked));
        assertThat(preview.select(".notice-warning").text())
                .contains("Aucune colonne n’a été reconnue", "mois, dépenses");
        assertThat(preview.select("#columns[open]")).isNotEmpty();
        assertThat(preview.select("form[action=" + location(looked) + "]")).isEmpty();
        assertThat(location(pages.as(mediator).post(location(looked), Map.of())))
                .isEqualTo(location(looked));
    }

    @Test
    void a_file_whose_arrangement_ended_while_it_waited_says_so_and_cannot_be_taken() {
        var agreed = fixtures.anArrangement(director, partner);
        var looked = location(hands(mediator, agreed, "liste.csv", ListsFixtures.LIST.getBytes(UTF_8)));
        assertThat(pages.as(mediator).read(looked).select("form[action=" + looked + "]"))
                .hasSize(1);
        var database = beans.getBean(JdbcClient.class);
        var transaction = beans.getBean(TransactionTemplate.class);
        Network.as(
                director,
                () -> transaction.execute(
                        _ -> database.sql("update outreach.arrangement set ends_on = '2026-01-31' where id = :id")
                                .param("id", agreed.id())
                                .update()));
        var preview = pages.as(mediator).read(looked);
        assertThat(preview.select(".notice-warning").text()).contains("n’est pas en cours");
        assertThat(preview.select("form[action=" + looked + "]")).isEmpty();
        assertThat(location(pages.as(mediator).post(looked, Map.of()))).isEqualTo(looked);
    }

    @Test
    void what_a_colleague_looks_at_is_not_mine_but_who_keeps_lists_sees_it() {
        var agreed = fixtures.anArrangement(director, partner);
        var looked = location(hands(mediator, agreed, "liste.csv", ListsFixtures.LIST.getBytes(UTF_8)));
        var colleague = network.a(Role.MEDIATOR, Objects.requireNonNull(director.association()));
        assertThat(pages.as(colleague).get(looked)).hasStatus(404);
        assertThat(pages.as(director)
                        .read("/listes/recues")
                        .select("#waiting a")
                        .attr("href"))
                .isEqualTo(looked);
        assertThat(pages.as(director).post(looked + "/ecarter", Map.of())).hasStatus3xxRedirection();
        assertThat(pages.as(director).read("/listes/recues").select("#waiting")).isEmpty();
        var other = network.a(Role.DIRECTOR, network.anAssociation());
        assertThat(pages.as(other).get(looked)).hasStatus(404);
    }

    @Test
    void sectors_are_kept_and_unassigned_households_given_to_a_point() {
        var agreed = fixtures.anArrangement(director, partner);
        var point = fixtures.aPoint(director, "Maison de Bron");
        pages.as(mediator)
                .post(location(hands(mediator, agreed, "liste.csv", ListsFixtures.LIST.getBytes(UTF_8))), Map.of());
        var page = pages.as(director).read("/listes/secteurs");
        assertThat(page.select("#unplaced li")).hasSize(2);
        assertThat(page.select("#unplaced").text()).contains("Bron (69)", "2 foyers");
        var bad = pages.as(director)
                .post(
                        "/listes/secteurs",
                        Map.of(
                                "id",
                                List.of(Ids.next().toString()),
                                "fresh",
                                List.of("true"),
                                "version",
                                List.of("0"),
                                "name",
                                List.of("Bron"),
                                "point",
                                List.of(point.toString()),
                                "communes",
                                List.of("Nulle-Part-sur-Rien")));
        assertThat(bad).hasStatus(422);
        assertThat(Pages.read(bad).select("#f-communes-error").text()).contains("Nulle-Part-sur-Rien");
        assertThat(pages.as(director)
                        .post(
                                "/listes/secteurs",
                                Map.of(
                                        "id",
                                        List.of(Ids.next().toString()),
                                        "fresh",
                                        List.of("true"),
                                        "version",
                                        List.of("0"),
                                        "name",
                                        List.of("Bron"),
                                        "point",
                                        List.of(point.toString()),
                                        "communes",
                                        List.of("69500 Bron"))))
                .hasStatus3xxRedirection();
        var stale = Map.of(
                "id", List.of(Ids.next().toString()),
                "fresh", List.of("false"),
                "version", List.of("9"),
                "name", List.of("Lyon"),
                "point", List.of(point.toString()),
                "communes", List.of("69100 Villeurbanne"));
        assertThat(pages.as(director).post("/listes/secteurs", stale))
                .as("of another version")
                .hasStatus(409);
        assertThat(pages.as(director).read("/listes/secteurs").select("#unplaced li"))
                .hasSize(1);
        pages.as(director)
                .post(
                        "/listes/secteurs/attribuer",
                        Map.of("commune", List.of("69266"), "point", List.of(point.toString())));
        assertThat(pages.as(director).read("/listes/secteurs").select("#unplaced"))
                .isEmpty();
    }

    @Test
    void an_objection_by_telephone_is_noted_and_the_register_names_nobody() {
        fixtures.anArrangement(director, partner);
        var empty = pages.as(mediator).post("/listes/oppositions", Map.of("phone", List.of("")));
        assertThat(empty).hasStatus(422);
        assertThat(Pages.read(empty).select("#f-phone-error").text()).contains("téléphone, ou une référence");
        assertThat(Pages.read(pages.as(mediator).post("/listes/oppositions", Map.of("reference", List.of("C-1"))))
                        .select("#f-partner-error"))
                .isNotEmpty();
        assertThat(pages.as(mediator).post("/listes/oppositions", Map.of("phone", List.of("06 12 34 56 78"))))
                .hasStatus3xxRedirection();
        assertThat(pages.as(mediator)
                        .read("/listes/oppositions")
                        .select("#register")
                        .text())
                .contains("1 téléphone")
                .doesNotContain("06 12");
    }

    private String token(SignedIn who) {
        return tokens.create(who.account(), new Tokens.NewToken(Ids.next(), "essai", Set.of(TokenScope.LISTS_WRITE), 1))
                .orElseThrow();
    }

    private MvcTestResult sends(String token, UUID arrangement, byte[] file) {
        return mvc.post()
                .uri("/api/v1/lists/" + arrangement + "?name=semaine.csv")
                .header("Authorization", "Bearer " + token)
                .contentType("text/csv")
                .content(file)
                .exchange();
    }

    @Test
    void a_program_sends_a_list_and_is_told_what_is_wrong() {
        var agreed = fixtures.anArrangement(director, partner);
        var token = token(director);
        var file = (ListsFixtures.LIST + "C-9;Diallo;Ali;06;;;;;;;\n").getBytes(UTF_8);
        var sent = sends(token, agreed.id(), file);
        assertThat(sent).hasStatus(201).bodyJson().extractingPath("$.taken").isEqualTo(3);
        assertThat(sent).bodyJson().extractingPath("$.refused[0].line").isEqualTo(5);
        assertThat(sent).bodyJson().extractingPath("$.refused[0].field").isEqualTo("phone");
        assertThat(sends(token, agreed.id(), file))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.outcome")
                .isEqualTo("already");
        assertThat(sends(token, agreed.id(), "mois;dépenses\n1;2\n".getBytes(UTF_8)))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.message")
                .asString()
                .contains("Aucune colonne");
        assertThat(sends(token, agreed.id(), new byte[20_000_001])).hasStatus(413);
    }

    @Test
    void a_token_of_another_is_refused_clearly() {
        var agreed = fixtures.anArrangement(director, partner);
        var other = network.a(Role.DIRECTOR, network.anAssociation());
        assertThat(sends(token(other), agreed.id(), ListsFixtures.LIST.getBytes(UTF_8)))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("$.message")
                .asString()
                .contains("n’est pas le vôtre");
        assertThat(sends(token(mediator), agreed.id(), ListsFixtures.LIST.getBytes(UTF_8)))
                .hasStatus(403);
        assertThat(Network.as(director, () -> arrangements.list())).hasSize(1);
    }

    @Test
    void an_arrangement_whose_end_cannot_be_read_is_not_kept_without_one() {
        var page = pages.as(director).read("/listes/accords/nouveau?partenaire=" + partner);
        var form = form(page);
        form.put("matter", List.of("electricity"));
        form.put("rightsAt", List.of("dpo@energie.example"));
        for (var end : List.of("31/13/2026", "+999999999-12-31")) {
            form.put("endsOn", List.of(end));
            var refused = pages.as(director).post("/listes/accords", form);
            assertThat(refused).hasStatus(422);
            assertThat(Pages.read(refused).select("#f-endsOn-error")).as(end).isNotEmpty();
            assertThat(Network.as(director, () -> arrangements.list())).as(end).isEmpty();
        }
        var end = LocalDate.now(NetworkTime.ZONE).plusMonths(1);
        form.put("endsOn", List.of(end.toString()));
        assertThat(pages.as(director).post("/listes/accords", form)).hasStatus3xxRedirection();
        assertThat(Network.as(director, () -> arrangements.list()).getFirst().endsOn())
                .isEqualTo(end);
    }
}
