// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.SettableClock;
import fr.parvis.access.LivePart;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.access.papers.NetworkNow;
import fr.parvis.protection.SmallCountsFixtures;
import fr.parvis.queue.QueueFixtures;
import fr.parvis.queue.domain.ActOnQueue;
import fr.parvis.queue.domain.CountWaiting;
import fr.parvis.shell.Words;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.visits.domain.CountNow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.util.ReflectionTestUtils;
import tools.jackson.databind.json.JsonMapper;

/** The network's page: sums of now for its head, and nothing that leads to anybody. */
@ParvisTest
class LivePageTest {
    private static final String ADDRESS = "/bureau/en-direct";

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    Visits visits;

    @Autowired
    ActOnQueue actOnQueue;

    @Autowired
    CountNow countVisits;

    @Autowired
    CountWaiting countWaiting;

    @Autowired
    NetworkNow networkNow;

    @Autowired
    JsonMapper json;

    @Autowired
    Pages pages;

    private SignedIn head;
    private VisitsFixtures.Desk desk;

    @BeforeEach
    void aHeadAndADesk() {
        head = network.ofTheNetwork(Role.NETWORK_HEAD);
        desk = visitsFixtures.aDesk();
        // another test may have looked, seconds ago, at a network without points
        ((Map<?, ?>) Objects.requireNonNull(ReflectionTestUtils.getField(networkNow, "known"))).clear();
    }

    @Test
    void the_head_sees_tiles_of_the_whole_network_without_a_name() {
        for (var path : List.of(ADDRESS, ADDRESS + "/mur")) {
            var page = pages.as(head).open(path);
            assertThat(page.select("[data-tile]").eachAttr("data-tile"))
                    .contains("points", "visits", "queue", "rollout");
            assertThat(page.select("[data-live-at]").text()).matches("\\d\\d:\\d\\d:\\d\\d");
            assertThat(page.text()).doesNotContain(desk.mediator().name());
        }
        assertThat(pages.as(head).open(ADDRESS + "/mur").select("nav")).isEmpty();
        assertThat(pages.as(head).open(ADDRESS + "/mur").select("noscript meta[http-equiv=refresh]"))
                .hasSize(1);
    }

    @Test
    void it_is_for_nobody_else() {
        for (var other : List.of(
                desk.mediator(),
                network.a(Role.DIRECTOR, desk.association()),
                network.ofTheNetwork(Role.DATA_PROTECTION_OFFICER)))
            for (var path : List.of("", "/mur", "/maintenant", "/direct"))
                assertThat(pages.as(other).get(ADDRESS + path))
                        .as(other.roles() + " " + path)
                        .hasStatus(403);
        assertThat(pages.get(ADDRESS)).hasStatus(302);
    }

    @Test
    void browsers_without_a_stream_ask_for_the_same_numbers() {
        var answer = pages.as(head).get(ADDRESS + "/maintenant");
        assertThat(answer).hasStatusOk().hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON);
        assertThat(answer).headers().hasValue("Cache-Control", "no-store");
        assertThat(answer).bodyJson().extractingPath("$.tiles[0].key").isEqualTo("points");
        assertThat(pages.as(head).get(ADDRESS + "/direct")).hasStatus(406);
    }

    @Test
    void visits_and_who_waits_are_counted_over_all_associations() {
        var before = countInNetwork();
        long waiting = waitingInNetwork();
        var other = visitsFixtures.aDesk();
        for (var one : List.of(desk, other)) {
            Network.as(one.mediator(), () -> visits.record(VisitsFixtures.aVisit(one.point())));
            new QueueFixtures(actOnQueue, one.point()).gives(one.mediator());
        }
        assertThat(countInNetwork().today()).isGreaterThanOrEqualTo(before.today() + 2);
        assertThat(waitingInNetwork()).isGreaterThanOrEqualTo(waiting + 2);
        assertThat(Network.as(desk.mediator(), () -> countVisits.counts()).today())
                .as("an association counts no other")
                .isLessThan(countInNetwork().today());
    }

    private CountNow.Counts countInNetwork() {
        return Network.as(head, () -> countVisits.counts());
    }

    private long waitingInNetwork() {
        return Network.as(head, () -> countWaiting.now()).persons();
    }

    @Test
    void few_persons_are_no_number() {
        var small = SmallCountsFixtures.of(5);
        assertThat(List.of(small.tell(0), small.tell(1), small.tell(4), small.tell(5)))
                .containsExactly("0", "moins de 5", "moins de 5", "5");
    }

    @Test
    void nothing_is_computed_while_nobody_listens_and_a_part_that_fails_keeps_its_last_word() {
        var part = new Part();
        var now = new NetworkNow(List.of(part), json, Clock.systemUTC());
        now.look();
        assertThat(part.asked).hasValue(0);
        assertThat(now.state().tiles()).hasSize(1);
        part.fails = true;
        part.fresh = Duration.ZERO;
        assertThat(now.state().tiles()).hasSize(1);
        assertThat(part.asked).hasValue(2);
    }

    @Test
    void an_answer_holds_as_long_as_its_part_says_and_each_language_has_its_words() {
        var part = new Part();
        var now =
                new NetworkNow(List.of(part), json, Clock.fixed(Instant.parse("2026-03-02T09:42:07Z"), ZoneOffset.UTC));
        assertThat(now.state().at()).isEqualTo("10:42:07");
        now.state();
        assertThat(part.asked).hasValue(1);
        assertThat(now.event(7, Words.ENGLISH))
                .startsWith("id: 7\ndata: {")
                .contains("\"words en\"")
                .endsWith("}\n\n");
        assertThat(now.event(7, Words.FRENCH)).contains("\"words fr\"");
        assertThat(part.asked).hasValue(2);
        assertThat(now.event(7, Words.ENGLISH)).isSameAs(now.event(7, Words.ENGLISH));
    }

    /** The second between two looks is not always a whole one. */
    @Test
    void a_part_that_says_nothing_else_is_asked_at_each_look() {
        var asked = new AtomicInteger();
        var part = new LivePart() {
            @Override
            public int order() {
                return 1;
            }

            @Override
            public Optional<Tile> now() {
                asked.incrementAndGet();
                return Optional.empty();
            }
        };
        var clock = new SettableClock();
        var now = new NetworkNow(List.of(part), json, clock);
        now.state();
        clock.forward(Duration.ofMillis(500));
        now.state();
        assertThat(asked).hasValue(1);
        clock.forward(Duration.ofMillis(450));
        now.state();
        assertThat(asked).hasValue(2);
    }

    @Test
    void the_home_page_of_the_head_leads_to_it() {
        var page = pages.as(head).open("/bureau/accueil");
        assertThat(page.select("a[href=" + ADDRESS + "]")).isNotEmpty();
    }

    private static final class Part implements LivePart {
        private final AtomicInteger asked = new AtomicInteger();
        private boolean fails;
        private Duration fresh = Duration.ofMinutes(1);

        @Override
        public int order() {
            return 1;
        }

        @Override
        public Duration freshFor() {
            return fresh;
        }

        @Override
        public Optional<Tile> now() {
            asked.incrementAndGet();
            if (fails) throw new IllegalStateException("away");
            var figures = new ArrayList<Figure>();
            figures.add(new Figure("one", "1", "words " + Words.locale().getLanguage(), false));
            return Optional.of(new Tile("part", "Part", "people", "/", figures, List.of()));
        }
    }
}
