// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.parvis.rota.RotaFixtures.aMonday;
import static fr.parvis.rota.RotaFixtures.anAppointment;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import fr.parvis.Network;
import fr.parvis.rota.Holds;
import fr.parvis.rota.RotaFixtures;
import fr.parvis.rota.RotaFixtures.Team;
import fr.parvis.rota.domain.week.PlanShifts;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A site lead reads the week, moves a turn, decides on an absence and asks for a proposal; a mediator wishes and asks. */
class RotaJourney extends Journey {
    @Autowired
    RotaFixtures rotaFixtures;

    @Autowired
    PlanShifts shifts;

    @Autowired
    Holds holds;

    private Team aTeam() {
        var team = rotaFixtures.aTeam(3);
        rotaFixtures.aPoint(team.association(), "Bibliothèque", "Europe/Paris", "Tu,Th 14:00-18:00; PH off");
        rotaFixtures.planned(shifts, team);
        return team;
    }

    private static String cell(String mediator, int days) {
        return "td[data-mediator='%s'][data-day='%s']"
                .formatted(mediator, aMonday().plusDays(days));
    }

    @AtEveryWidth
    void a_lead_reads_the_week_and_plans(Screen screen) {
        var team = aTeam();
        Network.as(
                team.lead(),
                () -> holds.hold(anAppointment(aMonday(), 9, 30, team.first().account())));
        on(screen);
        signIn(team.lead());
        open("/bureau/planning?semaine=" + aMonday());
        page.waitForSelector("#rota-people");
        isFine("rota-week");
        page.click(cell(team.first().account().toString(), 1) + " a.rota-turn");
        page.waitForSelector("#f-point0");
        isFine("rota-day");
        page.fill("#f-until0", "08:00");
        page.click("main form button:has-text('Enregistrer')");
        page.waitForSelector(".error-summary");
        isFine("rota-day-problem");
        page.fill("#f-until0", "11:00");
        page.click("main form button:has-text('Enregistrer')");
        page.waitForSelector(".notice-success");
        open("/bureau/planning/jour?mediateur=" + team.first().account() + "&jour="
                + aMonday().plusDays(1));
        page.fill("#f-from", "14:00");
        page.fill("#f-until", "16:00");
        page.click("button:has-text('Réserver ce temps')");
        assertThat(page.locator(".notice-success")).containsText("Temps réservé");
        open("/bureau/planning/jour?mediateur=" + team.first().account() + "&jour="
                + aMonday().plusDays(1));
        assertThat(page.locator("main")).containsText("Ligne téléphonique");
        isFine("rota-day-held");
        open("/bureau/planning/semaine-type");
        isFine("rota-shifts");
        open("/bureau/planning/relais/" + team.first().account());
        isFine("rota-transfer");
    }

    @AtEveryWidth
    void a_mediator_wishes_and_asks_and_a_lead_answers(Screen screen) {
        var team = aTeam();
        on(screen);
        signIn(team.first());
        open("/bureau/planning/mien?semaine=" + aMonday());
        page.selectOption("select[name='wish-" + aMonday() + "']", "GLADLY");
        isFine("rota-mine");
        page.click("main form button:has-text('Enregistrer mes souhaits')");
        page.waitForSelector(".notice-success");
        open("/bureau/planning/absences");
        page.fill("#f-firstDay", aMonday().plusDays(3).toString());
        page.fill("#f-lastDay", aMonday().plusDays(4).toString());
        page.click("main form button:has-text('Demander')");
        page.waitForSelector(".notice-success");
        signIn(team.lead());
        open("/bureau/planning/absences");
        isFine("rota-absences");
        page.click("#absences button:has-text('Accepter')");
        page.waitForSelector(".notice-success");
        open("/bureau/planning?semaine=" + aMonday());
        assertThat(page.locator(cell(team.first().account().toString(), 3))).containsText("Congé");
        isFine("rota-week-absent");
    }

