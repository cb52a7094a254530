// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.GivenSettings;
import fr.parvis.SettableClock;
import fr.parvis.limits.RateLimits;
import fr.parvis.people.PeopleSettings;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SearchRateLimitTest {
    private final SettableClock clock = new SettableClock();
    private final SearchRateLimit limit = new SearchRateLimit(
            GivenSettings.of(PeopleSettings.class, "people.searches-per-ten-minutes", 3),
            RateLimits.inMemory(clock),
            clock);
    private final UUID me = UUID.randomUUID();

    private boolean may(String text) {
        return limit.toWait(me, text).isZero();
    }

    @Test
    void so_many_searches_in_ten_minutes_and_then_one_waits_until_the_first_is_old() {
        for (var text : new String[] {"dupont", "haddad", "diallo"}) {
            assertThat(may(text)).isTrue();
            clock.forward(Duration.ofMinutes(1));
        }
        assertThat(limit.toWait(me, "nguyen")).isEqualTo(Duration.ofMinutes(7));
        assertThat(limit.toWait(UUID.randomUUID(), "nguyen")).as("a colleague").isZero();
        clock.forward(Duration.ofMinutes(7));
        assertThat(may("nguyen")).isTrue();
        assertThat(may("kone")).isFalse();
    }

    @Test
    void typing_on_is_one_search_and_another_word_or_a_pause_begins_the_next() {
        for (int i = 3; i <= 14; i++) {
            assertThat(may("dupont marie li".substring(0, i))).isTrue();
            clock.forward(Duration.ofSeconds(2));
        }
        assertThat(may("dup")).as("going back shows others").isTrue();
        clock.forward(Duration.ofSeconds(11));
        assertThat(may("dupo")).as("after a pause").isTrue();
        assertThat(may("dupon")).isTrue();
        assertThat(may("dupa")).isFalse();
    }

    @Test
    void zero_is_no_limit() {
        var free = new SearchRateLimit(
                GivenSettings.of(PeopleSettings.class, "people.searches-per-ten-minutes", 0),
                RateLimits.inMemory(clock),
                clock);
        for (int i = 0; i < 1000; i++) assertThat(free.toWait(me, "n" + i)).isZero();
    }
}
