// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.cases.domain.WorkOnCase;
import fr.parvis.documents.CasesWithDocuments;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.visits.VisitsFixtures;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** The pages and papers of home visits, without a script. */
@ParvisTest
class HomePagesTest {
    /** Days and the association's name, which is an identifier here, have figures of their own. */
    private static final Pattern OF_ITSELF =
            Pattern.compile("Association [0-9a-f -]+|[0-9]{1,2}(/[0-9]{2}/| \\p{L}+ )[0-9]{4}");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Network network;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    WorkOnCase work;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    SignedIn me;
    UUID point;
    UUID caseFile;
    String ofCase;
    LocalDate today = LocalDate.now(java.time.ZoneId.of("Europe/Paris"));

    @BeforeEach
    void a_case() {
        var association = network.anAssociation();
        me = network.a(Role.MEDIATOR, association);
        point = new VisitsFixtures(network, db, transaction).aPoint(association, "Europe/Paris", null);
        caseFile = another("Nour");
        ofCase = "/bureau/suivis/" + caseFile + "/visites-energie";
    }

    private UUID another(String given) {
        var cases = new CasesWithDocuments(openFile, openCase);
        return cases.caseOf(me, cases.person(me, given, "Haddad"));
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(address).with(Browser.as(me)).exchange();
    }

