// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.parvis.appointments.AppointmentsFixtures.aMotive;
import static fr.parvis.appointments.AppointmentsFixtures.byPublic;
import static fr.parvis.appointments.AppointmentsFixtures.kept;

import com.microsoft.playwright.assertions.LocatorAssertions;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.appointments.domain.KeepMotives;
import fr.parvis.rota.RotaFixtures;
import fr.parvis.rota.domain.week.PlanShifts;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A morning on the line: who asks, who answers, who supervises. The line's hours are those of any day, so what is asked is made due at once. */
class LineJourney extends Journey {
    @Autowired
    RotaFixtures rotaFixtures;

    @Autowired
    PlanShifts shifts;

    @Autowired
    KeepMotives motives;

    @BeforeEach
    void nobody_asked_for_a_call() throws SQLException {
        run("delete from hotline.call");
        run("delete from hotline.duty");
        run("delete from hotline.member");
    }

    private static void run(String sql) throws SQLException {
        try (var superuser = RawDatabase.asSuperuser()) {
            RawDatabase.run(superuser, sql);
        }
    }

    private static void isDue() throws SQLException {
        run("update hotline.call set next_try = now() - interval '1 minute' where state in ('waiting', 'later')");
    }

    /** Until an hour that is to come: it is day where the association is. */
    private void goOnLine() throws SQLException {
        page.fill("#f-until", "23:59");
        page.click("button:has-text('Prendre des appels')");
        page.waitForSelector("button:has-text('Pause')");
        run("update hotline.duty set until = now() + interval '3 hours'");
    }

    /** With a point where it is day, so that the evening is to come. */
    private UUID anAssociationByDay() {
        var hour = Instant.now().atOffset(ZoneOffset.UTC).getHour();
        var association = network.anAssociation();
        rotaFixtures.aPoint(
                association,
                "Espace de la ligne",
                hour >= 4 && hour < 21 ? "Europe/Paris" : "Pacific/Noumea",
                "Mo-Fr 09:00-12:00; PH off");
        return association;
    }

    private void ask(String phone) {
        open("/rappel");
        page.fill("#f-phone", phone);
        page.selectOption("#f-subject", "bills");
        page.fill("#f-commune", "69100 Villeurbanne");
        page.click("button:has-text('Demander l’appel')");
        page.waitForSelector("h1:has-text('C’est noté')");
    }

    private void joins() {
        open("/bureau/suivi-de-la-ligne/equipe");
        isFine("line-members-empty");
        page.locator("#f-account").evaluate("s => { s.selectedIndex = 1; s.dispatchEvent(new Event('change')); }");
        page.click("button:has-text('Inscrire ou modifier')");
        page.waitForSelector("tbody tr");
        isFine("line-members");
    }

    @AtEveryWidth
    void a_morning_on_the_line(Screen screen) throws SQLException {
        on(screen);
        signIn(network.a(Role.DIRECTOR, anAssociationByDay()));
        open("/bureau/ligne");
        assertThat(page.locator("h1")).hasText("La ligne");
        isFine("line-not-given");
        open("/rappel");
        assertThat(page.locator("main form")).hasCount(0);
        joins();
        open("/bureau/ligne");
        isFine("line-off");
        goOnLine();
        isFine("line-free");

        open("/rappel");
        isFine("line-ask");
        page.fill("#f-phone", "0899 12 34 56");
        page.click("button:has-text('Demander l’appel')");
        assertThat(page.locator(".field-error")).containsText("spéciaux");
        isFine("line-ask-refused");
        ask("06 12 34 56 78");
        isFine("line-promise");
        open("/bureau/suivi-de-la-ligne");
        isFine("line-follow");

        open("/bureau/ligne");
        isDue();
        // the offer arrives by itself
        assertThat(page.locator("button:has-text('J’appelle')")).isVisible(patient());
        isFine("line-offered");
        page.click("button:has-text('J’appelle')");
        page.waitForSelector("a[href='tel:0612345678']");
        isFine("line-calling");
        page.check("text=Personne jointe");
        page.click("button:has-text('Noter et terminer')");
        assertThat(page.locator(".field-error")).containsText("suite");
        page.selectOption("#f-led", "advice");
        page.click("button:has-text('Noter et terminer')");
        page.waitForSelector("button:has-text('Pause')");
        assertThat(page.locator("#line-now")).containsText("1 appel,");
        page.click("button:has-text('Quitter la ligne')");
        page.waitForSelector("#f-until");

        ask("06 12 34 56 79");
        page.click("button:has-text('Annuler l’appel')");
        assertThat(page.locator("main")).containsText("annulée");
        isFine("line-withdrawn");
        ask("06 12 34 56 80");
        ask("06 12 34 56 81");
        // somebody is on the line first: otherwise the application moves what is over
        run(
                "insert into hotline.duty select gen_random_uuid(), association, languages, subjects, day, since, now() + interval '1 hour', heard_at,"
                        + " 'pause', free_from, null, null, 600, 3600, 2 from hotline.duty limit 1");
        run(
                "update hotline.call set promised_from = now() - interval '2 hours', promised_until = now() + interval '10 minutes' where state = 'waiting'");
        run(
                "update hotline.call set promised_until = now() - interval '1 minute' where id = (select min(id::text)::uuid from hotline.call where state = 'waiting')");
        open("/bureau/suivi-de-la-ligne");
        assertThat(page.locator(".overview-pressing").first()).isVisible();
        isFine("line-follow-red");
    }

