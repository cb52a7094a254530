// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.database.Asking;
import fr.parvis.documents.CasesWithDocuments;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.sheets.Cards;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From a card without a name to progress in pictures: one press a gesture, and a colleague who looks, too. */
class SkillsJourney extends Journey {
    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Visits visits;

    @Autowired
    Cards cards;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @AtEveryWidth
    void somebody_without_a_name_leaves_with_progress_in_pictures(Screen screen) {
        var desk = visitsFixtures.aDesk();
        var colleague = network.a(Role.MEDIATOR, desk.association());
        on(screen);
        signIn(desk.mediator());
        open("/bureau/competences");
        isFine("skills");
        page.click("button:has-text('Faire une carte')");
        page.waitForSelector(".sheet-code");
        var code = page.textContent(".sheet-code");
        isFine("skills-path-new");
        page.click("button:has-text('Commencer le bilan')");
        page.waitForSelector(".skill-screen");
        isFine("skills-gesture");
        var levels = new String[] {"Seul", "Avec un indice", "Avec de l’aide"};
        int at = 0;
        while (page.url().contains("/bilan")) {
            var before = page.url();
            page.click("button.skill-level:has(.tile-word:text-is('" + levels[at++ % 3] + "'))");
            page.waitForURL(url -> !url.equals(before));
        }
        assertThat(at).isBetween(8, 10);
        isFine("skills-end");
        page.check("label:has-text('un smartphone')");
        page.click("button:has-text('Terminer')");
        page.waitForSelector("text=Bilan terminé.");

        // a month later
        change(desk, "update skills.assessment set day = day - 30 where association = :a");
        page.reload();
        page.click("button:has-text('Commencer le bilan')");
        page.click("a:has-text('Pas essayé')");
        page.click("button.skill-level:has(.tile-word:text-is('Seul'))");
        assertThat(page.locator(".skill-at")).hasText("3 sur 8");
        page.click("a:has-text('Revenir')");
        assertThat(page.locator("button.skill-level[aria-pressed=true]"))
                .hasText(java.util.regex.Pattern.compile("Seul"));
        isFine("skills-gesture-said");
        page.click(".breadcrumb a >> nth=-1");
        page.waitForSelector(".skill-now");
        isFine("skills-path");
        var pdf = context.request().get(page.getAttribute("a:has-text('Feuille à emporter')", "href"));
        assertThat(pdf.status()).isEqualTo(200);

        // a colleague looks, without knowing what was noted
        change(desk, "update skills.observation set to_double = true where association = :a");
        on(screen);
        signIn(colleague);
        open("/bureau/competences");
        isFine("skills-looks");
        page.click("#looks a");
        page.waitForSelector(".skill-screen");
        assertThat(page.locator("button[aria-pressed=true]")).hasCount(0);
        page.click("button.skill-level:has(.tile-word:text-is('Avec un indice'))");
        page.waitForSelector("text=Second regard enregistré");
        assertThat(page.locator("#looks")).hasCount(0);

        // and goes on with the same card while something real is done
        page.fill("#f-code", code);
        page.click("button:has-text('Ouvrir le parcours')");
        page.waitForSelector(".skill-now");
        var visit = VisitsFixtures.aVisit(desk.point());
        Network.as(colleague, () -> visits.record(visit));
        open("/bureau/competences/passage/" + visit.id());
        isFine("skills-visit");
        page.click(".skill-row button:has-text('Seul')");
        page.waitForSelector("text=C’est noté.");
        open("/bureau/competences/chiffres");
        page.waitForSelector("text=Trop peu d’observations");
        isFine("skills-figures-few");
    }

    @AtEveryWidth
    void the_path_of_a_card_joins_the_file_of_who_carries_it(Screen screen) {
        var desk = visitsFixtures.aDesk();
        var person = new CasesWithDocuments(openFile, openCase).person(desk.mediator(), "Nour", "Haddad");
        on(screen);
        signIn(desk.mediator());
        open("/bureau/competences");
        page.click("button:has-text('Faire une carte')");
        page.click("#steps button >> nth=1");
        page.click("button.skill-level:has(.tile-word:text-is('Avec un indice'))");
        open("/bureau/competences/personne/" + person);
        isFine("skills-join");
        page.click("#join button:has-text('Joindre le parcours')");
        page.waitForSelector("text=Le parcours de la carte est joint au dossier");
        assertThat(page.locator("h1")).containsText("Nour");
        assertThat(page.locator(".skill-step .skill-seen")).hasCount(1);
        isFine("skills-joined");
        // some months after, on the telephone
        open("/bureau/competences/parcours/" + learner(desk) + "/plus-tard");
        assertThat(page.locator("main")).containsText("Rien ne se faisait encore sans aide");
        isFine("skills-follow-up");
        page.click("button:has-text('Oui, par moi-même')");
        page.waitForSelector("text=Réponse notée");
        page.goBack();
        page.reload();
        assertThat(page.locator("main")).containsText("Déjà répondu");
        isFine("skills-follow-up-said");
    }

