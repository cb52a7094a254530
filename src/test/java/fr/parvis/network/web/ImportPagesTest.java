// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Associations;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.network.Points;
import fr.parvis.values.Ids;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

@ParvisTest
class ImportPagesTest {
    private static final String HEAD = "id;nom;commune;code_postal;adresse;telephone;horaires\n";
    private static final String GOOD =
            HEAD + "p1;Point du Port;Brest;29200;1 rue du Port;0298000000;Mo-Fr 09:00-12:00\n";
    private static final Path REAL =
            Path.of("node_modules/@gouvfr-anct/cartographie-nationale/assets/data/source.json");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    Points points;

    @Autowired
    Associations associations;

    SignedIn director;

    @BeforeEach
    void aDirector() {
        director = network.a(Role.DIRECTOR, network.anAssociation());
    }

    @Test
    void a_file_is_shown_then_taken_and_a_double_click_takes_it_once() {
        var preview = upload(GOOD.getBytes(StandardCharsets.UTF_8), director);
        assertThat(counts(pages.as(director).open(preview))).startsWith("1", "0", "0", "0");
        assertThat(points.list(association()))
                .as("nothing before the confirmation")
                .isEmpty();

        assertThat(confirm(preview, director)).hasStatus(302).hasHeader("Location", preview);
        assertThat(confirm(preview, director)).hasStatus(302).hasHeader("Location", preview);

        var result = pages.as(director).open(preview);
        assertThat(counts(result)).startsWith("1", "0", "0", "0");
        assertThat(result.select("form[action='" + preview + "']")).isEmpty();
        assertThat(points.list(association())).hasSize(1);

        var again = pages.as(director).open(upload(GOOD.getBytes(StandardCharsets.UTF_8), director));
        assertThat(counts(again)).startsWith("0", "0", "1", "0");
        assertThat(again.select("main form[method=post]"))
                .as("nothing to confirm")
                .isEmpty();
    }

