// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.database.Asking;
import fr.parvis.mandates.domain.Entitlements;
import fr.parvis.network.LocalDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The network's head plans a point, notes what puts it off and its opening; a director notes what the team learnt. */
class RolloutJourney extends Journey {
    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    LocalDays localDays;

    @Autowired
    Entitlements entitlements;

    /** Two years of weeks of an association, with a summer and a little chance. */
    private void weeks(UUID association) {
        var monday = localDays.todayOfNetwork().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Asking.as(association)
                .run(() -> transaction.executeWithoutResult(status -> {
                    for (int week = 1; week <= 108; week++) {
                        LocalDate day = monday.minusWeeks(week);
                        boolean summer = day.getMonthValue() == 8;
                        db.sql("""
                                        insert into rollout.week_sum (association, week, met, helped, paths, folded_at)
                                        values (:association, :week, :met, :helped, :paths, now())""")
                                .param("association", association)
                                .param("week", day)
                                .param("met", (summer ? 90 : 260) + week * 37 % 23)
                                .param("helped", (summer ? 600 : 1100) + week * 61 % 83)
                                .param("paths", summer ? 10 : 40)
                                .update();
                    }
                }));
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void a_point_is_planned_put_off_and_opened(Screen screen) {
        weeks(network.anAssociation());
        on(screen);
        signIn(network.ofTheNetwork(Role.NETWORK_HEAD));
        open("/bureau/deploiement/nouveau");
        page.fill("#f-nom", "Numérique Vaise " + screen);
        page.fill("#f-commune", "Saint-Denis");
        var today = localDays.todayOfNetwork();
        page.fill("#f-prevu", today.plusDays(40).toString());
        page.fill("#f-partenaire", "Mairie");
        page.click("button:has-text('Enregistrer')");
        assertThat(page.locator("#f-commune-error")).containsText("Ajoutez le code postal");
        assertThat(page.locator("#f-nom")).hasValue("Numérique Vaise " + screen);
        isFine("rollout-refused");
        page.fill("#f-commune", "Saint-Denis (93)");
        page.check("#f-critere-premises-0");
        page.check("#f-critere-hours-1");
        page.click("button:has-text('Enregistrer')");
        page.waitForSelector(".notice:has-text('enregistré')");
        isFine("rollout-plan-new");

        page.click("summary:has-text('Changer le jour')");
        page.fill("#f-vers", today.plusDays(61).toString());
        page.selectOption("#f-cause", "works");
        page.click("button:has-text('Noter le changement')");
        page.waitForSelector("text=21 jours plus tard");
        assertThat(page.locator("#state")).containsText("21 jours de retard");
        isFine("rollout-plan");

        open("/bureau/deploiement?etat=late");
        page.waitForSelector("#plan");
        // the plan of an earlier try of this test is late, too
        assertThat(page.locator("#plan tr:has-text('Vaise " + screen + "')").first())
                .containsText("Travaux");
        assertThat(page.locator(".figures")).containsText("8 chances sur 10");
        isFine("rollout");
        assertThat(page.evaluate("document.documentElement.scrollHeight"))
                .isInstanceOfSatisfying(Integer.class, high -> {
                    if (screen == Screen.DESKTOP) assertThat(high).isLessThanOrEqualTo(3000);
                });
        var file = context.request().get("/bureau/deploiement/plan.csv");
        assertThat(file.text()).contains("Numérique Vaise " + screen, "Travaux");
        assertThat(context.request().get("/bureau/deploiement/plan.json").text())
                .contains("Numérique Vaise " + screen);

        page.click("#plan a:has-text('Vaise " + screen + "')");
        page.click("summary:has-text('Le point a ouvert')");
        page.fill("#f-ouvert", today.toString());
        page.click("button:has-text('Noter l’ouverture')");
        page.waitForSelector(".notice:has-text('ouverture est notée')");
        isFine("rollout-plan-open");
    }

    @AtEveryWidth
    void what_the_team_learnt_is_noted_and_its_end_is_told(Screen screen) {
        var association = network.anAssociation();
        var director = network.a(Role.DIRECTOR, association);
        var mediator = network.a(Role.MEDIATOR, association);
        Network.as(director, () -> entitlements.give(mediator.account()));
        var today = localDays.todayOfNetwork();
        on(screen);
        signIn(director);
        open("/bureau/formations");
        isFine("rollout-staff-empty");
        page.click("button:has-text('Enregistrer')");
        page.waitForSelector("[data-error-summary], :invalid");
        page.selectOption("#f-qui", mediator.account().toString());
        page.check("label:has-text('Habilitation')");
        page.selectOption("#f-sujet", "aidants-connect");
        page.fill("#f-obtenu", today.minusYears(2).toString());
        page.fill("#f-avant", today.plusDays(20).toString());
        page.click("button:has-text('Enregistrer')");
        page.waitForSelector(".notice:has-text('noté')");
        assertThat(page.locator("#skills")).containsText("Habilitation : Aidants Connect");
        isFine("rollout-staff");
        open("/bureau/mandats/habilitations");
        assertThat(page.locator("main")).containsText("À renouveler avant le");
        isFine("rollout-entitled");
        open("/bureau/accueil");
        assertThat(page.locator("main")).containsText("Formations à renouveler");

        on(screen);
        signIn(mediator);
        open("/bureau/formations");
        assertThat(page.locator("#skills")).containsText("Aidants Connect");
        assertThat(page.locator("#add")).hasCount(0);
        isFine("rollout-staff-own");
    }
}