    private String learner(VisitsFixtures.Desk desk) {
        return Asking.as(desk.association())
                .call(() ->
                        transaction.execute(_ -> db.sql("select id::text from skills.learner where association = :a")
                                .param("a", desk.association())
                                .query(String.class)
                                .single()));
    }

    @Test
    void an_assessment_is_made_where_there_is_no_network_and_arrives_once() {
        var desk = visitsFixtures.aDesk();
        var card = Network.as(desk.mediator(), () -> cards.make());
        on(Screen.PHONE);
        signIn(desk.mediator());
        open("/capture");
        page.waitForSelector("[data-step=theme] .tile");
        KeptOnDevice.installs(page);
        page.click("[data-key=plus]");
        page.click("[data-key=road]");
        page.waitForSelector("#road-skills");
        loseNetwork();
        page.click("[data-key=skills-begin]");
        page.fill(
                "#skills-code",
                (card.code().charAt(0) == '7' ? "9" : "7") + card.code().substring(1));
        page.click("dialog.road button:text-is('Commencer')");
        page.waitForSelector("#skills-code-error:visible");
        isFine("skills-road-1-wrong");
        page.fill("#skills-code", card.code().toLowerCase());
        page.click("dialog.road button:text-is('Commencer')");
        page.waitForSelector("dialog.road .skill-screen");
        isFine("skills-road-2-gesture");
        page.click("dialog.road button.skill-level:has-text('Seul')");
        page.waitForSelector("dialog.road .skill-at:has-text('2 sur 8')");
        page.click("dialog.road button.skill-level:has-text('Avec un indice')");
        for (int at = 3; at <= 8; at++) {
            page.waitForSelector("dialog.road .skill-at:has-text('" + at + " sur 8')");
            page.click("dialog.road button:text-is('Pas essayé')");
        }
        page.waitForSelector("dialog.road h4:has-text('Bilan terminé')");
        page.check("dialog.road label:text-is('un smartphone')");
        isFine("skills-road-3-end");
        page.locator("dialog.road button:text-is('Enregistrer')").click();
        page.waitForSelector("dialog.road .notice-success:has-text('Bilan gardé')");
        assertThat(seen(desk)).isEqualTo("");
        findNetwork();
        lineIsBack(page);
        eventually(() -> seen(desk), "connect 1, switch-on 2");
        String home = Asking.as(desk.association())
                .call(() -> transaction.execute(_ -> db.sql("""
                                select coalesce(array_to_string(access, ','), '') || ' ' || (brakes is null) from skills.assessment
                                where association = :a""")
                        .param("a", desk.association())
                        .query(String.class)
                        .single()));
        assertThat(home).isEqualTo("phone true");
    }

    private String seen(VisitsFixtures.Desk desk) {
        return Asking.as(desk.association())
                .call(() -> transaction.execute(_ -> db.sql("""
                                select coalesce(string_agg(gesture || ' ' || level, ', ' order by gesture), '') from skills.observation
                                where association = :a""")
                        .param("a", desk.association())
                        .query(String.class)
                        .single()));
    }

    @AtEveryWidth
    void a_gesture_is_noted_at_the_desk_in_one_press_also_where_there_is_no_network(Screen screen) {
        var desk = visitsFixtures.aDesk();
        on(screen);
        signIn(desk.mediator());
        open("/capture");
        page.waitForSelector("[data-step=theme] .tile");
        page.click("[data-key=browse]");
        page.click("[data-key=theme-digital]");
        page.click("[data-key=theme-digital-password]");
        page.click("[data-key=level-accompaniment]");
        // answers that the cut below swallowed would be asked for again much later only
        page.waitForResponse("**/api/v1/sync", () -> page.click("[data-key=result-settled]"));
        assertThat(page.locator(".desk-seen")).hasCount(0);
        page.waitForResponse("**/api/v1/sync", () -> page.click("[data-key=support-done-for]"));
        page.waitForSelector("[data-key=support-done-for][aria-pressed=true]");
        assertThat(page.locator(".desk-seen")).hasCount(0);
        loseNetwork();
        page.click("[data-key=support-trained]");
        page.click("[data-key=seen-sign-in-prompted]");
        assertThat(page.locator("[data-key=seen-sign-in-prompted]")).hasAttribute("aria-pressed", "true");
        isFine("skills-desk");
        page.click("[data-key=seen-sign-in-alone]");
        assertThat(page.locator("[data-key=seen-sign-in-prompted]")).hasAttribute("aria-pressed", "false");
        assertThat(page.locator("[data-key=seen-sign-in-alone]")).hasAttribute("aria-pressed", "true");
        assertThat(noted(desk)).isEmpty();
        findNetwork();
        lineIsBack(page);
        eventually(() -> noted(desk), "sign-in 2");
        assertThat(page.locator(".desk-line")).hasText(Pattern.compile("Tout est enregistré"));

        // taken back before it left, it takes the gesture along
        loseNetwork();
        page.click("[data-key=next]");
        page.click("[data-key=browse]");
        page.click("[data-key=theme-digital]");
        page.click("[data-key=theme-digital-email]");
        page.click("[data-key=level-accompaniment]");
        page.click("[data-key=result-settled]");
        page.click("[data-key=support-accompanied]");
        page.click("[data-key=seen-message-help]");
        assertThat(page.locator("[data-key=seen-message-help]")).hasAttribute("aria-pressed", "true");
        page.click("[data-key=cancel]");
        page.waitForSelector("[data-step=theme] .tile");
        findNetwork();
        lineIsBack(page);
        // an answer that the cut swallowed is given up after thirty seconds, and asked for again
        assertThat(page.locator(".desk-line"))
                .hasText(
                        Pattern.compile("Tout est enregistré"),
                        new LocatorAssertions.HasTextOptions().setTimeout(90_000));
        assertThat(noted(desk)).isEqualTo("sign-in 2");
        assertThat(page.locator(".desk-right")).hasCount(0);
    }