    @Test
    void good_rows_are_taken_and_the_others_given_back_with_line_field_value_and_what_to_do() throws Exception {
        var file = GOOD
                + "p1;Deux fois;Brest;29200;2 rue du Port;;\n"
                + "p3;Nulle part;Zanzibar;29200;3 rue;;\n"
                + ";Sans identifiant;Brest;29200;4 rue;;\n"
                + "p5;Horaires;Brest;29200;5 rue;;tous les matins\n"
                + "p6;Code postal;Brest;2920x;6 rue;;\n";
        var preview = upload(file.getBytes(StandardCharsets.UTF_8), director);
        var page = pages.as(director).open(preview);
        assertThat(counts(page)).startsWith("2", "0", "0", "4");
        assertThat(page.select("#errors tbody tr").eachText())
                .anySatisfy(row -> assertThat(row).contains("Ligne 3", "id", "p1", "sert déjà"))
                .anySatisfy(row -> assertThat(row).contains("Ligne 4", "commune", "Zanzibar"))
                .anySatisfy(row -> assertThat(row).contains("Ligne 5", "Il manque l’identifiant"))
                .anySatisfy(row -> assertThat(row).contains("Ligne 7", "code_postal", "2920x"));
        assertThat(page.select("#warnings tbody tr").text()).contains("horaires", "tous les matins");
        assertThat(page.select("a[href$=refus.csv]")).hasSize(1);

        assertThat(confirm(preview, director)).hasStatus(302);
        assertThat(points.list(association())).hasSize(2);
        var back = pages.as(director).get(preview + "/refus.csv");
        assertThat(back).hasStatusOk();
        assertThat(back.getResponse().getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(back.getResponse().getContentAsString(StandardCharsets.UTF_8).lines())
                .hasSize(5)
                .first()
                .asString()
                .contains("erreur;id;nom");
    }

    @Test
    void hours_that_cannot_be_read_leave_those_that_are_known() {
        confirm(upload(GOOD.getBytes(StandardCharsets.UTF_8), director), director);
        var file = HEAD + "p1;Point du Vieux Port;Brest;29200;1 rue du Port;;n'importe quand\n";
        confirm(upload(file.getBytes(StandardCharsets.UTF_8), director), director);
        var id = points.list(association()).getFirst().id();
        assertThat(pages.as(director)
                        .open("/bureau/reseau/" + id)
                        .select("#opening code")
                        .text())
                .isEqualTo("Mo-Fr 09:00-12:00");
    }

    @Test
    void a_csv_of_a_spreadsheet_in_windows_1252_keeps_its_accents() {
        var file = HEAD + "é1;Médiathèque de l’Été;Brest;29200;1 rue Émile-Zola;;\n";
        confirm(upload(file.getBytes(Charset.forName("windows-1252")), director), director);
        assertThat(points.list(association()).getFirst().name()).isEqualTo("Médiathèque de l’Été");
    }

    @Test
    void what_is_no_file_of_points_is_refused_with_a_clear_sentence() {
        refused("%PDF-1.7 rien".getBytes(StandardCharsets.UTF_8), "PDF");
        refused("PK\u0003\u0004 classeur".getBytes(StandardCharsets.ISO_8859_1), "classeur");
        refused(new byte[0], "vide");
        refused("<html><body>page</body></html>".getBytes(StandardCharsets.UTF_8), "page web");
        refused("couleur;taille\nrouge;12\n".getBytes(StandardCharsets.UTF_8), "aucune colonne");
        refused("[{\"id\": \"1\", ".getBytes(StandardCharsets.UTF_8), "JSON");
        var none = mvc.post()
                .uri("/bureau/reseau/import")
                .multipart()
                .with(csrf())
                .with(Browser.as(director))
                .exchange();
        assertThat(none).hasStatus(422);
        assertThat(Pages.read(none).select("#f-fichier-error").text()).contains("Choisissez un fichier");
    }

    private void refused(byte[] bytes, String because) {
        var answer = send(bytes, director, "", "");
        assertThat(answer).as(because).hasStatus(422);
        assertThat(Pages.read(answer).select("#f-fichier-error").text()).contains(because);
    }

    @Test
    void a_long_list_of_problems_shows_the_first_and_gives_all_as_a_file() throws Exception {
        var file = new StringBuilder(HEAD);
        for (int i = 0; i < 250; i++) file.append("x").append(i).append(";Point;Zanzibar;29200;1 rue;;\n");
        var preview = upload(file.toString().getBytes(StandardCharsets.UTF_8), director);
        assertThat(pages.as(director).open(preview).select("#errors tbody tr")).hasSize(200);
        var all = pages.as(director).get(preview + "/remarques.csv");
        assertThat(all.getResponse().getContentAsString(StandardCharsets.UTF_8).lines())
                .hasSize(251);
    }

    @Test
    void nobody_else_sees_a_file_that_is_being_imported() {
        var preview = upload(GOOD.getBytes(StandardCharsets.UTF_8), director);
        for (var other : new SignedIn[] {
            network.a(Role.DIRECTOR, network.anAssociation()),
            network.a(Role.DIRECTOR, association()),
            network.ofTheNetwork(Role.NETWORK_HEAD)
        }) {
            assertThat(pages.as(other).get(preview)).hasStatus(404);
            assertThat(confirm(preview, other)).hasStatus(404);
        }
        var lead = network.a(Role.SITE_LEAD, association());
        assertThat(pages.as(lead).get("/bureau/reseau/import")).hasStatus(403);
        assertThat(points.list(association())).isEmpty();
    }

    @Test
    void the_network_takes_the_real_file_into_an_association_that_the_import_creates() throws IOException {
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var real = Files.readAllBytes(REAL);
        assertThat(send(real, head, "", "")).hasStatus(422);
        var name = "Hub " + Ids.next();
        var preview = location(send(real, head, "", name));
        assertThat(associations.list())
                .as("not before the confirmation")
                .noneMatch(a -> a.name().equals(name));
        assertThat(confirm(preview, head)).hasStatus(302);
        var created = associations.list().stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(points.list(created.id())).hasSizeGreaterThan(600);

        var again = pages.as(head).open(location(send(real, head, created.id().toString(), "")));
        assertThat(counts(again))
                .startsWith("0", "0", String.valueOf(points.list(created.id()).size()));

        var export = pages.as(head).get("/bureau/reseau/export.csv?etat=tous&association=" + created.id());
        assertThat(export).hasStatusOk();
        var back = pages.as(head)
                .open(location(send(bytes(export), head, created.id().toString(), "")));
        assertThat(counts(back))
                .startsWith("0", "0", String.valueOf(points.list(created.id()).size()), "0");
    }

    @Test
    void an_export_with_closures_and_labels_imported_again_changes_nothing() {
        confirm(upload(GOOD.getBytes(StandardCharsets.UTF_8), director), director);
        var form = aForm();
        form.set("sorte", "PERMANENCE");
        form.add("labels", "pand");
        form.add("labels", "france-services");
        assertThat(pages.as(director).post("/bureau/reseau", form)).hasStatus(302);
        for (var format : new String[] {"csv", "json"}) {
            var export = pages.as(director).get("/bureau/reseau/export." + format);
            assertThat(new String(bytes(export), StandardCharsets.UTF_8)).contains("off", "PAND@", "Congés");
            assertThat(counts(pages.as(director).open(upload(bytes(export), director))))
                    .as(format)
                    .startsWith("0", "0", "2", "0");
        }
    }

    private static MultiValueMap<String, String> aForm() {
        var form = new LinkedMultiValueMap<String, String>();
        form.set("id", Ids.next().toString());
        form.set("nom", "Point d’ici");
        form.set("adresse", "2 place de la Mairie");
        form.set("commune", "29200 Brest");
        form.set("telephone", "02 98 00 00 00");
        form.set("courriels", "ici@exemple.fr, la@exemple.fr");
        form.set("sites", "https://exemple.fr");
        form.set("detail", "Première ligne\r\nSeconde ligne");
        form.set("latitude", "48,39");
        form.set("longitude", "-4,48");
        form.set("mode", "semaine");
        form.set("j1-de1", "09:00");
        form.set("j1-a1", "12:00");
        form.set("ouverture", "2020-01-01");
        form.set(
                "fermeture-debut",
                LocalDate.now(ZoneId.of("Europe/Paris")).plusDays(5).toString());
        form.set("fermeture-motif", "Congés");
        form.add("acces", "Se présenter");
        form.add("frais", "Gratuit");
        return form;
    }

    private UUID association() {
        return Objects.requireNonNull(director.association());
    }

    private String upload(byte[] bytes, SignedIn who) {
        return location(send(bytes, who, "", ""));
    }

    private MvcTestResult send(byte[] bytes, SignedIn who, String association, String created) {
        return mvc.post()
                .uri("/bureau/reseau/import")
                .multipart()
                .file(new MockMultipartFile("fichier", "points.csv", "text/csv", bytes))
                .with(csrf())
                .with(Browser.as(who))
                .param("association", association)
                .param("nouvelle", created)
                .exchange();
    }

    private static String location(MvcTestResult answer) {
        assertThat(answer).hasStatus(302);
        return Objects.requireNonNull(answer.getResponse().getHeader("Location"));
    }

    private MvcTestResult confirm(String preview, SignedIn who) {
        return pages.as(who).post(preview);
    }

    private static java.util.List<String> counts(Document page) {
        return page.select("#counts .figure-value").eachText().stream()
                .map(text -> text.replaceAll("\\s", ""))
                .toList();
    }

    private static byte[] bytes(MvcTestResult answer) {
        return answer.getResponse().getContentAsByteArray();
    }
}
