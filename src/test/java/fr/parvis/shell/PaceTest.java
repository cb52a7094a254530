package fr.parvis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PaceTest {
    private Instant now = Instant.parse("2026-11-26T09:00:00Z");
    private final Pace pace = new Pace(60, new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void all_of_a_minute_may_be_used_at_once_and_comes_back_one_by_one() {
        for (int i = 0; i < 60; i++) assertThat(pace.toWait("a")).isZero();
        assertThat(pace.toWait("a")).isEqualTo(Duration.ofSeconds(1));
        assertThat(pace.toWait("b")).as("each origin has its own").isZero();
        now = now.plusSeconds(1);
        assertThat(pace.toWait("a")).isZero();
        assertThat(pace.toWait("a")).isPositive();
        now = now.plus(Duration.ofDays(1));
        for (int i = 0; i < 60; i++) assertThat(pace.toWait("a")).isZero();
        assertThat(pace.toWait("a")).as("not more than a minute's").isPositive();
    }

    @Test
    void what_is_heavy_counts_for_several_and_never_for_more_than_a_minute() {
        for (int i = 0; i < 3; i++) assertThat(pace.toWait("a", 20)).isZero();
        assertThat(pace.toWait("a", 20)).isEqualTo(Duration.ofSeconds(20));
        now = now.plusSeconds(20);
        assertThat(pace.toWait("a", 20)).isZero();
        assertThat(pace.toWait("b", 500)).isZero();
        assertThat(pace.toWait("b", 500)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void who_is_refused_is_not_kept_waiting_longer_for_having_asked() {
        for (int i = 0; i < 60; i++) pace.toWait("a");
        for (int i = 0; i < 1000; i++) assertThat(pace.toWait("a")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void an_origin_is_an_address_of_the_old_kind_or_a_network_of_the_new_one() {
        assertThat(Origin.of("203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(Origin.of("2001:db8:1:2:3:4:5:6")).isEqualTo(Origin.of("2001:db8:1:2:ffff::1"));
        assertThat(Origin.of("2001:db8:1:2::1")).isNotEqualTo(Origin.of("2001:db8:1:3::1"));
        assertThat(Origin.of("::ffff:203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(Origin.of("not:an:address")).isEqualTo("not:an:address");
    }
}
