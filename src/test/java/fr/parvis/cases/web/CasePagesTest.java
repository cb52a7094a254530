// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.web;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.shell.Problems;
import fr.parvis.values.Ids;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ParvisTest
class CasePagesTest {
    private static final String PAGE = "/bureau/suivis";

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    OpenFile openFile;

    SignedIn me;
    UUID nour;

    @BeforeEach
    void somebody_who_agreed() {
        me = network.a(Role.MEDIATOR, network.anAssociation());
        nour = Ids.next();
        Network.as(
                me,
                () -> openFile.handle(
                        new OpenFile.Command(nour, aPerson("Nour", "Haddad", 1990), "spoken", null, false, false)));
    }

    private Map<String, String> filled(String template) {
        var form = new LinkedHashMap<String, String>();
        var page = pages.as(me).read(PAGE + "/nouveau?personne=" + nour + "&modele=" + template);
        page.select("main form input[name]").forEach(input -> form.put(input.attr("name"), input.val()));
        page.select("main form select")
                .forEach(select -> form.put(
                        select.attr("name"), select.select("option[selected]").val()));
        return form;
    }

    private String opened(String template) {
        var answer = pages.as(me).post(PAGE, filled(template));
        assertThat(answer).hasStatus(302);
        return answer.getResponse().getHeader("Location");
    }

    @Test
    void from_the_person_to_a_case_in_two_presses() {
        var file = pages.as(me).read("/bureau/personnes/" + nour + "?pour=presente");
        var link = file.select("a[href^=" + PAGE + "/nouveau]").attr("href");
        assertThat(pages.as(me).read(link).select("button[name=modele]").eachText())
                .contains("Facture d’énergie impayée", "Autre chose");
        var it = opened("unpaid-bill");
        var page = pages.as(me).read(it);
        assertThat(page.select("h1").text()).isEqualTo("Facture d’énergie impayée");
        assertThat(page.select("#steps .case-step")).hasSize(4);
        assertThat(page.select("#papers .case-step")).hasSize(4);
        assertThat(pages.as(me)
                        .read("/bureau/personnes/" + nour + "?pour=suivi")
                        .select("a[href=" + it + "]"))
                .hasSize(1);
        assertThat(pages.as(me).read(PAGE).select("#all a").attr("href")).isEqualTo(it);
    }

    @Test
    void a_list_of_cases_notes_the_names_that_it_shows() {
        opened("rsa");
        var shown = "select count(*)::int from people.name_shown where account = :me and person = :person";
        var before = "delete from people.name_shown where account = :me";
        Network.as(
                me,
                () -> transaction.execute(
                        _ -> db.sql(before).param("me", me.account()).update()));
        assertThat(pages.as(me).read(PAGE).text()).contains("Nour Haddad");
        Integer noted = Network.as(
                me,
                () -> transaction.execute(_ -> db.sql(shown)
                        .param("me", me.account())
                        .param("person", nour)
                        .query(Integer.class)
                        .single()));
        assertThat(noted).isEqualTo(1);
    }

    @Test
    void a_step_is_done_in_one_press_and_undone_in_another() {
        var it = opened("rsa");
        var form = pages.as(me).read(it).select("#steps .case-step form").first();
        assertThat(pages.as(me).post(form.attr("action"), Map.of("faite", "oui")))
                .hasStatus(302);
        int left = pages.as(me).read(it).select("#steps .case-step").size();
        var undo = pages.as(me).read(it).select("#timeline form:has(button[value=non])");
        assertThat(undo).hasSize(1);
        assertThat(undo.attr("action")).isEqualTo(form.attr("action"));
        pages.as(me).post(form.attr("action"), Map.of("faite", "non"));
        assertThat(pages.as(me).read(it).select("#timeline form:has(button[value=non])"))
                .isEmpty();
        assertThat(pages.as(me).read(it).select("#steps .case-step")).hasSize(left + 1);
    }

    @Test
    void what_was_typed_in_a_refused_form_stays_in_it() {
        var it = opened("rsa");
        var answer = pages.as(me)
                .post(
                        it + "/contacts",
                        Map.of("channel", "call", "party", "body", "day", "2026-01-01", "said", "mdp : soleil99"));
        assertThat(answer).hasStatus(422);
        assertThat(Pages.read(answer).select("#f-said").val()).isEqualTo("mdp : soleil99");
        assertThat(Pages.read(answer).select("#f-said-error").text()).contains("mot de passe");
        var amount =
                pages.as(me).post(it + "/clore", Map.of("basedOn", "0", "outcome", "obtained", "amount", "beaucoup"));
        assertThat(amount).hasStatus(422);
        assertThat(Pages.read(amount).select("#f-amount").val()).isEqualTo("beaucoup");
    }

