// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.parvis.rota.RotaFixtures.aMonday;
import static fr.parvis.rota.RotaFixtures.at;

import fr.parvis.Network;
import fr.parvis.appointments.AppointmentsFixtures;
import fr.parvis.appointments.domain.BookAppointment;
import fr.parvis.appointments.domain.ChangeBooking;
import fr.parvis.appointments.domain.Contact;
import fr.parvis.appointments.domain.KeepMotives;
import fr.parvis.appointments.domain.Motive;
import fr.parvis.appointments.domain.OfferFreed;
import fr.parvis.database.Asking;
import fr.parvis.network.PublicPoints;
import fr.parvis.queue.QueueFixtures;
import fr.parvis.queue.domain.ActOnQueue;
import fr.parvis.rota.RotaFixtures;
import fr.parvis.rota.RotaFixtures.Team;
import fr.parvis.rota.domain.week.PlanShifts;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Outcome;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A lead notes a motive; a mediator books with it, looks at the day, moves the appointment and notes an excuse. */
class AppointmentsJourney extends Journey {
    @Autowired
    RotaFixtures rotaFixtures;

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

    @Autowired
    BookAppointment book;

    @Autowired
    ChangeBooking change;

    @Autowired
    OfferFreed offers;

    @Autowired
    ActOnQueue actOnQueue;

    private Team aTeam() {
        var team = rotaFixtures.aTeam(2);
        rotaFixtures.planned(shifts, team);
        return team;
    }

