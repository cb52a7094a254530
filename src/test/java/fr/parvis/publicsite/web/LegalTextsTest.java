// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The legal texts: honest before anybody wrote them, the network's own afterwards, with their versions. */
@ParvisTest
class LegalTextsTest {
    private static final String DESK = "/bureau/textes-legaux/";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    private SignedIn head;

    @BeforeEach
    void beginWithTheShippedTexts() {
        head = network.ofTheNetwork(Role.NETWORK_HEAD);
        for (var key : List.of("notice", "privacy", "accessibility"))
            write(key, Map.of("what", "shipped", "conformity", "", "basedOn", basedOn(key)));
    }

    private Document edited(String key) {
        return pages.as(head).read(DESK + key);
    }

    private String basedOn(String key) {
        return edited(key).select("[name=basedOn]").attr("value");
    }

    private MvcTestResult write(String key, Map<String, String> form) {
        return pages.as(head).post(DESK + key, form);
    }

    private void written(String key, String text, String conformity) {
        assertThat(write(key, Map.of("text", text, "conformity", conformity, "basedOn", basedOn(key))))
                .hasStatus(302);
    }

    @Test
    void before_anybody_wrote_them_they_say_what_is_known_and_what_is_not() {
        assertThat(pages.open("/mentions-legales").select("main").text())
                .contains("Réseau d’essai publie ce site", "l’hébergeur ne sont pas encore indiqués")
                .contains("Texte fourni avec Parvis");
        var privacy = pages.open("/confidentialite").select("main").text();
        assertThat(privacy)
                .contains("Dossiers de personnes.", "24 mois après le dernier contact", "CNIL")
                .doesNotContain("{registre}");
        var accessibility = pages.open("/accessibilite");
        assertThat(accessibility.select("main").text())
                .contains("Nous ne connaissons pas d’audit", "Défenseur des droits")
                .doesNotContain("conforme au référentiel");
        assertThat(accessibility.select("footer a").eachAttr("href"))
                .contains("/mentions-legales", "/confidentialite", "/accessibilite");
        var arabic = Pages.read(mvc.get()
                .uri("/confidentialite")
                .header("Accept-Language", "ar")
                .exchange());
        assertThat(arabic.select(".prose").attr("lang")).isEqualTo("fr");
        assertThat(arabic.select("h1").text()).isNotEqualTo("Confidentialité");
    }

    @Test
    void the_network_writes_its_own_sees_it_before_and_finds_former_versions() {
        var text =
                "## Qui publie ce site\n\nL’association **Réseau**, 1 rue du Parvis. <script>alert(1)</script>\n\n# Et puis\n\n[nous](/donnees)";
        var preview = write("notice", Map.of("text", text, "basedOn", basedOn("notice"), "what", "preview"));
        assertThat(preview).hasStatusOk();
        assertThat(Pages.read(preview).select("#preview strong").text()).isEqualTo("Réseau");
        assertThat(Pages.read(preview).select("textarea").text()).contains("**Réseau**");
        assertThat(pages.open("/mentions-legales").text()).doesNotContain("1 rue du Parvis");

        written("notice", text, "");
        var shown = pages.open("/mentions-legales");
        assertThat(shown.select(".prose strong").text()).isEqualTo("Réseau");
        assertThat(shown.select(".prose script")).isEmpty();
        assertThat(shown.select("h1")).hasSize(1);
        assertThat(shown.select(".prose a").attr("href")).isEqualTo("/donnees");
        assertThat(shown.text()).contains("Dernière modification");

        written("notice", "Un autre texte.", "");
        var former = edited("notice").select("#former a");
        assertThat(former).isNotEmpty();
        assertThat(pages.as(head)
                        .read(former.first().attr("href"))
                        .select(".prose")
                        .text())
                .contains("1 rue du Parvis");
        assertThat(pages.as(head)
                        .read("/bureau/textes-legaux")
                        .select("tbody tr")
                        .first()
                        .text())
                .contains(head.name());
    }

    @Test
    void a_text_is_written_in_french_and_its_signs_are_told_in_french_to_who_reads_in_english() {
        var english = mvc.get()
                .uri(DESK + "privacy")
                .with(Browser.as(head))
                .cookie(new Cookie("langue", "en"))
                .exchange();
        assertThat(Pages.read(english).select("html").attr("lang")).isEqualTo("en");
        assertThat(Pages.read(english).select("textarea").text()).contains("Vos droits");
        written("privacy", "Notre texte.\n\n{registre}", "");
        var read = Pages.read(mvc.get()
                .uri("/confidentialite")
                .cookie(new Cookie("langue", "en"))
                .exchange());
        assertThat(read.select(".prose").attr("lang")).isEqualTo("fr");
        assertThat(read.select(".prose").text()).contains("Dossiers de personnes.");
    }

    @Test
    void a_text_that_somebody_changed_meanwhile_is_kept_as_typed() {
        var seen = basedOn("privacy");
        written("privacy", "Le premier.", "");
        var late = write("privacy", Map.of("text", "Le second.", "basedOn", seen));
        assertThat(late).hasStatus(409);
        assertThat(Pages.read(late).select("textarea").text()).isEqualTo("Le second.");
        assertThat(pages.open("/confidentialite").text()).contains("Le premier.");
    }

    @Test
    void conformity_is_said_once_it_is_known() {
        written("accessibility", "## Où en est ce site\n\n{conformite}", "partial");
        assertThat(pages.open("/accessibilite").select(".prose").text()).contains("partiellement conforme");
        var refused = write(
                "accessibility",
                Map.of("text", "Un texte.", "conformity", "parfait", "basedOn", basedOn("accessibility")));
        assertThat(refused).hasStatus(422);
        assertThat(write("notice", Map.of("text", " ", "basedOn", basedOn("notice"))))
                .hasStatus(422);
    }

    @Test
    void only_who_leads_the_network_writes_them() {
        var association = network.anAssociation();
        for (var role : List.of(Role.DIRECTOR, Role.ADMINISTRATOR))
            assertThat(pages.as(network.a(role, association)).get(DESK + "notice"))
                    .hasStatus(403);
        assertThat(pages.as(network.ofTheNetwork(Role.ADMINISTRATOR)).get(DESK + "notice"))
                .hasStatusOk();
        assertThat(pages.as(head).get(DESK + "autre")).hasStatus(404);
    }
}