    @Test
    void a_turn_is_moved_by_keyboard_and_by_drag() {
        var team = aTeam();
        signIn(team.lead());
        open("/bureau/planning?semaine=" + aMonday());
        var first = team.first().account().toString();
        // an afternoon goes to Saturday, where nobody works: the column is there once a point is open on it
        var turn = page.locator(cell(first, 0) + " a.rota-turn").first();
        assertThat(turn).hasAttribute("draggable", "true");
        turn.focus();
        page.keyboard().press("m");
        assertThat(page.locator("#rota-said")).containsText("Poste pris");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Escape");
        assertThat(page.locator("#rota-said")).containsText("annulé");
        // onto a day on which the mediator works already: refused, nothing moves
        page.keyboard().press("m");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator(cell(first, 1))).hasClass(Pattern.compile("rota-over"));
        page.keyboard().press("Enter");
        page.waitForSelector(".notice-danger");
        assertThat(page.locator(cell(first, 0) + " a.rota-turn")).hasCount(2);
        // a free morning takes it
        page.locator(cell(first, 1) + " a.rota-turn").first().click();
        page.click("button:has-text('Ne travaille pas ce jour')");
        assertThat(page.locator(".notice-success")).containsText("Journée enregistrée");
        assertThat(turn).hasAttribute("draggable", "true");
        turn.dragTo(page.locator(cell(first, 1)));
        assertThat(page.locator(".notice-success")).containsText("Poste déplacé");
        assertThat(page.locator(cell(first, 0) + " a.rota-turn")).hasCount(1);
        assertThat(page.locator(cell(first, 1) + " a.rota-turn")).hasCount(1);
        page.click(".notice-success button:has-text('Annuler')");
        page.waitForSelector(".notice-success");
        assertThat(page.locator(cell(first, 0) + " a.rota-turn")).hasCount(2);
    }

    @AtEveryWidth
    void a_proposal_is_made_compared_and_taken(Screen screen) {
        var team = aTeam();
        on(screen);
        signIn(team.lead());
        open("/bureau/planning/proposition");
        page.fill("#f-monday", aMonday().toString());
        page.selectOption("#f-weeks", new SelectOption().setValue("1"));
        isFine("rota-proposals");
        page.click("main form button:has-text('Proposer un planning')");
        page.waitForSelector("#compared", new Page.WaitForSelectorOptions().setTimeout(60_000));
        page.locator("details.disclosure summary").first().click();
        isFine("rota-proposal");
        page.click("summary:has-text('Reprendre ce planning')");
        page.click(".confirm-panel button.btn-danger");
        page.waitForSelector(".notice-success");
        assertThat(page.locator("#rota-people .rota-own").first()).isVisible();
    }

    @AtEveryWidth
    void the_rota_of_a_month_is_proposed_taken_and_read_by_each(Screen screen) {
        var team = rotaFixtures.aTeam(6);
        rotaFixtures.aPoint(team.association(), "Bibliothèque", "Europe/Paris", "Tu,Th 14:00-18:00; PH off");
        rotaFixtures.planned(shifts, team);
        on(screen);
        signIn(team.lead());
        open("/bureau/planning/proposition");
        page.fill("#f-monday", aMonday().toString());
        page.selectOption("#f-weeks", new SelectOption().setValue("4"));
        page.click("main form button:has-text('Proposer un planning')");
        page.waitForSelector("#compared", new Page.WaitForSelectorOptions().setTimeout(120_000));
        isFine("rota-month-proposal");
        page.click("summary:has-text('Reprendre ce planning')");
        page.click(".confirm-panel button.btn-danger");
        page.waitForSelector(".notice-success");
        for (int week = 0; week < 4; week++) {
            open("/bureau/planning?semaine=" + aMonday().plusWeeks(week));
            assertThat(page.locator("#rota-people .rota-own").first()).isVisible();
        }
        isFine("rota-month-last-week");
        signIn(team.first());
        open("/bureau/planning/mien?semaine=" + aMonday().plusWeeks(3));
        isFine("rota-month-mine");
    }

    @Test
    void the_week_is_whole_without_scripts() {
        var team = aTeam();
        on(Screen.DESKTOP, false);
        signIn(team.lead());
        open("/bureau/planning?semaine=" + aMonday());
        page.locator(cell(team.first().account().toString(), 2) + " a.rota-turn")
                .first()
                .click();
        page.click("button:has-text('Ne travaille pas ce jour')");
        assertThat(page.locator(cell(team.first().account().toString(), 2) + " .rota-turn"))
                .hasCount(0);
        assertThat(page.locator(".notice-success")).isVisible();
    }
}
