// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.limits;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SettableClock clock = new SettableClock();
    private final RateLimiter bucket = RateLimiter.tokenBucket(60, MINUTE, 1000, clock);
    private final RateLimiter window = RateLimiter.slidingWindow(3, Duration.ofMinutes(10), 1000, clock);

    @Test
    void all_of_a_bucket_may_be_used_at_once_and_comes_back_one_by_one() {
        for (int i = 0; i < 60; i++) assertThat(bucket.acquire("a")).isZero();
        assertThat(bucket.acquire("a")).isEqualTo(Duration.ofSeconds(1));
        assertThat(bucket.acquire("b")).as("each key has its own").isZero();
        clock.forward(Duration.ofSeconds(1));
        assertThat(bucket.acquire("a")).isZero();
        assertThat(bucket.acquire("a")).isPositive();
        clock.forward(Duration.ofDays(1));
        for (int i = 0; i < 60; i++) assertThat(bucket.acquire("a")).isZero();
        assertThat(bucket.acquire("a")).as("not more than a minute's").isPositive();
    }

    @Test
    void what_is_heavy_counts_for_several_and_never_for_more_than_the_limit() {
        for (int i = 0; i < 3; i++) assertThat(bucket.acquire("a", 20)).isZero();
        assertThat(bucket.acquire("a", 20)).isEqualTo(Duration.ofSeconds(20));
        clock.forward(Duration.ofSeconds(20));
        assertThat(bucket.acquire("a", 20)).isZero();
        assertThat(bucket.acquire("b", 500)).isZero();
        assertThat(bucket.acquire("b", 500)).isEqualTo(MINUTE);
    }

    @Test
    void a_refused_request_makes_nobody_wait_longer() {
        for (int i = 0; i < 60; i++) bucket.acquire("a");
        for (int i = 0; i < 1000; i++) assertThat(bucket.acquire("a")).isEqualTo(Duration.ofSeconds(1));
        for (int i = 0; i < 1000; i++) window.acquire("a");
        assertThat(window.acquire("a")).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void a_window_allows_the_next_when_the_oldest_is_a_period_old() {
        for (int i = 0; i < 3; i++) {
            assertThat(window.acquire("a")).isZero();
            clock.forward(Duration.ofMinutes(1));
        }
        assertThat(window.acquire("a")).isEqualTo(Duration.ofMinutes(7));
        assertThat(window.acquire("b")).as("each key has its own").isZero();
        clock.forward(Duration.ofMinutes(7));
        assertThat(window.acquire("a")).isZero();
        assertThat(window.acquire("a")).isEqualTo(Duration.ofMinutes(1));
        assertThat(window.acquire("a", 2)).as("waits until two are old").isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void one_may_ask_how_long_to_wait_without_counting() {
        for (int i = 0; i < 1000; i++) assertThat(window.timeToWait("a")).isZero();
        for (int i = 0; i < 3; i++) window.acquire("a");
        assertThat(window.timeToWait("a")).isEqualTo(Duration.ofMinutes(10));
        clock.forward(Duration.ofMinutes(10));
        assertThat(window.timeToWait("a")).isZero();
    }

    @Test
    void keys_that_were_not_used_for_long_are_forgotten() {
        var two = RateLimiter.slidingWindow(1, MINUTE, 2, clock);
        two.acquire("a");
        two.acquire("b");
        two.acquire("a");
        two.acquire("c");
        assertThat(two.acquire("a")).isPositive();
        assertThat(two.acquire("b")).isZero();
    }

    @Test
    void zero_is_no_limit() {
        var none = RateLimiter.tokenBucket(0, MINUTE, 10, clock);
        for (int i = 0; i < 1000; i++) assertThat(none.acquire("a")).isZero();
        assertThat(none.timeToWait("a")).isZero();
    }

    @Test
    void the_header_is_in_whole_seconds_rounded_up() {
        assertThat(RateLimiter.retryAfter(Duration.ofMillis(1))).isEqualTo("1");
        assertThat(RateLimiter.retryAfter(Duration.ofSeconds(60))).isEqualTo("60");
    }
}