    @Test
    void a_line_break_of_what_was_said_counts_once() {
        var it = opened("rsa");
        var said = "a".repeat(200) + "\r\n" + "b".repeat(199);
        assertThat(pages.as(me)
                        .post(
                                it + "/contacts",
                                Map.of("channel", "call", "party", "body", "day", "2026-01-01", "said", said)))
                .hasStatus(302);
        assertThat(pages.as(me).read(it).select("#timeline").text()).contains("b".repeat(199));
    }

    @Test
    void the_day_and_the_choices_of_a_refused_form_stay_in_it_too() {
        var it = opened("rsa");
        var contact = Pages.read(pages.as(me)
                .post(
                        it + "/contacts",
                        Map.of("channel", "letter", "party", "person", "day", "2026-01-01", "said", "mdp : soleil99")));
        assertThat(chosen(contact, "channel")).isEqualTo("letter");
        assertThat(chosen(contact, "party")).isEqualTo("person");
        assertThat(contact.select("#f-day").val()).isEqualTo("2026-01-01");
        var step = Pages.read(pages.as(me).post(it + "/etapes", Map.of("text", "mdp : soleil99", "due", "2026-12-24")));
        assertThat(step.select("#f-due").val()).isEqualTo("2026-12-24");
        var closing = Pages.read(
                pages.as(me).post(it + "/clore", Map.of("basedOn", "0", "outcome", "refused", "amount", "beaucoup")));
        assertThat(chosen(closing, "outcome")).isEqualTo("refused");
    }

    private static String chosen(Document page, String field) {
        return page.select("#f-" + field + " option[selected]").val();
    }

    @Test
    void a_case_is_closed_with_an_amount_and_reopened() {
        var it = opened("rsa");
        assertThat(pages.as(me)
                        .post(it + "/clore", Map.of("basedOn", "0", "outcome", "obtained", "amount", "1 250,40 €")))
                .hasStatus(302);
        assertThat(pages.as(me).read(it).select(".notice-success").text().replaceAll("\\h", " "))
                .contains("obtenu")
                .contains("1 250,40 €");
        assertThat(pages.as(me).read(it).select("#outcome")).isEmpty();
        pages.as(me).post(it + "/rouvrir", Map.of());
        assertThat(pages.as(me).read(it).select("#outcome")).hasSize(1);
    }

    @Test
    void amounts_are_read_as_they_are_written() {
        assertThat(CaseController.cents("1 250,40 €")).isEqualTo(125_040);
        assertThat(CaseController.cents("12")).isEqualTo(1_200);
        assertThat(CaseController.cents("12,345")).isNull();
        assertThat(CaseController.cents("-3")).isNull();
    }

    @Test
    void a_case_for_somebody_of_another_association_is_not_opened() {
        me = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(pages.as(me).get(PAGE + "/nouveau?personne=" + nour)).hasStatus(404);
    }

    @Test
    void lines_of_a_template_are_read_and_written_alike() {
        var problems = new Problems();
        var text = "Demander\nRelancer | 2 mois | décret n° 2008-780, article 3 | 24/11/2026";
        assertThat(TemplateLines.of(TemplateLines.read(text, problems))).isEqualTo(text);
        assertThat(problems.isEmpty()).isTrue();
        TemplateLines.read("Relancer | bientôt", problems);
        assertThat(problems.of("steps")).isNotNull();
    }

