// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.cases.domain.WorkOnCase;
import fr.parvis.documents.CasesWithDocuments;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.visits.VisitsFixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages and papers of home visits, without a script. */
@ParvisTest
class HomePagesTest {
    /** Days and the association's name, which is an identifier here, have figures of their own. */
    private static final Pattern OF_ITSELF =
            Pattern.compile("Association [0-9a-f -]+|[0-9]{1,2}(/[0-9]{2}/| \\p{L}+ )[0-9]{4}");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures points;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    WorkOnCase work;

    SignedIn me;
    UUID point;
    UUID caseFile;
    String ofCase;
    LocalDate today = LocalDate.now(java.time.ZoneId.of("Europe/Paris"));

    @BeforeEach
    void a_case() {
        var association = network.anAssociation();
        me = network.a(Role.MEDIATOR, association);
        point = points.aPoint(association, "Europe/Paris", null);
        caseFile = another("Nour");
        ofCase = "/bureau/suivis/" + caseFile + "/visites-energie";
    }

    private UUID another(String given) {
        var cases = new CasesWithDocuments(openFile, openCase);
        return cases.caseOf(me, cases.person(me, given, "Haddad"));
    }

    private String begun(UUID of, LocalDate day) {
        var answer = pages.as(me)
                .post("/bureau/suivis/" + of + "/visites-energie", "day", day.toString(), "point", point.toString());
        assertThat(answer).hasStatus(302);
        return answer.getResponse().getRedirectedUrl();
    }

    private String begun() {
        return begun(caseFile, today);
    }