    private SignedIn aMediatorOnTheLine(UUID association) throws SQLException {
        var mediator = network.a(Role.MEDIATOR, association);
        run(
                "insert into hotline.member (account, association, languages, until, given_by, given_at) values ('%s', '%s', '{fr}',"
                                .formatted(mediator.account(), association)
                        + " current_date + 30, '%s', now())".formatted(mediator.account()));
        comes(mediator);
        goOnLine();
        return mediator;
    }

    private void comes(SignedIn mediator) {
        comes(mediator, "/bureau/ligne");
    }

    /** Opens a page as somebody else, away from the page of who was there: that one loads itself anew when its stream ends. */
    private void comes(SignedIn who, String path) {
        open("about:blank");
        signIn(who);
        open(path);
    }

    /** Takes the call that is offered, which arrives by itself. */
    private void takeACall(SignedIn mediator) {
        comes(mediator);
        assertThat(page.locator("button:has-text('J’appelle')")).isVisible(patient());
        page.click("button:has-text('J’appelle')");
        page.waitForSelector("a[href^='tel:06']");
    }

    /** A point of another association than those on the line, with a motive that the public books. */
    private void aPointNearTheCallers() throws SQLException {
        var team = rotaFixtures.aTeam(1);
        rotaFixtures.planned(shifts, team);
        kept(motives, team.lead(), byPublic(aMotive("Aide aux démarches")));
        run("update network.point set closed_on = current_date - 1 where insee = '69266'");
        run("update network.point set insee = '69266', postcode = '69100' where id = '%s'".formatted(team.point()));
    }

    @AtEveryWidth
    void five_mediators_of_three_associations_share_a_morning(Screen screen) throws SQLException {
        on(screen);
        aPointNearTheCallers();
        var first = anAssociationByDay();
        var second = anAssociationByDay();
        var mediators = new ArrayList<SignedIn>();
        for (var association : List.of(first, first, second, second, anAssociationByDay()))
            mediators.add(aMediatorOnTheLine(association));
        for (int i = 0; i < 5; i++) ask("06 39 98 00 1" + i);
        isDue();
        for (var mediator : mediators) takeACall(mediator);

        // ends with an appointment: two presses, nothing typed
        isFine("line-calling-near");
        page.click("a:has-text('Réserver')");
        page.waitForSelector("h1:has-text('Rendez-vous pour la personne')");
        isFine("line-seat");
        page.click("button:has-text('Réserver et terminer l’appel')");
        assertThat(page.locator(".notice-success")).containsText("Dites le code à la personne");

        // goes on at the desk
        comes(mediators.get(3));
        page.check("text=Personne jointe");
        page.selectOption("#f-led", "visit");
        // the desk takes what its address says and forgets it
        page.waitForRequest(
                request -> request.url().contains("presence=telephone"),
                () -> page.click("button:has-text('Noter et terminer')"));

        // somebody who is gone is relieved by who supervises, who sees their own association alone
        comes(network.a(Role.SITE_LEAD, first), "/bureau/suivi-de-la-ligne");
        assertThat(page.locator("#people li")).hasCount(2);
        isFine("line-follow-morning");
        page.locator("summary:has-text('Reprendre l’appel')").first().click();
        page.locator(".confirm-panel button.btn-danger:visible").click();
        assertThat(page.locator(".notice-success")).containsText("repris");

        // the figures know the call that has just ended
        comes(network.a(Role.DIRECTOR, second), "/bureau/chiffres");
        assertThat(page.locator("main")).containsText("Appels de la ligne");
    }

    private static LocatorAssertions.IsVisibleOptions patient() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);
    }

    @Test
    void the_networks_head_sees_the_line_without_names() throws SQLException {
        on(Screen.DESKTOP);
        signIn(network.a(Role.DIRECTOR, anAssociationByDay()));
        joins();
        open("/bureau/ligne");
        goOnLine();
        ask("06 12 34 56 78");
        comes(network.ofTheNetwork(Role.NETWORK_HEAD), "/bureau/suivi-de-la-ligne");
        assertThat(page.locator("#people")).containsText("Français");
        isFine("line-follow-network");
    }

    @Test
    void without_a_script_the_line_is_answered_all_the_same() throws SQLException {
        on(Screen.PHONE, false);
        signIn(network.a(Role.DIRECTOR, anAssociationByDay()));
        open("/bureau/suivi-de-la-ligne/equipe");
        page.selectOption(
                "#f-account",
                List.of(page.locator("#f-account option").nth(1).getAttribute("value"))
                        .toArray(String[]::new));
        page.click("button:has-text('Inscrire ou modifier')");
        open("/bureau/ligne");
        goOnLine();
        ask("06 12 34 56 78");
        isDue();
        open("/bureau/ligne");
        var take = page.locator("button:has-text('J’appelle')");
        eventually(
                () -> {
                    page.reload();
                    return take.count();
                },
                1);
        take.click();
        page.waitForSelector("a[href='tel:0612345678']");
        page.check("text=Répondeur");
        page.click("button:has-text('Noter et terminer')");
        page.waitForSelector("text=C’est noté");
    }
}
