// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EstimateRuleTest {

    @Test
    void nobody_before_is_no_wait() {
        assertThat(EstimateRule.minutes(0, 10, 600.0, 2)).isZero();
    }

    @Test
    void the_first_ones_of_the_day_are_taken_to_need_a_quarter_of_an_hour() {
        assertThat(EstimateRule.minutes(2, 0, null, 0)).isEqualTo(30);
        assertThat(EstimateRule.minutes(2, 2, 60.0, 1)).isEqualTo(30);
    }

    @Test
    void mediators_share_those_who_wait_at_the_pace_of_today() {
        assertThat(EstimateRule.minutes(4, 5, 600.0, 1)).isEqualTo(40);
        assertThat(EstimateRule.minutes(4, 5, 600.0, 2)).isEqualTo(20);
        assertThat(EstimateRule.minutes(1, 5, 600.0, 3)).isEqualTo(5);
    }

    @Test
    void one_forgotten_end_does_not_frighten_everybody() {
        assertThat(EstimateRule.minutes(1, 5, 4 * 3600.0, 1)).isEqualTo(60);
        assertThat(EstimateRule.minutes(100, 5, 3600.0, 1)).isEqualTo(240);
    }
}
