// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.documents.CasesWithDocuments;
import fr.parvis.documents.Papers;
import fr.parvis.people.domain.OpenFile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class DocumentPagesTest {
    private static final String BORDER = "----papiers";

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
    String here;
    UUID caseFile;

    @BeforeEach
    void a_case() {
        me = network.a(Role.MEDIATOR, network.anAssociation());
        var cases = new CasesWithDocuments(openFile, openCase);
        caseFile = cases.caseOf(me, cases.person(me, "Nour", "Haddad"));
        here = "/bureau/suivis/" + caseFile + "/documents";
    }

    /** A form as a browser sends it. */
    private static byte[] form(String name, Object... files) {
        var out = new ByteArrayOutputStream();
        if (!name.isEmpty())
            out.writeBytes(("--" + BORDER + "\r\nContent-Disposition: form-data; name=\"nom\"\r\n\r\n" + name + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < files.length; i += 2) {
            out.writeBytes(("--" + BORDER + "\r\nContent-Disposition: form-data; name=\"fichiers\"; filename=\""
                            + files[i] + "\"\r\nContent-Type: application/pdf\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.writeBytes((byte[]) files[i + 1]);
            out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        out.writeBytes(("--" + BORDER + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private MvcTestResult send(String accept, byte[] form) {
        return mvc.post()
                .uri(here + "/fichiers")
                .with(Browser.as(me))
                .with(csrf().asHeader())
                .header("Accept", accept)
                .contentType("multipart/form-data; boundary=" + BORDER)
                .content(form)
                .exchange();
    }

    private String added() {
        assertThat(send("text/html", form("Facture « mars »", "f.pdf", Papers.pdf(2))))
                .hasStatus(302);
        return pages.as(me).read(here).select("#documents a").attr("href");
    }

    @Test
    void a_file_has_as_long_a_name_as_disks_give() {
        var name = "é".repeat(250) + ".pdf";
        assertThat(send("text/html", form("", name, Papers.pdf(1)))).hasStatus(302);
        assertThat(pages.as(me).read(here).select("#documents a").text()).contains("ééé");
    }

    @Test
    void a_paper_is_added_shown_downloaded_kept_and_deleted() throws Exception {
        assertThat(pages.as(me).read(here).select(".empty").text()).contains("Aucun document");
        var it = added();
        assertThat(pages.as(me)
                        .read("/bureau/suivis/" + caseFile)
                        .select("a[href=" + it + "]")
                        .text())
                .isEqualTo("Facture « mars »");
        var page = pages.as(me).read(it);
        assertThat(page.select("h1").text()).isEqualTo("Facture « mars »");
        assertThat(page.select("img[src=" + it + "/apercu]").attr("alt")).contains("Facture « mars »");
        assertThat(page.text()).contains("Supprimé 30 jours après la fin du suivi");

        var preview = pages.as(me).get(it + "/apercu");
        assertThat(preview).hasStatusOk().hasContentType("image/png");
        assertThat(preview.getResponse().getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "sandbox");
        var file = pages.as(me).get(it + "/fichier");
        assertThat(file).hasStatusOk().hasContentType("application/pdf");
        assertThat(file.getResponse().getHeader("Content-Security-Policy")).contains("sandbox");
        assertThat(file.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.getResponse().getHeader("Content-Disposition"))
                .startsWith("attachment")
                .contains("Facture");
        assertThat(file.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(file.getResponse().getContentAsByteArray()).startsWith('%', 'P', 'D', 'F');

        var refused = pages.as(me).post(it + "/garder", "pourquoi", "oui");
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select("#f-pourquoi").val()).isEqualTo("oui");
        assertThat(pages.as(me).post(it + "/garder", "pourquoi", "Preuve du recours"))
                .hasStatus(302);
        assertThat(pages.as(me).read(it).text()).contains("Gardé par", "Preuve du recours");
        assertThat(pages.as(me).post(it + "/ne-plus-garder")).hasStatus(302);
        assertThat(pages.as(me).post(it + "/supprimer")).hasStatus(302);
        assertThat(pages.as(me).get(it)).hasStatus(404);
        assertThat(pages.as(me).get(it + "/fichier")).hasStatus(404);
    }

    @Test
    void what_is_refused_says_why_and_keeps_what_was_typed() throws Exception {
        var answer = send("text/html", form("Lettre de la CAF", "lettre.pdf", Papers.html()));
        assertThat(answer).hasStatus(422);
        assertThat(Pages.read(answer).select("#f-fichiers-error").text())
                .contains("lettre.pdf", "page web", "Imprimez-la");
        assertThat(Pages.read(answer).select("#f-nom").val()).isEqualTo("Lettre de la CAF");
        var byScript = send("application/json", form("", "x.pdf", Papers.pdfWithScript()));
        assertThat(byScript).hasStatus(422);
        assertThat(byScript.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("JavaScript");
        assertThat(send("text/html", form(""))).hasStatus(422);
        assertThat(pages.as(me).read(here).select("#documents")).isEmpty();
        assertThat(send("application/json", form("", "a.jpg", Papers.jpeg(20, 30)))
                        .getResponse()
                        .getContentAsString())
                .contains("\"href\":\"" + here + "\"");
    }

    @Test
    void a_form_of_another_site_is_not_taken() {
        var answer = mvc.post()
                .uri(here + "/fichiers")
                .with(Browser.as(me))
                .contentType("multipart/form-data; boundary=" + BORDER)
                .content(form("", "f.pdf", Papers.pdf(1)))
                .exchange();
        assertThat(answer).hasStatus(403);
        assertThat(pages.as(me).read(here).select("#documents")).isEmpty();
    }

    @Test
    void what_no_scanner_looked_at_is_shown_to_nobody() {
        var it = added();
        var id = UUID.fromString(it.substring(it.lastIndexOf('/') + 1));
        Network.as(me, () -> {
            transaction.executeWithoutResult(
                    _ -> db.sql("update documents.document set state = 'waiting' where id = :id")
                            .param("id", id)
                            .update());
        });
        assertThat(pages.as(me).get(it + "/fichier")).hasStatus(404);
        assertThat(pages.as(me).get(it + "/apercu")).hasStatus(404);
        var page = pages.as(me).read(it);
        assertThat(page.text()).contains("n’a pas encore analysé");
        assertThat(page.select("main img, main a[href$=fichier]")).isEmpty();
        assertThat(pages.as(me).read(here).select(".badge").text()).isEqualTo("En attente d’analyse");
    }

    @Test
    void only_the_camera_s_page_may_ask_for_the_camera() {
        assertThat(pages.as(me).get(here + "/photographier").getResponse().getHeader("Permissions-Policy"))
                .contains("camera=(self)");
        assertThat(pages.as(me).get(here).getResponse().getHeader("Permissions-Policy"))
                .contains("camera=()");
        assertThat(pages.as(me).read(here + "/photographier").select("input[type=file][capture=environment]"))
                .hasSize(4);
    }

    @Test
    void somebody_of_another_association_finds_nothing() {
        var it = added();
        me = network.a(Role.DIRECTOR, network.anAssociation());
        for (var address : new String[] {it, it + "/fichier", it + "/apercu", here, here + "/photographier"})
            assertThat(pages.as(me).get(address)).hasStatus(404);
        assertThat(pages.as(me).post(it + "/supprimer")).hasStatus(404);
        assertThat(send("text/html", form("", "f.pdf", Papers.pdf(1)))).hasStatus(404);
    }
}