    @Test
    void the_network_head_changes_a_template_and_is_told_what_is_wrong() {
        me = network.ofTheNetwork(Role.NETWORK_HEAD);
        var list = pages.as(me).read("/bureau/modeles-de-suivi");
        assertThat(list.select(".person-row").size()).isGreaterThanOrEqualTo(14);
        var refused = pages.as(me)
                .post(
                        "/bureau/modeles-de-suivi",
                        Map.of(
                                "code",
                                "fsl",
                                "version",
                                "0",
                                "label",
                                "Aide",
                                "theme",
                                "budget-fsl",
                                "steps",
                                "Relancer | 15 jours"));
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select("#f-steps-error").text()).contains("texte officiel");
        assertThat(Pages.read(refused).select("#f-steps").val()).isEqualTo("Relancer | 15 jours");
        var papers = "Pièce\n".repeat(31).strip();
        var tooMany = Pages.read(pages.as(me)
                .post(
                        "/bureau/modeles-de-suivi",
                        Map.of(
                                "code",
                                "fsl",
                                "version",
                                "0",
                                "label",
                                "Aide",
                                "theme",
                                "budget-fsl",
                                "papers",
                                papers)));
        assertThat(tooMany.select("#f-papers-error").text()).contains("30 papiers");
        assertThat(tooMany.select("#f-papers").val().lines()).hasSize(31);
        var changed = Map.of("code", "fsl", "version", "99", "label", "Aide", "theme", "budget-fsl");
        assertThat(pages.as(me).post("/bureau/modeles-de-suivi", changed))
                .as("of another version")
                .hasStatus(409);
        var taken = new LinkedHashMap<>(changed);
        taken.put("fresh", "true");
        assertThat(pages.as(me).post("/bureau/modeles-de-suivi", taken))
                .as("a code that is taken")
                .hasStatus(422);
    }

    @Test
    void a_date_that_is_none_is_asked_again_and_given_later_on_the_page_of_the_case() {
        var form = filled("unpaid-bill");
        form.put("countedFrom", "31/02/2026");
        var refused = pages.as(me).post(PAGE, form);
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select("#f-countedFrom-error").text()).contains("illisible");
        var it = opened("unpaid-bill");
        assertThat(pages.as(me).read(it).select("#steps").text()).contains("Date manquante");
        assertThat(pages.as(me).post(it + "/depuis", Map.of("countedFrom", "demain")))
                .hasStatus(422);
        assertThat(pages.as(me).post(it + "/depuis", Map.of("countedFrom", "2026-11-02")))
                .hasStatus(302);
        assertThat(pages.as(me).read(it).select("#steps").text())
                .contains("14 jours après le 02/11/2026")
                .doesNotContain("manquante");
        assertThat(pages.as(me).read(it).select("#f-countedFrom").val()).isEqualTo("2026-11-02");
        assertThat(pages.as(me).post(it + "/etapes", Map.of("text", "Relancer", "due", "bientôt")))
                .hasStatus(422);
    }

    @Test
    void every_case_and_every_contact_is_reached_however_many_there_are() {
        var first = opened("rsa");
        for (int i = 1; i <= 51; i++)
            assertThat(pages.as(me)
                            .post(
                                    first + "/contacts",
                                    Map.of(
                                            "channel",
                                            "call",
                                            "party",
                                            "body",
                                            "day",
                                            "2026-01-01",
                                            "said",
                                            "Appel " + i)))
                    .hasStatus(302);
        var next =
                pages.as(me).read(first).select("#timeline .pager a[rel=next]").attr("href");
        assertThat(pages.as(me)
                        .read(next.replace("#timeline", ""))
                        .select("#timeline .person-note")
                        .eachText())
                .hasSize(1);
        for (int i = 1; i <= 25; i++) opened("rsa");
        var all = pages.as(me)
                .read("/bureau/personnes/" + nour + "?pour=suivi")
                .select("a:contains(Voir les 26 suivis)")
                .attr("href");
        assertThat(all).contains("/personnes/" + nour + "/suivis");
        var seen = new java.util.HashSet<>(
                pages.as(me).read(all).select(".person-row a").eachAttr("href"));
        assertThat(seen).hasSize(25);
        seen.addAll(pages.as(me).read(all + "?page=2").select(".person-row a").eachAttr("href"));
        assertThat(seen).hasSize(26).contains(first);
    }

    @Autowired
    org.springframework.jdbc.core.simple.JdbcClient db;

    @Autowired
    org.springframework.transaction.support.TransactionTemplate transaction;

    @Autowired
    fr.parvis.visits.Visits visits;

    @Autowired
    fr.parvis.people.domain.PersonVisits personVisits;

    @Test
    void every_visit_is_reached_however_many_there_are_and_looking_at_them_is_noted() {
        var desk = new fr.parvis.visits.VisitsFixtures(network, db, transaction).aDesk();
        me = desk.mediator();
        var person = Ids.next();
        Network.as(
                me,
                () -> openFile.handle(
                        new OpenFile.Command(person, aPerson("Paul", "Blanc", 1980), "spoken", null, false, false)));
        for (int i = 1; i <= 11; i++) {
            var visit = fr.parvis.visits.VisitsFixtures.aVisit(desk.point());
            Network.as(me, () -> visits.record(visit));
            Network.as(me, () -> personVisits.add(person, visit.id()));
        }
        var all = pages.as(me)
                .read("/bureau/personnes/" + person + "?pour=suivi")
                .select("a:contains(Voir les 11 passages)")
                .attr("href");
        int before = readings(person);
        assertThat(pages.as(me).read(all).select("main .person-row")).hasSize(11);
        assertThat(readings(person)).isEqualTo(before + 1);
        me = network.a(fr.parvis.access.Role.MEDIATOR, network.anAssociation());
        assertThat(pages.as(me).get(all)).hasStatus(404);
    }

    private int readings(UUID person) {
        return Network.<Integer>as(
                me,
                () -> transaction.execute(
                        _ -> db.sql("select count(*)::int from people.reading where person = :id and reason = 'case'")
                                .param("id", person)
                                .query(Integer.class)
                                .single()));
    }

    @Test
    void cases_are_not_handed_over_by_what_is_no_account() {
        me = network.a(fr.parvis.access.Role.SITE_LEAD, Objects.requireNonNull(me.association()));
        var answer = pages.as(me)
                .post(
                        "/bureau/suivis/passation",
                        Map.of("from", "0612345678 Jeanne Durand née 1950", "to", UUID.randomUUID() + "0"));
        assertThat(answer).hasStatus(422);
    }
}