    @AtEveryWidth
    void a_mediator_books_moves_and_excuses(Screen screen) {
        var team = aTeam();
        on(screen);
        signIn(team.lead());
        open("/bureau/rendez-vous");
        isFine("appointments-none");
        open("/bureau/rendez-vous/motifs");
        page.fill("#f-label", "Dossier logement");
        // in spring the Monday is further away than a month
        page.fill("#f-aheadDays", "180");
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
    @AtEveryWidth
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

    /** From the public's page to the waiting room: the day is brought forward in between. */
    @Test
    void who_booked_alone_arrives_and_goes_first() {
        var team = aTeam();
        AppointmentsFixtures.kept(
                motives, team.lead(), AppointmentsFixtures.byPublic(AppointmentsFixtures.aMotive("Dossier logement")));
        new QueueFixtures(actOnQueue, team.point()).gives(team.first());
        on(Screen.PHONE);
        open("/p/" + points.find(team.point(), Words.FRENCH).orElseThrow().code());
        page.click("a:has-text('Prendre rendez-vous ici')");
        page.click("main a:has-text('Dossier logement')");
        page.locator("input[name=slot]").first().check();
        page.fill("#f-name", "Aminata");
        page.fill("#f-phone", "06 12 34 56 78");
        page.click("button:has-text('Réserver')");
        assertThat(page.locator(".secret")).isVisible();
        theDayHasCome(team);
        on(Screen.DESKTOP);
        signIn(team.first());
        open("/bureau/rendez-vous");
        page.click("button:has-text('Arrivé')");
        assertThat(page.locator(".notice-success")).containsText("passe en premier");
        isFine("appointments-arrived");
        page.click(".notice-success button:has-text('C’était une erreur')");
        assertThat(page.locator(".notice-success")).containsText("de nouveau attendue");
        page.click("button:has-text('Arrivé')");
        open("/capture");
        page.click("[data-key=call-next]");
        // number 2 was taken back; number 1 has waited longer
        assertThat(page.locator(".desk-queue")).containsText("Avec vous : 3");
        picture("appointments-called");
        // and the visit is recorded
        page.locator("[data-step=theme] .tile").first().click();
        page.click("[data-key=level-accompaniment]");
        page.click("[data-key=result-settled]");
        assertThat(page.locator(".desk-undo")).containsText("Enregistré");
        eventually(
                () -> Asking.as(team.association())
                        .call(() -> transaction.execute(
                                status -> db.sql("select count(*) from visits.visit where association = :association")
                                        .param("association", team.association())
                                        .query(Long.class)
                                        .single())),
                1L);
        signIn(team.lead());
        open("/bureau/rendez-vous/chiffres");
        assertThat(page.locator("#year")).containsText("Personnes venues");
        isFine("appointments-figures");
    }

    private void theDayHasCome(Team team) {
        Runnable comes = () -> transaction.executeWithoutResult(
                status -> db.sql("update appointments.booking set day = :today where association = :association")
                        .param("today", LocalDate.now(NetworkTime.ZONE))
                        .param("association", team.association())
                        .update());
        Network.as(team.first(), comes);
    }

    @AtEveryWidth
    void somebody_waits_is_offered_what_becomes_free_and_accepts(Screen screen) {
        var team = aTeam();
        var motive = AppointmentsFixtures.kept(motives, team.lead(), AppointmentsFixtures.aMotive("Dossier logement"));
        var booked = booked(team, motive);
        on(screen);
        signIn(team.first());
        open("/bureau/rendez-vous/nouveau?point=" + team.point());
        page.click("a:has-text('Mettre en liste d’attente')");
        page.fill("#f-from", aMonday().toString());
        page.fill("#f-until", aMonday().minusDays(1).toString());
        page.fill("#f-name", "Bintou");
        page.click("main button:has-text('Mettre en attente')");
        page.waitForSelector(".error-summary");
        isFine("appointments-wait-refused");
        page.fill("#f-until", aMonday().toString());
        page.click("main button:has-text('Mettre en attente')");
        assertThat(page.locator("#attente")).containsText("Bintou");
        Runnable next = () -> {
            change.excuse(booked);
            offers.handle();
        };
        Network.as(team.first(), next);
        open("/bureau/rendez-vous/attente");
        assertThat(page.locator("#attente")).containsText("gardé jusqu’au");
        isFine("appointments-wait");
        page.click("button:has-text('Accepte')");
        assertThat(page.locator(".notice-success")).containsText("réservé");
        assertThat(page.locator("main")).containsText("Bintou");
    }

    private UUID booked(Team team, Motive motive) {
        var command = new BookAppointment.Command(
                Ids.next(),
                motive.id(),
                team.point(),
                at(aMonday(), 9, 0),
                Set.of(team.first().account()),
                null,
                Contact.of("Aminata", "06 12 34 56 78"),
                null,
                true);
        if (!(Network.as(team.first(), () -> book.handle(command)) instanceof Outcome.Done))
            throw new AssertionError("an appointment was refused");
        return command.id();
    }

    /** Somebody telephones that they are ill: who leads notes it and sees whom to call. */
    @AtEveryWidth
    void an_absence_on_monday_morning_shows_whom_to_call(Screen screen) {
        var team = aTeam();
        var motive = AppointmentsFixtures.kept(motives, team.lead(), AppointmentsFixtures.aMotive("Dossier logement"));
        booked(team, motive);
        on(screen);
        signIn(team.lead());
        open("/bureau/planning/absences");
        page.selectOption("#f-mediator", team.first().account().toString());
        page.fill("#f-firstDay", aMonday().toString());
        page.fill("#f-lastDay", "");
        page.selectOption("#f-kind", "OTHER");
        page.click("main form button:has-text('Enregistrer')");
        page.waitForSelector(".notice-warning");
        picture("appointments-absence");
        open("/bureau/rendez-vous");
        page.click("a:has-text('Voir qui appeler')");
        assertThat(page.locator("#to-move")).containsText("Aminata");
        isFine("appointments-to-move");
        page.click("#to-move a:has-text('Déplacer')");
        page.waitForSelector("input[name=slot]");
        page.click("main form[method=post] button:has-text('Déplacer')");
        assertThat(page.locator(".notice-success")).containsText("déplacé");
        open("/bureau/rendez-vous/a-appeler");
        assertThat(page.locator("main")).containsText("Tout peut avoir lieu");
        open("/bureau/rendez-vous/agenda");
        page.click("main button:has-text('Créer l’adresse')");
        assertThat(page.locator("#feed-address")).isVisible();
        isFine("appointments-feed");
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