    private static String text(MvcTestResult answer) {
        assertThat(answer).hasStatus(200);
        try (var paper = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
            assertThat(paper.getDocumentCatalog().getMarkInfo().isMarked())
                    .as("tagged")
                    .isTrue();
            assertThat(paper.getNumberOfPages()).isLessThanOrEqualTo(2);
            return new PDFTextStripper().getText(paper).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void from_the_case_to_a_checklist_part_by_part() {
        assertThat(pages.as(me).read("/bureau/suivis/" + caseFile).select("a[href=" + ofCase + "]"))
                .hasSize(1);
        var empty = pages.as(me).read(ofCase);
        assertThat(empty.select("#begin-form option").eachText()).isNotEmpty();
        assertThat(empty.text()).contains("Votre sécurité");
        var visit = begun();
        var shown = pages.as(me).read(visit);
        assertThat(shown.select("#checklist li")).hasSize(9);
        for (var link : shown.select("#checklist li a[href^=/bureau]"))
            assertThat(pages.as(me).get(link.attr("href"))).as(link.text()).hasStatus(200);
        var next = pages.as(me)
                .post(
                        visit + "/logement",
                        "kind",
                        "flat",
                        "surface",
                        "54",
                        "damp",
                        "mould",
                        "damp",
                        "leak",
                        "next",
                        "true",
                        "basedOn",
                        "0");
        assertThat(next).hasStatus(302);
        assertThat(next.getResponse().getRedirectedUrl()).isEqualTo(visit + "/temperatures");
        var again = pages.as(me).read(visit + "/logement");
        assertThat(again.select("#f-surface").val()).isEqualTo("54");
        assertThat(again.select("input[name=damp][checked]").eachAttr("value")).containsExactly("mould", "leak");
        assertThat(pages.as(me).read(visit).select(".home-said").text())
                .contains("Appartement", "54 m²", "Moisissures");
    }

    @Test
    void a_question_without_an_answer_can_be_left_or_emptied_again() {
        var visit = begun();
        var form = pages.as(me).read(visit + "/logement");
        assertThat(form.select("#section-form [required]")).isEmpty();
        assertThat(form.select("input[type=radio][name=kind][value=]")).hasSize(1);
        assertThat(form.select("select[name=heating] option[value=]")).hasSize(1);
    }

    private void refused(String part, String field, String said, String... fields) {
        var visit = begun();
        var answer = pages.as(me).post(visit + "/" + part, fields);
        assertThat(answer).hasStatus(422);
        var shown = Pages.read(answer);
        assertThat(shown.select(".error-summary").text()).contains(said);
        if (!field.isEmpty())
            assertThat(shown.select(".error-summary a[href=#f-" + field + "], #f-" + field + "-error"))
                    .isNotEmpty();
        for (int i = 0; i < fields.length; i += 2) {
            var typed = shown.select("[name=" + fields[i] + "]");
            if (typed.is("input[type=text]"))
                assertThat(typed.val()).as("what was typed stays").isEqualTo(fields[i + 1]);
        }
    }

    @Test
    void temperatures_of_200_degrees_are_refused_with_what_was_typed() {
        refused("temperatures", "living", "de 0 à 40", "living", "200", "kitchen", "18");
    }

    @Test
    void a_home_of_0_or_5000_square_metres_is_refused() {
        refused("logement", "surface", "de 5 à 999", "surface", "0");
        refused("logement", "surface", "de 5 à 999", "surface", "5000", "floor", "3");
    }

    @Test
    void unknown_codes_are_refused() {
        refused("logement", "kind", "Ce choix n’existe pas", "kind", "château");
        refused("dangers", "danger", "Ce choix n’existe pas", "danger", "dragon");
        refused("orientations", "towards", "Ce choix n’existe pas", "towards", "voisin");
    }

    @Test
    void a_visit_in_the_future_is_refused_with_what_was_typed() {
        var day = today.plusDays(3).toString();
        var answer = pages.as(me).post(ofCase, "day", day, "point", point.toString());
        assertThat(answer).hasStatus(422);
        assertThat(Pages.read(answer).select(".error-summary").text()).contains("future");
        assertThat(Pages.read(answer).select("#f-day").val()).isEqualTo(day);
        assertThat(Pages.read(answer).select("#f-point option[selected]").val()).isEqualTo(point.toString());
        assertThat(Pages.read(pages.as(me).post(ofCase, "day", "2026-13-45", "point", "x"))
                        .select(".error-summary")
                        .text())
                .contains("illisible", "Choisissez un point");
    }

    @Test
    void a_visit_stays_at_its_point_that_closed_and_a_point_that_closes_later_is_offered() {
        var closed = points.aPoint(me.association(), "Europe/Paris", today.minusDays(1));
        var closing = points.aPoint(me.association(), "Europe/Paris", today.plusDays(20));
        var begun = pages.as(me).post(ofCase, "day", today.minusDays(5).toString(), "point", closed.toString());
        var visit = begun.getResponse().getRedirectedUrl();
        assertThat(pages.as(me).read(visit).select("#f-point option[selected]").val())
                .isEqualTo(closed.toString());
        assertThat(pages.as(me).read(ofCase).select("#f-point option").eachAttr("value"))
                .contains(point.toString(), closing.toString())
                .doesNotContain(closed.toString());
    }

    @Test
    void a_follow_up_before_the_visit_is_refused_with_what_was_typed() {
        var visit = begun(caseFile, today.minusDays(5));
        pages.as(me).post(visit + "/gestes", "shower", "chosen", "basedOn", "0");
        var form = pages.as(me).read(ofCase + "/suivi/3");
        assertThat(form.select("[name=gesture.shower]")).isNotEmpty();
        var answer = pages.as(me)
                .post(
                        ofCase + "/suivi/3",
                        "day",
                        today.minusDays(6).toString(),
                        "gesture.shower",
                        "kept",
                        "note",
                        "Va bien");
        assertThat(answer).hasStatus(422);
        var shown = Pages.read(answer);
        assertThat(shown.select(".error-summary").text()).contains("avant la dernière visite");
        assertThat(shown.select("[name=gesture.shower][checked]").val()).isEqualTo("kept");
        assertThat(shown.select("[name=note]").val()).isEqualTo("Va bien");
        assertThat(pages.as(me)
                        .post(ofCase + "/suivi/3", "day", today.toString(), "gesture.shower", "kept", "basedOn", "0"))
                .hasStatus(302);
        assertThat(pages.as(me)
                        .post(ofCase + "/suivi/3", "day", today.toString(), "gesture.shower", "kept", "basedOn", "0"))
                .as("on what was read before")
                .hasStatus(409);
        assertThat(pages.as(me).read(ofCase).select("#follow-ups").text()).contains("Fait le");
        assertThat(pages.as(me).get(ofCase + "/suivi/6")).hasStatus(404);
    }

    @Test
    void at_twelve_months_it_says_what_was_measured_or_that_nothing_was() {
        begun();
        assertThat(pages.as(me).read(ofCase + "/suivi/12").select("#proof").text())
                .contains("Non mesuré", "ne s’additionnent jamais");
        assertThat(pages.as(me).read(ofCase + "/suivi/3").select("#proof")).isEmpty();
    }

    @Test
    void danger_stands_at_the_top_with_whom_to_call() {
        var visit = begun();
        pages.as(me).post(visit + "/dangers", "danger", "carbon-monoxide", "danger", "gas", "basedOn", "0");
        var top = pages.as(me).read(visit).select("main .notice-danger").first();
        assertThat(top).isNotNull();
        assertThat(top.text()).contains("18 ou le 112", "0 800 47 33 33");
        assertThat(pages.as(me).read(visit + "/usages").select("main .notice-danger"))
                .hasSize(1);
        assertThat(pages.as(me).read("/bureau/suivis/" + caseFile).text()).contains("Danger signalé");
        assertThat(text(pages.as(me).get(visit + "/fiche.pdf"))).contains("Monoxyde de carbone");
    }

    @Test
    void what_somebody_else_changed_meanwhile_is_not_lost() {
        var visit = begun();
        assertThat(pages.as(me).post(visit + "/usages", "day-degrees", "21", "basedOn", "0"))
                .hasStatus(302);
        var answer = pages.as(me).post(visit + "/usages", "day-degrees", "19", "basedOn", "0");
        assertThat(answer).hasStatus(409);
        var shown = Pages.read(answer);
        assertThat(shown.text()).contains("Quelqu’un a changé");
        assertThat(shown.select("#f-day-degrees").val()).isEqualTo("19");
        assertThat(pages.as(me)
                        .post(
                                visit + "/usages",
                                "day-degrees",
                                "19",
                                "basedOn",
                                shown.select("[name=basedOn]").val()))
                .hasStatus(302);
        assertThat(pages.as(me).post(visit, "day", today.toString(), "point", point.toString(), "basedOn", "9"))
                .as("where and when it was")
                .hasStatus(409);
    }

    @Test
    void a_word_about_health_is_warned_of_and_may_be_kept_knowingly() {
        var visit = begun();
        var answer = pages.as(me).post(visit + "/usages", "note", "Elle a un cancer", "basedOn", "0");
        assertThat(answer).hasStatus(422);
        assertThat(Pages.read(answer).select("[name=knowing]")).hasSize(1);
        assertThat(Pages.read(answer).select("[name=note]").val()).isEqualTo("Elle a un cancer");
    }

    @Test
    void everything_that_can_be_ticked_fits_on_two_pages_for_the_household() {
        var visit = begun();
        for (var link : pages.as(me)
                .read(visit)
                .select("#checklist li a[href^=/bureau]")
                .eachAttr("href")) {
            var form = pages.as(me).read(link);
            var request = mvc.post().uri(link).with(Browser.as(me)).with(csrf()).param("basedOn", "0");
            for (var select : form.select("#section-form select"))
                request = request.param(
                        select.attr("name"), select.select("option").last().val());
            for (var box : form.select("#section-form input[type=checkbox]"))
                if (!box.val().equals("none")) request = request.param(box.attr("name"), box.val());
            // the last choice of each; five gestures chosen at most
            var names = new LinkedHashSet<>(
                    form.select("#section-form input[type=radio]").eachAttr("name"));
            int left = link.endsWith("/gestes") ? 5 : names.size();
            for (var name : names)
                if (left-- > 0)
                    request = request.param(
                            name, form.select("input[name=" + name + "]").last().val());
            for (var field : form.select("#section-form input.field-short"))
                request = request.param(field.attr("name"), typed(link, field.attr("name")));
            assertThat(request.exchange()).as(link).hasStatus(302);
        }
        var sheet = text(pages.as(me).get(visit + "/fiche.pdf"));
        assertThat(sheet)
                .contains(
                        "Mon logement et l’énergie",
                        "Nour Haddad",
                        "Les gestes que j’ai choisis",
                        "€ par an",
                        "Ampoule LED",
                        "Séjour",
                        "Et maintenant",
                        "France Rénov",
                        "3 mois",
                        "ordres de grandeur");
        assertThat(sheet).doesNotContain("Facture de 240");
    }

    private String typed(String link, String name) {
        if (name.equals("second")) return today.plusDays(20).toString();
        if (name.equals("year-kwh")) return "9000";
        return link.endsWith("/equipements") ? "5" : "30";
    }

    @Test
    void a_report_needs_an_agreement_and_holds_nothing_else() {
        var visit = begun();
        pages.as(me)
                .post(
                        visit + "/logement",
                        "surface",
                        "54",
                        "damp",
                        "mould",
                        "tenure",
                        "private",
                        "heating",
                        "electric",
                        "basedOn",
                        "0");
        pages.as(me).post(visit + "/energie", "month-euros", "87", "supplier", "edf", "basedOn", "0");
        pages.as(me).post(visit + "/usages", "day-degrees", "23", "note", "Ne paie plus ses factures", "basedOn", "0");
        pages.as(me).post(visit + "/materiel", "led-lamp", "4", "basedOn", "0");
        assertThat(pages.as(me).get(visit + "/rapport.pdf")).hasStatus(404);
        var without = pages.as(me)
                .post(
                        visit + "/partage",
                        "recipient",
                        "landlord",
                        "parts",
                        "comfort",
                        "manner",
                        "spoken",
                        "agreedOn",
                        today.toString());
        assertThat(without).hasStatus(422);
        assertThat(Pages.read(without).select("[name=parts][checked]").val()).isEqualTo("comfort");
        assertThat(pages.as(me).get(visit + "/rapport.pdf")).hasStatus(404);
        assertThat(pages.as(me)
                        .post(
                                visit + "/partage",
                                "recipient",
                                "landlord",
                                "parts",
                                "comfort",
                                "manner",
                                "spoken",
                                "agreedOn",
                                today.toString(),
                                "agrees",
                                "true"))
                .hasStatus(302);
        var report = text(pages.as(me).get(visit + "/rapport.pdf"));
        assertThat(report).contains("Moisissures", "avec l’accord de la personne", "bailleur privé", "de vive voix");
        assertThat(OF_ITSELF.matcher(report).replaceAll(""))
                .doesNotContain("Haddad", "54", "87", "EDF", "240", "23", "factures", "Ampoule", "Électrique");
        pages.as(me)
                .post(
                        visit + "/partage",
                        "recipient",
                        "funder",
                        "parts",
                        "name",
                        "parts",
                        "building",
                        "parts",
                        "installed",
                        "parts",
                        "danger",
                        "parts",
                        "heating",
                        "parts",
                        "advice",
                        "manner",
                        "written",
                        "agreedOn",
                        today.toString(),
                        "agrees",
                        "true");
        assertThat(OF_ITSELF
                        .matcher(text(pages.as(me).get(visit + "/rapport.pdf")))
                        .replaceAll(""))
                .contains("Haddad", "54", "Ampoule LED", "Électrique")
                .doesNotContain("87", "EDF", "240", "23 ", "factures", "Moisissures");
        assertThat(pages.as(me).post(visit + "/partage/retirer")).hasStatus(302);
        assertThat(pages.as(me).get(visit + "/rapport.pdf")).hasStatus(404);
    }

    @Test
    void a_closed_case_shows_its_visit_and_changes_it_no_more() {
        var visit = begun();
        pages.as(me).post(visit + "/usages", "day-degrees", "21", "basedOn", "0");
        Network.as(me, () -> work.close(caseFile, 0, "obtained", null));
        assertThat(pages.as(me).read(visit).select("form[action=" + visit + "]"))
                .isEmpty();
        assertThat(pages.as(me).read(visit + "/usages").select("#section-form")).isEmpty();
        assertThat(pages.as(me).post(visit + "/usages", "day-degrees", "19", "basedOn", "1"))
                .hasStatus(422);
        assertThat(pages.as(me).read(visit).select(".home-said").text()).contains("21");
    }

    @Test
    void the_association_reads_its_own_small_counts_and_what_is_sent_hides_them() throws IOException {
        var visit = begun();
        pages.as(me).post(visit + "/materiel", "led-lamp", "40", "basedOn", "0");
        pages.as(me).post(visit + "/gestes", "shower", "chosen", "basedOn", "0");
        var own = pages.as(me).read("/bureau/bilan-visites-energie");
        assertThat(own.select("main").text()).doesNotContain("masqué").contains("reste dans votre association");
        assertThat(own.select("#equipment tbody tr").text()).contains("Ampoule LED 40 1");
        assertThat(own.select("#gestures tbody tr").text())
                .contains("douches de 5 minutes")
                .endsWith(" 1");
        var toSend = Objects.requireNonNull(own.selectFirst("a[href*=version=a-envoyer]"))
                .attr("href");
        var hidden = pages.as(me).read(toSend);
        assertThat(hidden.select("main .figures").text()).contains("masqué");
        assertThat(hidden.select("#equipment").text()).contains("masqué").doesNotContain("40");
        assertThat(hidden.select("#gestures tbody tr").text())
                .contains("douches de 5 minutes")
                .endsWith(" masqué");
        var file = Objects.requireNonNull(hidden.selectFirst("a[href*=.csv]")).attr("href");
        assertThat(pages.as(me).get(file).getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("Ampoule LED;pièces;masqué");
        for (var given : new String[] {"Aline", "Bruno", "Chloé", "Driss"})
            pages.as(me).post(begun(another(given), today) + "/materiel", "led-lamp", "1", "basedOn", "0");
        var shown = pages.as(me).read(toSend);
        assertThat(shown.select("#equipment tbody tr").text()).contains("Ampoule LED 44 5");
        assertThat(shown.select("#points tbody tr").text()).endsWith("5");
        assertThat(shown.select("#expected").text().replace('\u202f', ' ')).contains("1 540");
        // the power strip of one home would follow from the sum, since the lamps are told
        pages.as(me).post(begun(another("Elsa"), today) + "/materiel", "power-strip", "1", "basedOn", "0");
        var few = pages.as(me).read(toSend);
        assertThat(few.select("#equipment tbody tr").text()).contains("Ampoule LED 44 5");
        assertThat(few.select("#expected").text().replace('\u202f', ' ')).doesNotContain("1 610", "1 540");
        assertThat(pages.as(me)
                        .read("/bureau/bilan-visites-energie")
                        .select("#expected")
                        .text()
                        .replace('\u202f', ' '))
                .contains("1 610");
        assertThat(shown.select("#measured").text()).contains("Logements mesurés", "0 logements");
        var csv = pages.as(me)
                .get("/bureau/bilan-visites-energie.csv")
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(csv)
                .contains(
                        "Ampoule LED;pièces;44",
                        "Multiprise à interrupteur;pièces;1",
                        "Économie attendue du matériel posé",
                        "Logements mesurés")
                .doesNotContain("Haddad");
    }

    @Test
    void figures_of_a_time_that_is_none_say_so() {
        var reversed = pages.as(me).get("/bureau/bilan-visites-energie?du=2026-05-01&au=2026-04-01");
        assertThat(reversed).hasStatus(422);
        assertThat(Pages.read(reversed).select("main .notice").text())
                .contains("La fin (01/04/2026) est avant le début (01/05/2026)");
        var swapped = Objects.requireNonNull(Pages.read(reversed).selectFirst("main .notice a"));
        assertThat(pages.as(me).get(swapped.attr("href"))).hasStatusOk();
        assertThat(pages.as(me).get("/bureau/bilan-visites-energie?du=hier")).hasStatus(422);
        assertThat(pages.as(me).get("/bureau/bilan-visites-energie?du=2001-01-01&au=2026-04-01"))
                .hasStatus(422);
    }

    @Test
    void the_list_is_kept_by_the_head_alone_and_refuses_what_cannot_be() {
        assertThat(pages.as(me).get("/bureau/materiel-et-gestes")).hasStatus(403);
        me = network.ofTheNetwork(Role.NETWORK_HEAD);
        assertThat(pages.as(me)
                        .read("/bureau/materiel-et-gestes?code=led-lamp")
                        .select("#f-nom")
                        .val())
                .isEqualTo("Ampoule LED");
        var wrong = pages.as(me)
                .post(
                        "/bureau/materiel-et-gestes",
                        "code",
                        "Lampe à LED",
                        "nature",
                        "equipment",
                        "nom",
                        "L",
                        "kwh",
                        "99999",
                        "valable",
                        "demain",
                        "lu",
                        "",
                        "source",
                        "");
        assertThat(wrong).hasStatus(422);
        assertThat(Pages.read(wrong).select(".error-summary li")).hasSize(6);
        assertThat(Pages.read(wrong).select("#f-kwh").val()).isEqualTo("99999");
        assertThat(pages.as(me)
                        .post(
                                "/bureau/materiel-et-gestes",
                                "code",
                                "led-lamp",
                                "nature",
                                "equipment",
                                "nom",
                                "Ampoule LED",
                                "kwh",
                                "35",
                                "valable",
                                "2026-01-01",
                                "lu",
                                "2026-11-26",
                                "source",
                                "Calcul : 42 W remplacés par 7 W, 1 000 heures par an",
                                "propose",
                                "true",
                                "place",
                                "10"))
                .hasStatus(302);
    }

    @Test
    void another_association_finds_nothing() {
        var visit = begun();
        pages.as(me).post(visit + "/usages", "day-degrees", "21", "basedOn", "0");
        me = network.a(Role.MEDIATOR, network.anAssociation());
        for (var address : new String[] {
            ofCase, ofCase + "/suivi/3", visit, visit + "/usages", visit + "/fiche.pdf", visit + "/partage"
        }) assertThat(pages.as(me).get(address)).as(address).hasStatus(404);
        assertThat(pages.as(me).post(visit + "/usages", "day-degrees", "19", "basedOn", "1"))
                .hasStatus(404);
    }
}