    private String noted(VisitsFixtures.Desk desk) {
        return Asking.as(desk.association())
                .call(() -> transaction.execute(_ -> db.sql("""
                                select coalesce(string_agg(gesture || ' ' || level, ', ' order by gesture), '') from skills.visit_gesture
                                where association = :a""")
                        .param("a", desk.association())
                        .query(String.class)
                        .single()));
    }

    @Test
    void without_scripts_a_gesture_is_one_press() {
        var desk = visitsFixtures.aDesk();
        on(Screen.PHONE, false);
        signIn(desk.mediator());
        open("/bureau/competences");
        page.click("button:has-text('Faire une carte')");
        page.click("button:has-text('Commencer le bilan')");
        page.click("button.skill-level:has(.tile-word:text-is('Seul'))");
        assertThat(page.locator(".skill-at")).hasText("2 sur 8");
        page.click(".breadcrumb a >> nth=-1");
        page.click("a:has-text('Saisir un bilan')");
        page.waitForSelector("#paper-form");
        picture("skills-paper");
    }

    @AtEveryWidth
    void figures_say_how_sure_they_are(Screen screen) {
        var desk = visitsFixtures.aDesk();
        change(desk, """
                insert into skills.learner (id, association, made_on)
                select gen_random_uuid(), :a, current_date - 60 from generate_series(1, 90)""");
        change(desk, """
                insert into skills.assessment (id, association, learner, point, day, made_by, made_at)
                select gen_random_uuid(), :a, l.id, :p, current_date - ago, md5('m' || abs(hashtext(l.id::text)) % 12)::uuid, now()
                from skills.learner l cross join (values (60), (10)) times (ago) where l.association = :a
                and (ago = 60 or abs(hashtext(l.id::text)) % 5 > 0)""");
        change(desk, """
                insert into skills.observation (association, assessment, gesture, gesture_version, level, observer, seen_at)
                select a.association, a.id, g.code, 1,
                    least(2, abs(hashtext(a.learner || g.code)) % 3
                        + (case when a.day > current_date - 20 then abs(hashtext(g.code || a.learner)) % 2 else 0 end)),
                    a.made_by, now()
                from skills.assessment a cross join (values ('search'), ('message'), ('scam')) g (code) where a.association = :a""");
        change(desk, """
                insert into skills.doubled (association, month, first, second, seen)
                select :a, date_trunc('month', current_date)::date, first, second, seen
                from (values (0, 0, 14), (1, 1, 12), (2, 2, 16), (1, 2, 3), (2, 1, 2)) d (first, second, seen)""");
        var visit = VisitsFixtures.aVisit(desk.point());
        Network.as(desk.mediator(), () -> visits.record(visit));
        change(desk, """
                insert into skills.visit_gesture (association, visit, gesture, gesture_version, level, seen_at)
                select association, id, 'form', 1, 2, now() from visits.visit where association = :a""");
        on(screen);
        signIn(desk.mediator());
        open("/bureau/competences/chiffres");
        assertThat(page.locator("#gestures-seen")).containsText("Remplir une démarche");
        assertThat(page.locator(".skill-number")).hasText(java.util.regex.Pattern.compile("\\+\\d+"));
        assertThat(page.locator("#change")).containsText("gestes non revus");
        page.click("#change summary");
        isFine("skills-figures");
    }

    @AtEveryWidth
    void the_networks_head_changes_a_gesture(Screen screen) {
        on(screen);
        signIn(network.ofTheNetwork(Role.NETWORK_HEAD));
        open("/bureau/gestes-numeriques?code=search");
        isFine("skills-gestures");
        page.fill("#f-voir", "");
        page.fill("#f-voirAnglais", "x".repeat(10));
        page.evaluate("document.querySelector('#gesture-form').noValidate = true");
        page.click("button:has-text('Enregistrer')");
        page.waitForSelector("#f-voir-error");
        isFine("skills-gestures-refused");
        open("/bureau/competences/reseau");
        page.waitForSelector("#change");
        isFine("skills-figures-network");
    }

    private void change(VisitsFixtures.Desk desk, String sql) {
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(_ -> db.sql(sql)
                        .params(Map.of("a", desk.association(), "p", desk.point()))
                        .update()));
    }
}
