// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.parvis.rounds.RoundsFixtures.aStop;
import static fr.parvis.rounds.RoundsFixtures.aTour;
import static fr.parvis.rounds.RoundsFixtures.kept;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.rounds.RoundsFixtures;
import fr.parvis.rounds.domain.crews.PlanCrews;
import fr.parvis.rounds.domain.tours.PlanTours;
import fr.parvis.rounds.domain.tours.Stop;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A site lead plans the bus; a mediator drives its day, walks, and goes to somebody's home; the lead hears when they do not come back. */
class RoundsJourney extends Journey {
    @Autowired
    RoundsFixtures roundsFixtures;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PlanTours plan;

    @Autowired
    PlanCrews crews;

    @AtEveryWidth
    void a_lead_plans_a_tour_with_its_stops_and_its_crew(Screen screen) {
        var bus = roundsFixtures.aBus();
        on(screen);
        signIn(bus.lead());
        open("/bureau/tournees");
        page.waitForSelector(".empty");
        isFine("tours-empty");
        page.click(".empty a:has-text('Ajouter une tournée')");
        page.fill("#f-name", "Bus des vallées, mardi");
        page.fill("#f-vehicle", "Bus AB-123");
        page.fill("#f-kit", "Tablette\nImprimante\nAffiches");
        isFine("tour-form");
        page.click("main form button[type=submit]:has-text('Enregistrer')");
        page.waitForSelector(".notice-success");
        page.click(".page-head a:has-text('Ajouter un arrêt')");
        page.fill("#f-place", "Place du marché");
        page.fill("#f-commune", "Villeurbanne");
        page.check("label:has-text('mardi')");
        page.selectOption("#f-rhythm", "FIRST_AND_THIRD");
        page.fill("#f-from", "09:00");
        page.click("main form button[type=submit]:has-text('Enregistrer')");
        page.waitForSelector(".error-summary");
        isFine("stop-form-problem");
        page.fill("#f-to", "12:00");
        page.click("main form button[type=submit]:has-text('Enregistrer')");
        page.waitForSelector(".notice-success");
        shows("#stops", "les premier et troisième mardi du mois, de 9 h à 12 h");
        isFine("tour");
        page.click("#stops a");
        isFine("stop-form");
        open("/bureau/tournees/equipages");
        page.selectOption("#f-tour", new com.microsoft.playwright.options.SelectOption().setIndex(1));
        page.locator("#f-members input").first().check();
        page.locator("#f-members input").nth(1).check();
        page.click("main form button[type=submit]:has-text('Enregistrer')");
        page.waitForSelector(".notice-success");
        isFine("crews");
        open("/bureau/tournees");
        isFine("tours");
    }

    @AtEveryWidth
    void a_mediator_drives_the_day(Screen screen) {
        var bus = roundsFixtures.aBus();
        var today = RoundsFixtures.today();
        Network.as(bus.lead(), () -> {
            var tour = kept(plan.save(aTour(bus, "Bus AB-123")));
            kept(plan.save(aStop(tour, "Place du marché", "Mo-Su 00:00-12:00")));
            var second = aStop(tour, "Mairie", "Mo-Su 13:00-24:00");
            kept(plan.save(new Stop(
                    second.id(),
                    "",
                    tour.id(),
                    tour.association(),
                    2,
                    "Mairie",
                    "2 rue de la Mairie",
                    "69388",
                    "",
                    "",
                    45.735,
                    4.87,
                    second.hours(),
                    second.validFrom(),
                    null,
                    0)));
            kept(crews.handle(RoundsFixtures.aCrew(
                    tour,
                    today,
                    today,
                    null,
                    bus.mediator().account(),
                    bus.lead().account())));
        });
        on(screen);
        signIn(bus.mediator());
        open("/bureau/tournee");
        shows("main", "Ma tournée", "à vol d’oiseau");
        isFine("sheet");
        page.click(".halt:first-child button:has-text('Nous y sommes')");
        page.waitForSelector(".notice-success");
        page.click(".halt:nth-child(2) button:has-text('20 min')");
        page.waitForSelector(".halt:nth-child(2) .badge:has-text('Retard')");
        page.click(".notice-success button:has-text('Annuler')");
        page.waitForSelector(".notice-success:has-text('comme prévu')");
        page.click(".halt:nth-child(2) .confirm summary");
        page.fill(".halt:nth-child(2) .confirm input[name=lieu]", "Salle des fêtes");
        page.click(".halt:nth-child(2) .confirm button[type=submit]");
        page.waitForSelector(".halt:nth-child(2) h3:has-text('Salle des fêtes')");
        page.check("label:has-text('Tablette')");
        page.click("button:has-text('Noter le matériel à bord')");
        page.waitForSelector(".notice-success");
        page.click(".halt:first-child button:has-text('Nous repartons')");
        page.waitForSelector(".halt:first-child .badge:has-text('Repartis')");
        isFine("sheet-done");
        page.setViewportSize(320, 700);
        isAccessible();
    }

