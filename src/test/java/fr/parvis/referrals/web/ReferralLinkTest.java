// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.web;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.partners.domain.KeepPartners;
import fr.parvis.partners.domain.Partner;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.values.Ids;
import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages of a referral: what staff send, and what a partner meets without an account. */
@ParvisTest
class ReferralLinkTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    OpenFile openFile;

    @Autowired
    KeepPartners partners;

    SignedIn me;
    UUID nour;
    UUID partner;

    @BeforeEach
    void somebody_and_a_partner() {
        me = network.a(Role.MEDIATOR, network.anAssociation());
        nour = Ids.next();
        partner = Ids.next();
        var today = LocalDate.now(ZoneId.of("Europe/Paris"));
        Network.as(me, () -> {
            openFile.handle(new OpenFile.Command(nour, aPerson("Nour", "Haddad", 1990), "spoken", null, true, false));
            partners.save(
                    new Partner(
                            partner,
                            me.association(),
                            "EDF Solidarité",
                            "supplier",
                            "edf",
                            "france",
                            List.of(),
                            List.of("TSA 20012", "41975 Blois Cedex 9"),
                            null,
                            null,
                            null,
                            today,
                            me.account(),
                            null,
                            0),
                    true);
        });
    }

    private MvcTestResult send(UUID id, String way, String... more) {
        var request = mvc.post()
                .uri("/bureau/transmissions")
                .with(Browser.as(me))
                .with(csrf())
                .param("id", id.toString())
                .param("personne", nour.toString())
                .param("a", partner.toString())
                .param("asked", "Demande d’échéancier")
                .param("way", way)
                .param("codeBy", "phone")
                .param("manner", "spoken")
                .param("agreedOn", "2026-11-02")
                .param("value-birthYear", "1990");
        for (int i = 0; i < more.length; i += 2) request = request.param(more[i], more[i + 1]);
        return request.exchange();
    }

    private MvcTestResult get(String address, Cookie... cookies) {
        var request = mvc.get().uri(address);
        if (cookies.length > 0) request = request.cookie(cookies);
        return request.exchange();
    }

    @Test
    void nothing_is_chosen_beyond_the_least_until_somebody_chooses_it() {
        var found = pages.as(me).read("/bureau/transmissions/nouvelle?personne=" + nour + "&q=edf solidarite");
        assertThat(found.select(".person-row a").text()).contains("EDF Solidarité");
        var form = pages.as(me).read("/bureau/transmissions/nouvelle?personne=" + nour + "&a=" + partner);
        assertThat(form.select("input[name=choose]")).hasSize(7);
        assertThat(form.select("input[name=choose][checked]")).isEmpty();
        assertThat(form.select("#f-birthYear").val()).isEqualTo("1990");
        assertThat(form.select("label[for=choose-birthYear]").text()).endsWith("(1990)");
        assertThat(form.select("label[for=choose-phone]").text()).doesNotContain("(");
        assertThat(form.select("input[name=manner][checked]")).isEmpty();
    }

    @Test
    void a_refused_form_comes_back_as_it_was_filled() {
        var answer = send(Ids.next(), "link", "choose", "phone", "value-phone", "", "choose", "birthYear");
        assertThat(answer).hasStatus(422);
        var form = Pages.read(answer);
        assertThat(form.select("#f-phone-error")).isNotEmpty();
        assertThat(form.select("input[name=choose][checked]").eachAttr("value")).containsExactly("birthYear", "phone");
        assertThat(form.select("#f-asked").text()).isEqualTo("Demande d’échéancier");
    }

    @Test
    void a_partner_reads_with_the_code_and_answers_without_an_account() {
        var id = Ids.next();
        var sent = Pages.read(send(id, "link", "choose", "birthYear"));
        var link = sent.select("#f-link").val().replaceFirst("^https?://[^/]+", "");
        var code = sent.select(".referral-code code").text();
        assertThat(sent.select("[data-copy=f-link]")).hasSize(1);
        assertThat(sent.select("#code a[href^=tel:]"))
                .as("no telephone is known")
                .isEmpty();
        var made = pages.as(me).read("/bureau/transmissions/" + id);
        assertThat(made.select("#renew input[name=mailIt]")).as("no mailbox").isEmpty();
        assertThat(made.select("#renew").text()).contains("transmettez-le vous-même");
        assertThat(link).startsWith("/transmission/");
        assertThat(send(id, "link")).as("sent twice").hasStatus3xxRedirection();

        var door = get(link);
        assertThat(door).hasStatusOk();
        assertThat(door.getResponse().getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(door.getResponse().getHeader("X-Robots-Tag")).contains("noindex");
        assertThat(door.getResponse().getHeader("Cache-Control")).contains("no-store");
        assertThat(Pages.read(door).text()).doesNotContain("Haddad", "échéancier", "1990");

        var wrong = pages.post(link, "code", code.equals("111 111") ? "222222" : "111111");
        assertThat(wrong).hasStatus(422);
        assertThat(Pages.read(wrong).select("#f-code-error").text()).contains("pas le bon");

        var entered = pages.post(link, "code", code);
        assertThat(entered).hasStatus3xxRedirection();
        var cookie = entered.getResponse().getCookie("transmission");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getPath()).isEqualTo(link);
        assertThat(Pages.read(get(link, cookie)).text()).contains("Nour Haddad", "Demande d’échéancier", "1990");
        assertThat(Pages.read(get(link)).text()).as("opened by somebody else").doesNotContain("Haddad");

        var empty = mvc.post()
                .uri(link + "/reponse")
                .with(csrf())
                .cookie(cookie)
                .param("kind", "refuse")
                .exchange();
        assertThat(empty).hasStatus(422);
        assertThat(Pages.read(empty).select("#f-text-error").text()).contains("pourquoi");
        var gone = pages.post(link + "/reponse", "kind", "answer", "text", "Échéancier de 4 mois");
        assertThat(Pages.read(gone).text())
                .as("no longer in: what was typed is not lost")
                .contains("Échéancier de 4 mois");
        var answered = mvc.post()
                .uri(link + "/reponse")
                .with(csrf())
                .cookie(cookie)
                .param("kind", "answer")
                // as long as the field takes, where a line break counts once
                .param("text", "Échéancier de 4 mois\r\n" + "x".repeat(979))
                .exchange();
        assertThat(answered).hasStatus3xxRedirection();
        var over = Pages.read(get(link, cookie));
        assertThat(over.text()).contains("Votre réponse est enregistrée").doesNotContain("Haddad");

        var staff = pages.as(me).read("/bureau/transmissions/" + id);
        assertThat(staff.text()).contains("Réponse reçue", "Échéancier de 4 mois", "code faux", "code juste");
        var list = pages.as(me).read("/bureau/transmissions?voir=answered");
        assertThat(list.select(".person-row a").text()).contains("EDF Solidarité");
    }

    @Test
    void a_link_that_nobody_made_and_one_that_was_withdrawn_say_so_clearly() {
        var unknown = get("/transmission/" + "a".repeat(43));
        assertThat(unknown).hasStatus(404);
        assertThat(Pages.read(unknown).select("h1").text()).contains("nulle part");
        var id = Ids.next();
        var link = Pages.read(send(id, "link")).select("#f-link").val().replaceFirst("^https?://[^/]+", "");
        assertThat(pages.as(me).post("/bureau/transmissions/" + id + "/retirer"))
                .hasStatus3xxRedirection();
        var withdrawn = get(link);
        assertThat(withdrawn).hasStatus(410);
        assertThat(Pages.read(withdrawn).select("h1").text()).contains("retirée");
    }

    @Test
    void paper_is_a_tagged_document_that_reads_in_order() throws Exception {
        var id = Ids.next();
        assertThat(send(id, "paper")).hasStatus3xxRedirection();
        var answer = pages.as(me).get("/bureau/transmissions/" + id + "/papier");
        assertThat(answer).hasStatusOk();
        try (var pdf = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            var text = new PDFTextStripper().getText(pdf);
            assertThat(text.indexOf("EDF Solidarité")).isBetween(0, text.indexOf("Nour Haddad"));
            assertThat(text.indexOf("Demande d’échéancier")).isBetween(0, text.indexOf("Votre réponse"));
            assertThat(text).doesNotContain("1990").contains("Ce qui est transmis", "retirer son accord");
        }
    }
}
