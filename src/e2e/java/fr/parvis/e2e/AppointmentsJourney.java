package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.parvis.rota.RotaFixtures.aMonday;

import fr.parvis.appointments.AppointmentsFixtures;
import fr.parvis.appointments.domain.KeepMotives;
import fr.parvis.network.PublicPoints;
import fr.parvis.rota.RotaFixtures;
import fr.parvis.rota.RotaFixtures.Team;
import fr.parvis.rota.domain.week.PlanShifts;
import fr.parvis.shell.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A lead notes a motive; a mediator books with it, looks at the day, moves the appointment and notes an excuse. */
class AppointmentsJourney extends Journey {
    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PlanShifts shifts;

    @Autowired
    KeepMotives motives;

    @Autowired
    PublicPoints points;

    private Team aTeam() {
        var fixtures = new RotaFixtures(network, db, transaction);
        var team = fixtures.aTeam(2);
        fixtures.planned(shifts, team);
        return team;
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void a_mediator_books_moves_and_excuses(Screen screen) {
        var team = aTeam();
        on(screen);
        signIn(team.lead());
        open("/bureau/rendez-vous");
        isFine("appointments-none");
        open("/bureau/rendez-vous/motifs");
        page.fill("#f-label", "Dossier logement");
        page.fill("#f-papers", "Pièce d’identité\nDernière facture");
        page.click("main form button:has-text('Enregistrer')");
        assertThat(page.locator(".notice-success")).containsText("Dossier logement");
        isFine("appointments-motives");
        signIn(team.first());
        open("/bureau/rendez-vous/nouveau?point=" + team.point());
        assertThat(page.locator("input[name=slot]")).hasCount(3);
        page.fill("#f-name", "Aminata");
        page.fill("#f-phone", "06 12 34");
        page.click("main button:has-text('Réserver')");
        page.waitForSelector(".error-summary");
        isFine("appointments-book");
        page.fill("#f-phone", "06 12 34 56 78");
        page.click("main button:has-text('Réserver')");
        assertThat(page.locator(".notice-success")).containsText("réservé");
        isFine("appointments-one");
        var address = page.url();
        page.click("a:has-text('Déplacer')");
        page.waitForSelector("input[name=slot]");
        isFine("appointments-move");
        open(address.replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "") + "/deplacer?jour=" + aMonday());
        page.locator("input[name=slot]").nth(2).check();
        page.click("main form[method=post] button:has-text('Déplacer')");
        assertThat(page.locator(".notice-success")).containsText("déplacé");
        open("/bureau/rendez-vous?jour=" + aMonday());
        assertThat(page.locator("#appointments")).containsText("Aminata");
        isFine("appointments-day");
        open(address.replaceFirst("^https?://[^/]+", ""));
        page.click("summary:has-text('S’est excusé')");
        page.click(".confirm-panel button:has-text('S’est excusé')");
        assertThat(page.locator(".notice-success")).containsText("libre");
    }

    /** Also in a language that runs from right to left. */
    @ParameterizedTest
    @EnumSource(Screen.class)
    void anybody_books_and_gives_up_with_a_code(Screen screen) {
        var team = aTeam();
        AppointmentsFixtures.kept(
                motives, team.lead(), AppointmentsFixtures.byPublic(AppointmentsFixtures.aMotive("Dossier logement")));
        var code = points.find(team.point(), Words.FRENCH).orElseThrow().code();
        on(screen);
        open("/p/" + code);
        page.click("a:has-text('Prendre rendez-vous ici')");
        page.click("main a:has-text('Dossier logement')");
        assertThat(page.locator("input[name=slot]").first()).isVisible();
        isFine("appointments-public");
        page.locator("input[name=slot]").first().check();
        page.fill("#f-phone", "06 12 34 56 78");
        page.click("button:has-text('Réserver')");
        assertThat(page.locator(".secret")).isVisible();
        isFine("appointments-own");
        open(page.url().replaceFirst("^https?://[^/]+", "") + "?lang=ar");
        isFine("appointments-own-ar");
        open(page.url().replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "") + "/changer?lang=fr");
        isFine("appointments-own-move");
        open("/rendez-vous");
        isFine("appointments-code");
    }

    @Test
    void anybody_books_on_an_old_phone_without_scripts() {
        var team = aTeam();
        AppointmentsFixtures.kept(
                motives, team.lead(), AppointmentsFixtures.byPublic(AppointmentsFixtures.aMotive("Numérique")));
        on(Screen.PHONE, false);
        open("/p/" + points.find(team.point(), Words.FRENCH).orElseThrow().code());
        page.click("a:has-text('Prendre rendez-vous ici')");
        page.click("main a:has-text('Numérique')");
        page.locator("input[name=slot]").first().check();
        page.fill("#f-phone", "06 12 34 56 78");
        page.click("button:has-text('Réserver')");
        assertThat(page.locator(".secret")).isVisible();
        page.click("summary:has-text('Annuler le rendez-vous')");
        page.click(".confirm-panel button:has-text('Annuler le rendez-vous')");
        assertThat(page.locator("main")).containsText("Ce rendez-vous est annulé");
    }

    @Test
    void an_appointment_is_booked_without_scripts() {
        var team = aTeam();
        AppointmentsFixtures.kept(motives, team.lead(), AppointmentsFixtures.aMotive("Numérique"));
        on(Screen.DESKTOP, false);
        signIn(team.first());
        open("/bureau/rendez-vous/nouveau?point=" + team.point());
        page.click("main button:has-text('Réserver')");
        assertThat(page.locator(".notice-success")).isVisible();
    }
}
