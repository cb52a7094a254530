// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OriginTest {
    @Test
    void an_origin_is_an_address_of_the_old_kind_or_a_network_of_the_new_one() {
        assertThat(Origin.of("203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(Origin.of("2001:db8:1:2:3:4:5:6")).isEqualTo(Origin.of("2001:db8:1:2:ffff::1"));
        assertThat(Origin.of("2001:db8:1:2::1")).isNotEqualTo(Origin.of("2001:db8:1:3::1"));
        assertThat(Origin.of("::ffff:203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(Origin.of("not:an:address")).isEqualTo("not:an:address");
    }
}
