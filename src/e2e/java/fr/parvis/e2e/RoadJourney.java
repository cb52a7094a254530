// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static fr.parvis.rounds.RoundsFixtures.aStop;
import static fr.parvis.rounds.RoundsFixtures.aTour;
import static fr.parvis.rounds.RoundsFixtures.kept;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.rounds.RoundsFixtures;
import fr.parvis.rounds.domain.crews.PlanCrews;
import fr.parvis.rounds.domain.home.SeeHomeVisits;
import fr.parvis.rounds.domain.tours.PlanTours;
import fr.parvis.rounds.domain.tours.SeeTours;
import fr.parvis.rounds.domain.walks.Sectors;
import fr.parvis.values.Ids;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A mediator's device on the road: what is pressed without network is kept, seen at once, and arrives once when there is one. */
class RoadJourney extends Journey {
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

    @Autowired
    SeeTours tours;

    @Autowired
    Sectors sectors;

    @Autowired
    SeeHomeVisits homeVisits;

    private RoundsFixtures.Bus bus;

    @BeforeEach
    void a_bus_on_its_round() {
        bus = roundsFixtures.aBus();
        var today = RoundsFixtures.today();
        Network.as(bus.lead(), () -> {
            var tour = kept(plan.save(aTour(bus, "Bus AB-123")));
            kept(plan.save(aStop(tour, "Place du marché", RoundsFixtures.now())));
            kept(crews.handle(RoundsFixtures.aCrew(
                    tour,
                    today,
                    today,
                    null,
                    bus.mediator().account(),
                    bus.lead().account())));
            kept(sectors.add(Ids.next(), "Les Minguettes", null));
        });
    }

    private void openThePanel() {
        // what the desk loads after it has begun is there before the network goes
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        page.click("[data-key=plus]");
        page.click("[data-key=road]");
        page.waitForSelector("dialog.road .halt");
    }

    @AtEveryWidth
    void a_halt_and_a_walk_are_noted_without_network_and_arrive_once(Screen screen) {
        on(screen);
        signIn(bus.mediator());
        open("/capture");
        openThePanel();
        isFine("road");
        // the worker is fetched with a network
        KeptOnDevice.installs(page);
        loseNetwork();
        page.click("dialog.road button:has-text('Nous y sommes')");
        page.waitForSelector("dialog.road .notice-success:has-text('Arrivée notée')");
        page.waitForSelector("dialog.road .halt:has-text('Arrivés à')");
        page.click("dialog.road summary:has-text('Noter une maraude')");
        page.selectOption(
                "#road-sector", new com.microsoft.playwright.options.SelectOption().setLabel("Les Minguettes"));
        page.fill("#road-persons", "7");
        page.selectOption("#road-kind", "light");
        page.fill("#road-where", "Allée des Acacias");
        page.fill("#road-said", "appeler 06 12 34 56 78");
        page.waitForSelector("dialog.road .notice-warning:has-text('06 12 34 56 78')");
        page.fill("#road-said", "Trois lampadaires");
        isFine("road-offline");
        page.click("dialog.road button:has-text('Enregistrer la maraude')");
        page.waitForSelector("dialog.road .notice-success:has-text('Maraude enregistrée')");
        assertThat(halts()).isZero();
        findNetwork();
        eventually(this::halts, 1);
        eventually(this::walks, 1);
    }

    @AtEveryWidth
    void a_home_visit_is_armed_with_network_and_said_not_to_be_without(Screen screen) {
        on(screen);
        signIn(bus.mediator());
        open("/capture");
        openThePanel();
        arm();
        page.waitForSelector("dialog.road .notice-success:has-text('Alerte prête')");
        assertThat(Network.as(bus.mediator(), homeVisits::running)).hasSize(1);
        isFine("road-armed");
        page.click("dialog.road button:has-text('Je suis de retour')");
        page.waitForSelector("dialog.road .notice-success");
        eventually(() -> Network.as(bus.mediator(), homeVisits::running), List.of());
        KeptOnDevice.installs(page);
        loseNetwork();
        arm();
        page.waitForSelector("dialog.road .notice-danger:has-text('Il n’y a pas d’alerte')");
        isFine("road-not-armed");
        assertThat(Network.as(bus.mediator(), homeVisits::running)).isEmpty();

        // the network is back while they are still there: from now on somebody waits for them
        findNetwork();
        page.click("dialog.road button:has-text('Mettre l’alerte maintenant')");
        page.waitForSelector("dialog.road .notice-success:has-text('Alerte prête')");
        assertThat(Network.as(bus.mediator(), homeVisits::running)).hasSize(1);
        // an answer that the cut below swallowed would be asked for again after half a minute only
        page.waitForResponse("**/api/v1/sync", () -> page.click("dialog.road button:has-text('Je suis de retour')"));
        page.waitForSelector("dialog.road button:has-text('Je suis de retour')", gone());

        // and one that ends without: it is kept, and the desk goes on
        loseNetwork();
        arm();
        page.waitForSelector("dialog.road .notice-danger:has-text('Il n’y a pas d’alerte')");
        page.click("dialog.road button:has-text('Je suis de retour')");
        page.waitForSelector("dialog.road .notice-success:has-text('not')");
        page.click("dialog.road [data-key=close]");
        page.waitForSelector(".desk-line:has-text('à envoyer')");
        findNetwork();
        lineIsBack(page);
        page.waitForSelector(".desk-line:has-text('Tout est enregistré')");
        assertThat(unarmed()).isEqualTo(1);
    }

    private void arm() {
        page.click("dialog.road summary:has-text('Je pars en visite')");
        page.fill("#road-commune", "Villeurbanne");
        page.fill(
                "#road-end",
                java.time.LocalTime.now(fr.parvis.values.NetworkTime.ZONE)
                        .plusHours(1)
                        .truncatedTo(java.time.temporal.ChronoUnit.MINUTES)
                        .toString());
        page.click("dialog.road button:has-text('Partir, avec l’alerte')");
    }

    private static com.microsoft.playwright.Page.WaitForSelectorOptions gone() {
        return new com.microsoft.playwright.Page.WaitForSelectorOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED);
    }

    private int unarmed() {
        return Network.as(
                bus.mediator(),
                () -> transaction.execute(
                        s -> db.sql("select count(*)::int from rounds.home_visit where association = :a and not armed")
                                .param("a", bus.association())
                                .query(Integer.class)
                                .single()));
    }

    private int halts() {
        return Network.as(
                bus.mediator(),
                () -> tours.on(RoundsFixtures.today()).stream()
                        .mapToInt(tour -> tour.halts().size())
                        .sum());
    }

    private int walks() {
        return Network.as(
                bus.mediator(),
                () -> transaction.execute(
                        s -> db.sql("select count(*)::int from rounds.walk where association = :a and persons = 7")
                                .param("a", bus.association())
                                .query(Integer.class)
                                .single()));
    }
}
