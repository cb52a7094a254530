// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.nomenclature.Act;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.nomenclature.OutsideList;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ParvisTest
class NomenclaturePagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Network network;

    @Autowired
    Nomenclature nomenclature;

    @Autowired
    Clock clock;

    SignedIn head;

    @BeforeEach
    void aHead() {
        head = network.ofTheNetwork(Role.NETWORK_HEAD);
    }

    @Test
    void the_lists_are_shown_with_what_is_in_them() {
        var page = get("/bureau/nomenclature", head);
        assertThat(page.select("#our-lists tbody tr")).hasSize(CodeList.values().length);
        assertThat(page.select("#outside-lists tbody tr")).hasSize(OutsideList.values().length);
        assertThat(page.select("h1").text()).isEqualTo("Nomenclature");
        var themes = get("/bureau/nomenclature/theme", head);
        assertThat(themes.select("#codes tbody tr").size()).isGreaterThan(60);
        assertThat(themes.select("a[href=/bureau/nomenclature/theme/nouveau]")).isNotEmpty();
    }

    @Test
    void every_list_and_every_outside_list_has_its_page_in_both_languages() {
        for (var language : new String[] {"fr-FR", "en-GB"}) {
            for (var list : CodeList.values()) check("/bureau/nomenclature/" + list.key(), language);
            for (var list : OutsideList.values()) {
                check("/bureau/nomenclature/vers/" + list.key(), language);
                check("/bureau/nomenclature/vers/" + list.key() + "/ligne?nouvelle=true", language);
            }
            for (var list : CodeList.values()) {
                check("/bureau/nomenclature/" + list.key() + "/nouveau", language);
                check(
                        "/bureau/nomenclature/" + list.key() + "/"
                                + nomenclature
                                        .on(NetworkTime.today(clock))
                                        .list(list)
                                        .getFirst()
                                        .code(),
                        language);
            }
        }
    }

    private void check(String address, String language) {
        var answer = mvc.get()
                .uri(address)
                .with(Browser.as(head))
                .cookie(new Cookie("langue", language))
                .exchange();
        assertThat(answer).as(address).hasStatusOk();
        var text = page(answer).text();
        assertThat(text).as(address + " in " + language).doesNotContainPattern("nomenclature\\.[a-z]");
        assertThat(page(answer).select("h1").text()).as(address).isNotBlank();
    }

    @Test
    void others_read_and_cannot_edit() {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        var page = get("/bureau/nomenclature/theme/energy-voucher", mediator);
        assertThat(page.select("h1").text()).contains("Chèque énergie");
        assertThat(page.select("main form[method=post]")).isEmpty();
        assertThat(get("/bureau/nomenclature/vers/nf-x60-600", mediator).select("a[href*=ligne]"))
                .isEmpty();
        assertThat(mvc.post()
                        .uri("/bureau/nomenclature/theme")
                        .with(csrf())
                        .with(Browser.as(mediator))
                        .param("code", "intruder"))
                .hasStatus(403);
        assertThat(mvc.get().uri("/bureau/nomenclature/theme/nouveau").with(Browser.as(mediator)))
                .hasStatus(403);
        assertThat(mvc.post()
                        .uri("/bureau/nomenclature/theme/energy-voucher/fin")
                        .with(csrf())
                        .with(Browser.as(mediator))
                        .param("fin", "2030-01-01"))
                .hasStatus(403);
    }

    @Test
    void the_head_adds_a_theme_renames_it_and_closes_it() {
        var code = aTheme("Facture perdue");
        var added = nomenclature
                .on(NetworkTime.today(clock))
                .find(CodeList.THEME, code)
                .orElseThrow();
        assertThat(added.family()).isEqualTo(1);
        assertThat(nomenclature.on(NetworkTime.today(clock)).defaultOperators(code))
                .extracting(operator -> operator.code())
                .containsExactly("edf", "engie");

        var next = NetworkTime.today(clock).plusMonths(2);
        assertThat(mvc.post()
                        .uri("/bureau/nomenclature/theme/" + code + "/versions")
                        .with(csrf())
                        .with(Browser.as(head))
                        .param("revision", revisionShown(code))
                        .param("famille", "housing")
                        .param("libelle", "Quittance perdue")
                        .param("court", "Quittance")
                        .param("position", "12")
                        .param("operateurs", "social-landlord")
                        .param("depuis", next.toString()))
                .hasStatus(302);
        assertThat(nomenclature.on(NetworkTime.today(clock)).label(CodeList.THEME, code, Locale.FRANCE))
                .isEqualTo("Facture perdue");
        assertThat(nomenclature.on(next).label(CodeList.THEME, code, Locale.FRANCE))
                .isEqualTo("Quittance perdue");

        assertThat(mvc.post()
                        .uri("/bureau/nomenclature/theme/" + code + "/fin")
                        .with(csrf())
                        .with(Browser.as(head))
                        .param("revision", revisionShown(code))
                        .param("fin", next.plusMonths(1).toString()))
                .hasStatus(302);
        assertThat(nomenclature.on(next.plusMonths(1)).isUsable(CodeList.THEME, code))
                .isFalse();
        assertThat(get("/bureau/nomenclature/theme?tous=true&jour=" + next.plusMonths(2), head)
                        .select("#codes a[href=/bureau/nomenclature/theme/" + code + "]"))
                .hasSize(1);
    }

    @Test
    void a_form_that_cannot_be_taken_comes_back_with_what_was_typed_and_why() {
        var answer = mvc.post()
                .uri("/bureau/nomenclature/theme")
                .with(csrf())
                .with(Browser.as(head))
                .param("code", "energy-voucher")
                .param("famille", "energy")
                .param("libelle", "Encore un chèque")
                .param("court", "Un libellé court bien trop long")
                .param("position", "1")
                .param("depuis", NetworkTime.today(clock).toString())
                .exchange();
        assertThat(answer).hasStatus(422);
        var page = page(answer);
        assertThat(page.select("#f-libelle").val()).isEqualTo("Encore un chèque");
        assertThat(page.select("#f-court-error").text()).contains("22");

        var odd = mvc.post()
                .uri("/bureau/nomenclature/theme")
                .with(csrf())
                .with(Browser.as(head))
                .param("code", "odd-" + Ids.next().toString().substring(0, 8))
                .param("libelle", "Famille")
                .param("court", "Famille")
                .param("couleur", "rouge")
                .param("position", "1")
                .param("depuis", NetworkTime.today(clock).toString())
                .exchange();
        assertThat(odd).hasStatus(422);
        assertThat(page(odd).select("#f-couleur-error")).isNotEmpty();

        var used = mvc.post()
                .uri("/bureau/nomenclature/theme")
                .with(csrf())
                .with(Browser.as(head))
                .param("code", "energy-voucher")
                .param("famille", "energy")
                .param("libelle", "Encore un chèque")
                .param("court", "Chèque")
                .param("position", "1")
                .param("depuis", NetworkTime.today(clock).toString())
                .exchange();
        assertThat(used).hasStatus(422);
        assertThat(page(used).select("#f-code-error").text()).contains("ne sert qu’une fois");
    }

    @Test
    void the_second_of_two_persons_sees_what_the_first_did_and_keeps_what_she_typed() {
        var code = aTheme("Facture perdue");
        var seen = revisionShown(code);
        assertThat(rename(code, seen, "Première")).hasStatus(302);

        var answer = rename(code, seen, "Seconde");

        assertThat(answer).hasStatus(409);
        var page = page(answer);
        assertThat(page.select(".notice").text()).contains("Première");
        assertThat(page.select("#f-libelle").val()).isEqualTo("Seconde");
        assertThat(rename(code, page.select("#revise input[name=revision]").val(), "Seconde"))
                .hasStatus(302);
        assertThat(nomenclature.on(NetworkTime.today(clock)).label(CodeList.THEME, code, Locale.FRANCE))
                .isEqualTo("Seconde");
    }

    private MvcTestResult rename(String code, String revision, String label) {
        return mvc.post()
                .uri("/bureau/nomenclature/theme/" + code + "/versions")
                .with(csrf())
                .with(Browser.as(head))
                .param("revision", revision)
                .param("famille", "energy")
                .param("libelle", label)
                .param("court", label)
                .param("position", "12")
                .param("depuis", NetworkTime.today(clock).toString())
                .exchange();
    }

    @Test
    void the_head_changes_what_acts_count_as() {
        var code = aTheme("Facture perdue");
        var row = "/bureau/nomenclature/vers/nf-x60-600/ligne";
        assertThat(mvc.post()
                        .uri(row)
                        .with(csrf())
                        .with(Browser.as(head))
                        .param("nouvelle", "true")
                        .param("theme", code)
                        .param("cibles", "4")
                        .param("confirmee", "true"))
                .hasStatus(302);
        assertThat(nomenclature
                        .on(NetworkTime.today(clock))
                        .translate(OutsideList.NF_X60_600, new Act(code, "", "mediation"))
                        .orElseThrow()
                        .targets())
                .containsExactly("4");

        var again = mvc.post()
                .uri(row)
                .with(csrf())
                .with(Browser.as(head))
                .param("nouvelle", "true")
                .param("theme", code)
                .param("cibles", "5")
                .exchange();
        assertThat(again).hasStatus(409);
        var page = page(again);
        assertThat(page.select("#standing tbody tr")).hasSize(1);

        assertThat(mvc.post()
                        .uri(row)
                        .with(csrf())
                        .with(Browser.as(head))
                        .param("theme", code)
                        .param("vues", page.select("input[name=vues]").val())
                        .param("cibles", "5")
                        .param("note", "Après lecture de la norme"))
                .hasStatus(302);
        assertThat(get(row + "?theme=" + code, head).select("#before tbody tr")).hasSize(1);
        var none = mvc.post()
                .uri(row)
                .with(csrf())
                .with(Browser.as(head))
                .param("theme", code)
                .exchange();
        assertThat(none).hasStatus(422);
    }

    @Test
    void what_does_not_exist_is_not_found() {
        for (var address : new String[] {
            "/bureau/nomenclature/nothing", "/bureau/nomenclature/theme/nothing", "/bureau/nomenclature/vers/nothing"
        }) assertThat(mvc.get().uri(address).with(Browser.as(head))).as(address).hasStatus(404);
    }

    private String aTheme(String label) {
        var code = ("page-" + Ids.next()).substring(0, 40).replaceAll("-$", "");
        assertThat(mvc.post()
                        .uri("/bureau/nomenclature/theme")
                        .with(csrf())
                        .with(Browser.as(head))
                        .param("code", code)
                        .param("famille", "energy")
                        .param("libelle", label)
                        .param("court", label)
                        .param("position", "11")
                        .param("icone", "receipt")
                        .param("operateurs", "edf", "engie")
                        .param("depuis", NetworkTime.today(clock).toString()))
                .hasStatus(302)
                .hasHeader("Location", "/bureau/nomenclature/theme/" + code);
        return code;
    }

    private String revisionShown(String code) {
        return get("/bureau/nomenclature/theme/" + code, head)
                .select("#revise input[name=revision]")
                .val();
    }

    private Document get(String address, SignedIn who) {
        var answer = mvc.get().uri(address).with(Browser.as(who)).exchange();
        assertThat(answer).as(address).hasStatusOk();
        return page(answer);
    }

    private static Document page(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
