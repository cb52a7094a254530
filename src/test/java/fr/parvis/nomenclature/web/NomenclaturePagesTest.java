// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
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
import java.time.Clock;
import java.util.Locale;
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
    Pages pages;

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
        var page = pages.as(head).open("/bureau/nomenclature");
        assertThat(page.select("#our-lists tbody tr")).hasSize(CodeList.values().length);
        assertThat(page.select("#outside-lists tbody tr")).hasSize(OutsideList.values().length);
        assertThat(page.select("h1").text()).isEqualTo("Nomenclature");
        var themes = pages.as(head).open("/bureau/nomenclature/theme");
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
        var text = Pages.read(answer).text();
        assertThat(text).as(address + " in " + language).doesNotContainPattern("nomenclature\\.[a-z]");
        assertThat(Pages.read(answer).select("h1").text()).as(address).isNotBlank();
    }

    @Test
    void others_read_and_cannot_edit() {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        var page = pages.as(mediator).open("/bureau/nomenclature/theme/energy-voucher");
        assertThat(page.select("h1").text()).contains("Chèque énergie");
        assertThat(page.select("main form[method=post]")).isEmpty();
        assertThat(pages.as(mediator)
                        .open("/bureau/nomenclature/vers/nf-x60-600")
                        .select("a[href*=ligne]"))
                .isEmpty();
        assertThat(pages.as(mediator).post("/bureau/nomenclature/theme", "code", "intruder"))
                .hasStatus(403);
        assertThat(pages.as(mediator).get("/bureau/nomenclature/theme/nouveau")).hasStatus(403);
        assertThat(pages.as(mediator).post("/bureau/nomenclature/theme/energy-voucher/fin", "fin", "2030-01-01"))
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
        assertThat(pages.as(head)
                        .post(
                                "/bureau/nomenclature/theme/" + code + "/versions",
                                "revision",
                                revisionShown(code),
                                "famille",
                                "housing",
                                "libelle",
                                "Quittance perdue",
                                "court",
                                "Quittance",
                                "position",
                                "12",
                                "operateurs",
                                "social-landlord",
                                "depuis",
                                next.toString()))
                .hasStatus(302);
        assertThat(nomenclature.on(NetworkTime.today(clock)).label(CodeList.THEME, code, Locale.FRANCE))
                .isEqualTo("Facture perdue");
        assertThat(nomenclature.on(next).label(CodeList.THEME, code, Locale.FRANCE))
                .isEqualTo("Quittance perdue");

        assertThat(pages.as(head)
                        .post(
                                "/bureau/nomenclature/theme/" + code + "/fin",
                                "revision",
                                revisionShown(code),
                                "fin",
                                next.plusMonths(1).toString()))
                .hasStatus(302);
        assertThat(nomenclature.on(next.plusMonths(1)).isUsable(CodeList.THEME, code))
                .isFalse();
        assertThat(pages.as(head)
                        .open("/bureau/nomenclature/theme?tous=true&jour=" + next.plusMonths(2))
                        .select("#codes a[href=/bureau/nomenclature/theme/" + code + "]"))
                .hasSize(1);
    }

    @Test
    void a_form_that_cannot_be_taken_comes_back_with_what_was_typed_and_why() {
        var answer = pages.as(head)
                .post(
                        "/bureau/nomenclature/theme",
                        "code",
                        "energy-voucher",
                        "famille",
                        "energy",
                        "libelle",
                        "Encore un chèque",
                        "court",
                        "Un libellé court bien trop long",
                        "position",
                        "1",
                        "depuis",
                        NetworkTime.today(clock).toString());
        assertThat(answer).hasStatus(422);
        var page = Pages.read(answer);
        assertThat(page.select("#f-libelle").val()).isEqualTo("Encore un chèque");
        assertThat(page.select("#f-court-error").text()).contains("22");

        var odd = pages.as(head)
                .post(
                        "/bureau/nomenclature/theme",
                        "code",
                        "odd-" + Ids.next().toString().substring(0, 8),
                        "libelle",
                        "Famille",
                        "court",
                        "Famille",
                        "couleur",
                        "rouge",
                        "position",
                        "1",
                        "depuis",
                        NetworkTime.today(clock).toString());
        assertThat(odd).hasStatus(422);
        assertThat(Pages.read(odd).select("#f-couleur-error")).isNotEmpty();

        var used = pages.as(head)
                .post(
                        "/bureau/nomenclature/theme",
                        "code",
                        "energy-voucher",
                        "famille",
                        "energy",
                        "libelle",
                        "Encore un chèque",
                        "court",
                        "Chèque",
                        "position",
                        "1",
                        "depuis",
                        NetworkTime.today(clock).toString());
        assertThat(used).hasStatus(422);
        assertThat(Pages.read(used).select("#f-code-error").text()).contains("ne sert qu’une fois");
    }

    @Test
    void the_second_of_two_persons_sees_what_the_first_did_and_keeps_what_she_typed() {
        var code = aTheme("Facture perdue");
        var seen = revisionShown(code);
        assertThat(rename(code, seen, "Première")).hasStatus(302);

        var answer = rename(code, seen, "Seconde");

        assertThat(answer).hasStatus(409);
        var page = Pages.read(answer);
        assertThat(page.select(".notice").text()).contains("Première");
        assertThat(page.select("#f-libelle").val()).isEqualTo("Seconde");
        assertThat(rename(code, page.select("#revise input[name=revision]").val(), "Seconde"))
                .hasStatus(302);
        assertThat(nomenclature.on(NetworkTime.today(clock)).label(CodeList.THEME, code, Locale.FRANCE))
                .isEqualTo("Seconde");
    }

    private MvcTestResult rename(String code, String revision, String label) {
        return pages.as(head)
                .post(
                        "/bureau/nomenclature/theme/" + code + "/versions",
                        "revision",
                        revision,
                        "famille",
                        "energy",
                        "libelle",
                        label,
                        "court",
                        label,
                        "position",
                        "12",
                        "depuis",
                        NetworkTime.today(clock).toString());
    }

    @Test
    void the_head_changes_what_acts_count_as() {
        var code = aTheme("Facture perdue");
        var row = "/bureau/nomenclature/vers/nf-x60-600/ligne";
        assertThat(pages.as(head).post(row, "nouvelle", "true", "theme", code, "cibles", "4", "confirmee", "true"))
                .hasStatus(302);
        assertThat(nomenclature
                        .on(NetworkTime.today(clock))
                        .translate(OutsideList.NF_X60_600, new Act(code, "", "mediation"))
                        .orElseThrow()
                        .targets())
                .containsExactly("4");

        var again = pages.as(head).post(row, "nouvelle", "true", "theme", code, "cibles", "5");
        assertThat(again).hasStatus(409);
        var page = Pages.read(again);
        assertThat(page.select("#standing tbody tr")).hasSize(1);

        assertThat(pages.as(head)
                        .post(
                                row,
                                "theme",
                                code,
                                "vues",
                                page.select("input[name=vues]").val(),
                                "cibles",
                                "5",
                                "note",
                                "Après lecture de la norme"))
                .hasStatus(302);
        assertThat(pages.as(head).open(row + "?theme=" + code).select("#before tbody tr"))
                .hasSize(1);
        var none = pages.as(head).post(row, "theme", code);
        assertThat(none).hasStatus(422);
    }

    @Test
    void what_does_not_exist_is_not_found() {
        for (var address : new String[] {
            "/bureau/nomenclature/nothing", "/bureau/nomenclature/theme/nothing", "/bureau/nomenclature/vers/nothing"
        }) assertThat(pages.as(head).get(address)).as(address).hasStatus(404);
    }

    private String aTheme(String label) {
        var code = ("page-" + Ids.next()).substring(0, 40).replaceAll("-$", "");
        assertThat(pages.as(head)
                        .post(
                                "/bureau/nomenclature/theme",
                                "code",
                                code,
                                "famille",
                                "energy",
                                "libelle",
                                label,
                                "court",
                                label,
                                "position",
                                "11",
                                "icone",
                                "receipt",
                                "operateurs",
                                "edf",
                                "operateurs",
                                "engie",
                                "depuis",
                                NetworkTime.today(clock).toString()))
                .hasStatus(302)
                .hasHeader("Location", "/bureau/nomenclature/theme/" + code);
        return code;
    }

    private String revisionShown(String code) {
        return pages.as(head)
                .open("/bureau/nomenclature/theme/" + code)
                .select("#revise input[name=revision]")
                .val();
    }
}
