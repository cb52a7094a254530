// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.protection.SmallCounts;
import fr.parvis.queue.QueueFixtures;
import fr.parvis.queue.domain.ActOnQueue;
import fr.parvis.shell.LiveStreams;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.visits.domain.CountNow;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

/** The network's page kept open: at a desk, on a wall, without the stream, and until one signs out. */
class LiveJourney extends Journey {
    private static final LocatorAssertions.HasTextOptions SOON =
            new LocatorAssertions.HasTextOptions().setTimeout(20_000);

    @Autowired
    Visits visits;

    @Autowired
    ActOnQueue actOnQueue;

    @Autowired
    CountNow count;

    @Autowired
    SmallCounts smallCounts;

    @Autowired
    LiveStreams streams;

    private VisitsFixtures.Desk desk;
    private SignedIn head;

    @BeforeEach
    void aDeskThatHasHelpedSome() {
        desk = visitsFixtures.aDesk();
        head = network.ofTheNetwork(Role.NETWORK_HEAD);
        for (int i = 0; i < smallCounts.threshold(); i++) helps();
    }

    private void helps() {
        Network.as(desk.mediator(), () -> visits.record(VisitsFixtures.aVisit(desk.point())));
    }

    private String today() {
        return Asking.as(head.scope())
                .call(() -> fr.parvis.shell.Words.number(count.counts().today()));
    }

    private void tells(String figure, String value) {
        assertThat(page.locator("[data-figure='" + figure + "'] strong")).hasText(value, SOON);
    }

    @AtEveryWidth
    void a_visit_is_seen_a_moment_after_without_loading_the_page(Screen screen) {
        on(screen);
        signIn(head);
        open("/bureau/en-direct");
        assertThat(page.locator("h1")).hasText("Le réseau en direct");
        tells("visits.today", today());
        isFine("live");
        page.evaluate("window.kept = true");
        helps();
        tells("visits.today", today());
        new QueueFixtures(actOnQueue, desk.point()).gives(desk.mediator());
        assertThat(page.locator("[data-figure='queue.waiting'] span")).containsText("en attente");
        helps();
        tells("visits.today", today());
        org.assertj.core.api.Assertions.assertThat(page.evaluate("window.kept"))
                .as("the page was not loaded anew")
                .isEqualTo(true);
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void the_same_on_a_wall(Screen screen) {
        on(screen);
        if (screen != Screen.values()[0]) page.setViewportSize(1920, 1080);
        signIn(head);
        open("/bureau/en-direct");
        page.click("a:has-text('Écran mural')");
        page.waitForURL("**/mur");
        tells("visits.today", today());
        isFine("live-wall");
        helps();
        tells("visits.today", today());
        page.click("a:has-text('Revenir à la page')");
        assertThat(page.locator("h1")).hasText("Le réseau en direct");
    }

    @Test
    void where_the_stream_is_refused_the_page_asks_and_says_when_nobody_answers() {
        on(Screen.values()[Screen.values().length - 1]);
        signIn(head);
        page.route("**/direct", route -> route.abort());
        page.clock().install();
        open("/bureau/en-direct");
        helps();
        page.clock().runFor(20_000);
        tells("visits.today", today());
        page.route("**/maintenant", route -> route.abort());
        page.clock().runFor(20_000);
        assertThat(page.locator("[data-live-lost]")).isVisible();
        isAccessible();
        page.unroute("**/maintenant");
        page.clock().runFor(20_000);
        assertThat(page.locator("[data-live-lost]")).isHidden();
    }

    @Test
    void signing_out_elsewhere_ends_what_a_page_shows() throws Exception {
        on(Screen.values()[Screen.values().length - 1]);
        signIn(head);
        // how often a stream asks whether its reader may still read
        var beat = ReflectionTestUtils.getField(streams, "beat");
        ReflectionTestUtils.setField(streams, "beat", Duration.ofSeconds(2));
        try {
            open("/bureau/en-direct/mur");
            tells("visits.today", today());
            try (var owner = fr.parvis.RawDatabase.asSuperuser()) {
                fr.parvis.RawDatabase.run(
                        owner,
                        "delete from access.session where principal_name = ?",
                        head.account().toString());
            }
            assertThat(page)
                    .hasURL(Pattern.compile(".*connexion.*"), new PageAssertions.HasURLOptions().setTimeout(60_000));
        } finally {
            ReflectionTestUtils.setField(streams, "beat", beat);
        }
    }
}