    private MvcTestResult post(String address, String... fields) {
        var request = mvc.post().uri(address).with(Browser.as(me)).with(csrf());
        for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    private static Document read(MvcTestResult answer) {
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString(StandardCharsets.UTF_8));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String begun(UUID of, LocalDate day) {
        var answer =
                post("/bureau/suivis/" + of + "/visites-energie", "day", day.toString(), "point", point.toString());
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
        assertThat(read(get("/bureau/suivis/" + caseFile)).select("a[href=" + ofCase + "]"))
                .hasSize(1);
        var empty = read(get(ofCase));
        assertThat(empty.select("#begin-form option").eachText()).isNotEmpty();
        assertThat(empty.text()).contains("Votre sécurité");
        var visit = begun();
        var shown = read(get(visit));
        assertThat(shown.select("#checklist li")).hasSize(9);
        for (var link : shown.select("#checklist li a[href^=/bureau]"))
            assertThat(get(link.attr("href"))).as(link.text()).hasStatus(200);
        var next = post(
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
        var again = read(get(visit + "/logement"));
        assertThat(again.select("#f-surface").val()).isEqualTo("54");
        assertThat(again.select("input[name=damp][checked]").eachAttr("value")).containsExactly("mould", "leak");
        assertThat(read(get(visit)).select(".home-said").text()).contains("Appartement", "54 m²", "Moisissures");
    }

    @Test
    void a_question_without_an_answer_can_be_left_or_emptied_again() {
        var visit = begun();
        var form = read(get(visit + "/logement"));
        assertThat(form.select("#section-form [required]")).isEmpty();
        assertThat(form.select("input[type=radio][name=kind][value=]")).hasSize(1);
        assertThat(form.select("select[name=heating] option[value=]")).hasSize(1);
    }

    private void refused(String part, String field, String said, String... fields) {
        var visit = begun();
        var answer = post(visit + "/" + part, fields);
        assertThat(answer).hasStatus(422);
        var shown = read(answer);
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
        var answer = post(ofCase, "day", day, "point", point.toString());
        assertThat(answer).hasStatus(422);
        assertThat(read(answer).select(".error-summary").text()).contains("future");
        assertThat(read(answer).select("#f-day").val()).isEqualTo(day);
        assertThat(read(answer).select("#f-point option[selected]").val()).isEqualTo(point.toString());
        assertThat(read(post(ofCase, "day", "2026-13-45", "point", "x"))
                        .select(".error-summary")
                        .text())
                .contains("illisible", "Choisissez un point");
    }

    @Test
    void a_visit_stays_at_its_point_that_closed_and_a_point_that_closes_later_is_offered() {
        var points = new VisitsFixtures(network, db, transaction);
        var closed = points.aPoint(me.association(), "Europe/Paris", today.minusDays(1));
        var closing = points.aPoint(me.association(), "Europe/Paris", today.plusDays(20));
        var begun = post(ofCase, "day", today.minusDays(5).toString(), "point", closed.toString());
        var visit = begun.getResponse().getRedirectedUrl();
        assertThat(read(get(visit)).select("#f-point option[selected]").val()).isEqualTo(closed.toString());
        assertThat(read(get(ofCase)).select("#f-point option").eachAttr("value"))
                .contains(point.toString(), closing.toString())
                .doesNotContain(closed.toString());
    }

    @Test
    void a_follow_up_before_the_visit_is_refused_with_what_was_typed() {
        var visit = begun(caseFile, today.minusDays(5));
        post(visit + "/gestes", "shower", "chosen", "basedOn", "0");
        var form = read(get(ofCase + "/suivi/3"));
        assertThat(form.select("[name=gesture.shower]")).isNotEmpty();
        var answer = post(
                ofCase + "/suivi/3", "day", today.minusDays(6).toString(), "gesture.shower", "kept", "note", "Va bien");
        assertThat(answer).hasStatus(422);
        var shown = read(answer);
        assertThat(shown.select(".error-summary").text()).contains("avant la dernière visite");
        assertThat(shown.select("[name=gesture.shower][checked]").val()).isEqualTo("kept");
        assertThat(shown.select("[name=note]").val()).isEqualTo("Va bien");
        assertThat(post(ofCase + "/suivi/3", "day", today.toString(), "gesture.shower", "kept", "basedOn", "0"))
                .hasStatus(302);
        assertThat(post(ofCase + "/suivi/3", "day", today.toString(), "gesture.shower", "kept", "basedOn", "0"))
                .as("on what was read before")
                .hasStatus(409);
        assertThat(read(get(ofCase)).select("#follow-ups").text()).contains("Fait le");
        assertThat(get(ofCase + "/suivi/6")).hasStatus(404);
    }

    @Test
    void at_twelve_months_it_says_what_was_measured_or_that_nothing_was() {
        begun();
        assertThat(read(get(ofCase + "/suivi/12")).select("#proof").text())
                .contains("Non mesuré", "ne s’additionnent jamais");
        assertThat(read(get(ofCase + "/suivi/3")).select("#proof")).isEmpty();
    }

    @Test
    void danger_stands_at_the_top_with_whom_to_call() {
        var visit = begun();
        post(visit + "/dangers", "danger", "carbon-monoxide", "danger", "gas", "basedOn", "0");
        var top = read(get(visit)).select("main .notice-danger").first();
        assertThat(top).isNotNull();
        assertThat(top.text()).contains("18 ou le 112", "0 800 47 33 33");
        assertThat(read(get(visit + "/usages")).select("main .notice-danger")).hasSize(1);
        assertThat(read(get("/bureau/suivis/" + caseFile)).text()).contains("Danger signalé");
        assertThat(text(get(visit + "/fiche.pdf"))).contains("Monoxyde de carbone");
    }

    @Test
    void what_somebody_else_changed_meanwhile_is_not_lost() {
        var visit = begun();
        assertThat(post(visit + "/usages", "day-degrees", "21", "basedOn", "0")).hasStatus(302);
        var answer = post(visit + "/usages", "day-degrees", "19", "basedOn", "0");
        assertThat(answer).hasStatus(409);
        var shown = read(answer);
        assertThat(shown.text()).contains("Quelqu’un a changé");
        assertThat(shown.select("#f-day-degrees").val()).isEqualTo("19");
        assertThat(post(
                        visit + "/usages",
                        "day-degrees",
                        "19",
                        "basedOn",
                        shown.select("[name=basedOn]").val()))
                .hasStatus(302);
        assertThat(post(visit, "day", today.toString(), "point", point.toString(), "basedOn", "9"))
                .as("where and when it was")
                .hasStatus(409);
    }

    @Test
    void a_word_about_health_is_warned_of_and_may_be_kept_knowingly() {
        var visit = begun();
        var answer = post(visit + "/usages", "note", "Elle a un cancer", "basedOn", "0");
        assertThat(answer).hasStatus(422);
        assertThat(read(answer).select("[name=knowing]")).hasSize(1);
        assertThat(read(answer).select("[name=note]").val()).isEqualTo("Elle a un cancer");
    }

    @Test
    void everything_that_can_be_ticked_fits_on_two_pages_for_the_household() {
        var visit = begun();
        for (var link :
                read(get(visit)).select("#checklist li a[href^=/bureau]").eachAttr("href")) {
            var form = read(get(link));
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
        var sheet = text(get(visit + "/fiche.pdf"));
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
        post(
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
        post(visit + "/energie", "month-euros", "87", "supplier", "edf", "basedOn", "0");
        post(visit + "/usages", "day-degrees", "23", "note", "Ne paie plus ses factures", "basedOn", "0");
        post(visit + "/materiel", "led-lamp", "4", "basedOn", "0");
        assertThat(get(visit + "/rapport.pdf")).hasStatus(404);
        var without = post(
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
        assertThat(read(without).select("[name=parts][checked]").val()).isEqualTo("comfort");
        assertThat(get(visit + "/rapport.pdf")).hasStatus(404);
        assertThat(post(
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
        var report = text(get(visit + "/rapport.pdf"));
        assertThat(report).contains("Moisissures", "avec l’accord de la personne", "bailleur privé", "de vive voix");
        assertThat(OF_ITSELF.matcher(report).replaceAll(""))
                .doesNotContain("Haddad", "54", "87", "EDF", "240", "23", "factures", "Ampoule", "Électrique");
        post(
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
        assertThat(OF_ITSELF.matcher(text(get(visit + "/rapport.pdf"))).replaceAll(""))
                .contains("Haddad", "54", "Ampoule LED", "Électrique")
                .doesNotContain("87", "EDF", "240", "23 ", "factures", "Moisissures");
        assertThat(post(visit + "/partage/retirer")).hasStatus(302);
        assertThat(get(visit + "/rapport.pdf")).hasStatus(404);
    }

    @Test
    void a_closed_case_shows_its_visit_and_changes_it_no_more() {
        var visit = begun();
        post(visit + "/usages", "day-degrees", "21", "basedOn", "0");
        Network.as(me, () -> work.close(caseFile, 0, "obtained", null));
        assertThat(read(get(visit)).select("form[action=" + visit + "]")).isEmpty();
        assertThat(read(get(visit + "/usages")).select("#section-form")).isEmpty();
        assertThat(post(visit + "/usages", "day-degrees", "19", "basedOn", "1")).hasStatus(422);
        assertThat(read(get(visit)).select(".home-said").text()).contains("21");
    }

    @Test
    void the_association_reads_its_own_small_counts_and_what_is_sent_hides_them() throws IOException {
        var visit = begun();
        post(visit + "/materiel", "led-lamp", "40", "basedOn", "0");
        post(visit + "/gestes", "shower", "chosen", "basedOn", "0");
        var own = read(get("/bureau/bilan-visites-energie"));
        assertThat(own.select("main").text()).doesNotContain("masqué").contains("reste dans votre association");
        assertThat(own.select("#equipment tbody tr").text()).contains("Ampoule LED 40 1");
        assertThat(own.select("#gestures tbody tr").text())
                .contains("douches de 5 minutes")
                .endsWith(" 1");
        var toSend = Objects.requireNonNull(own.selectFirst("a[href*=version=a-envoyer]"))
                .attr("href");
        var hidden = read(get(toSend));
        assertThat(hidden.select("main .figures").text()).contains("masqué");
        assertThat(hidden.select("#equipment").text()).contains("masqué").doesNotContain("40");
        assertThat(hidden.select("#gestures tbody tr").text())
                .contains("douches de 5 minutes")
                .endsWith(" masqué");
        var file = Objects.requireNonNull(hidden.selectFirst("a[href*=.csv]")).attr("href");
        assertThat(get(file).getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("Ampoule LED;pièces;masqué");
        for (var given : new String[] {"Aline", "Bruno", "Chloé", "Driss"})
            post(begun(another(given), today) + "/materiel", "led-lamp", "1", "basedOn", "0");
        var shown = read(get(toSend));
        assertThat(shown.select("#equipment tbody tr").text()).contains("Ampoule LED 44 5");
        assertThat(shown.select("#points tbody tr").text()).endsWith("5");
        assertThat(shown.select("#expected").text().replace('\u202f', ' ')).contains("1 540");
        // the power strip of one home would follow from the sum, since the lamps are told
        post(begun(another("Elsa"), today) + "/materiel", "power-strip", "1", "basedOn", "0");
        var few = read(get(toSend));
        assertThat(few.select("#equipment tbody tr").text()).contains("Ampoule LED 44 5");
        assertThat(few.select("#expected").text().replace('\u202f', ' ')).doesNotContain("1 610", "1 540");
        assertThat(read(get("/bureau/bilan-visites-energie"))
                        .select("#expected")
                        .text()
                        .replace('\u202f', ' '))
                .contains("1 610");
        assertThat(shown.select("#measured").text()).contains("Logements mesurés", "0 logements");
        var csv = get("/bureau/bilan-visites-energie.csv").getResponse().getContentAsString(StandardCharsets.UTF_8);
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
        var reversed = get("/bureau/bilan-visites-energie?du=2026-05-01&au=2026-04-01");
        assertThat(reversed).hasStatus(422);
        assertThat(read(reversed).select("main .notice").text())
                .contains("La fin (01/04/2026) est avant le début (01/05/2026)");
        var swapped = Objects.requireNonNull(read(reversed).selectFirst("main .notice a"));
        assertThat(get(swapped.attr("href"))).hasStatusOk();
        assertThat(get("/bureau/bilan-visites-energie?du=hier")).hasStatus(422);
        assertThat(get("/bureau/bilan-visites-energie?du=2001-01-01&au=2026-04-01"))
                .hasStatus(422);
    }

    @Test
    void the_list_is_kept_by_the_head_alone_and_refuses_what_cannot_be() {
        assertThat(get("/bureau/materiel-et-gestes")).hasStatus(403);
        me = network.ofTheNetwork(Role.NETWORK_HEAD);
        assertThat(read(get("/bureau/materiel-et-gestes?code=led-lamp"))
                        .select("#f-nom")
                        .val())
                .isEqualTo("Ampoule LED");
        var wrong = post(
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
        assertThat(read(wrong).select(".error-summary li")).hasSize(6);
        assertThat(read(wrong).select("#f-kwh").val()).isEqualTo("99999");
        assertThat(post(
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
        post(visit + "/usages", "day-degrees", "21", "basedOn", "0");
        me = network.a(Role.MEDIATOR, network.anAssociation());
        for (var address : new String[] {
            ofCase, ofCase + "/suivi/3", visit, visit + "/usages", visit + "/fiche.pdf", visit + "/partage"
        }) assertThat(get(address)).as(address).hasStatus(404);
        assertThat(post(visit + "/usages", "day-degrees", "19", "basedOn", "1")).hasStatus(404);
    }
}