    @AtEveryWidth
    void a_walk_is_noted_with_what_was_seen_and_put_right(Screen screen) {
        var bus = roundsFixtures.aBus();
        on(screen);
        signIn(bus.lead());
        open("/bureau/tournees/maraudes");
        page.waitForSelector(".empty");
        page.click("main .empty a:has-text('Secteurs')");
        page.fill("#f-name", "Les Minguettes");
        page.click("main form button[type=submit]:has-text('Ajouter')");
        page.waitForSelector(".notice-success");
        isFine("sectors");
        open("/bureau/tournees/maraudes");
        page.selectOption("#f-sector", new com.microsoft.playwright.options.SelectOption().setLabel("Les Minguettes"));
        page.fill("#f-startedAt", "00:00");
        page.fill("#f-persons", "14");
        page.click("summary:has-text('Ce que nous avons vu')");
        page.selectOption("#f-kind0", "light");
        page.fill("#f-place0", "Allée des Acacias");
        page.fill("#f-said0", "Trois lampadaires, appeler 06 12 34 56 78");
        page.waitForSelector(".desk-warnings :text('numéro de téléphone')");
        isFine("walk-warned");
        page.click(".desk-warnings button:has-text('Retirer')");
        page.selectOption("#f-relay0", "town-hall");
        page.setInputFiles(
                "#f-photo0", new com.microsoft.playwright.options.FilePayload("lieu.jpg", "image/jpeg", aPhoto()));
        page.click("button:has-text('Enregistrer la maraude')");
        page.waitForSelector(".notice-success");
        isFine("walks");
        assertThat(page.locator(".walk a:has-text('Voir la photo')")).hasCount(1);
        page.click(".walk a:has-text('Corriger')");
        page.fill("#f-persons", "15");
        isFine("walk-correction");
        page.click("button:has-text('Enregistrer la correction')");
        page.waitForSelector(".notice-success:has-text('15 personnes')");
    }

    @AtEveryWidth
    void who_does_not_come_back_is_looked_for(Screen screen) {
        var bus = roundsFixtures.aBus();
        on(screen);
        signIn(bus.mediator());
        open("/bureau/tournees/visites-a-domicile");
        isFine("home-visit-form");
        oneThatCameTooLateToBeArmed();
        page.reload();
        isFine("home-visit-unarmed");
        page.click("section.home-visit button:has-text('Elle est terminée')");
        shows(".notice-success", "sans alerte");
        open("/bureau/tournees/visites-a-domicile");
        page.fill("#f-commune", "Villeurbanne");
        page.fill("#f-privateNote", "3e étage, porte gauche");
        page.click("button:has-text('Partir, avec l’alerte')");
        page.waitForSelector(".notice-success:has-text('alerte est prête')");
        isFine("home-visit-armed");
        page.click("button:has-text('+ 15 min')");
        page.waitForSelector(".notice-success:has-text('Prolongé')");
        Network.as(
                bus.mediator(),
                () -> transaction.execute(
                        s -> db.sql("""
                        update rounds.home_visit set started_at = now() - interval '3 hours', expected_end = now() - interval '50 minutes'
                        where account = :me""").param("me", bus.mediator().account()).update()));
        on(screen);
        signIn(bus.lead());
        open("/bureau/reseau");
        page.waitForSelector(".standing");
        isFine("home-visit-banner");
        page.click(".standing a");
        shows(".home-visit", "3e étage");
        isFine("home-visit-alarm");
        page.click(".home-visit .confirm summary");
        page.fill(".home-visit .confirm input[name=found]", "Jointe au téléphone, tout va bien");
        page.click(".home-visit .confirm button[type=submit]");
        page.waitForSelector(".notice-success");
        assertThat(page.locator(".standing")).hasCount(0);
        page.click("button:has-text('Est de retour')");
        page.waitForSelector("#over");
        isFine("home-visit-over");
    }

    private static byte[] aPhoto() {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB), "jpeg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a device sends it that had no network when its mediator left. */
    private void oneThatCameTooLateToBeArmed() {
        page.evaluate("""
                async () => {
                  const token = document.cookie.split("; ").find((c) => c.startsWith("XSRF-TOKEN=")).slice("XSRF-TOKEN=".length);
                  const at = (minutes) => new Date(Date.now() + minutes * 60000).toISOString();
                  const id = () => crypto.randomUUID().replace(/^(.{14})4/, "$17");
                  const payload = { homeVisit: id(), commune: "69266", expectedEnd: at(40) };
                  const command = { id: id(), seq: 1, form: 2, type: "home-visit-arm", at: at(-20), offset: 0, payload };
                  await fetch("/api/v1/sync", { method: "POST", headers: { "Content-Type": "application/json", "X-XSRF-TOKEN": token },
                    body: JSON.stringify({ device: id(), clock: at(0), commands: [command] }) });
                }
                """);
    }
}
