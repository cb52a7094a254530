// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What Java makes of whole numbers, once for all. */
class PercentagesTest {
    @Test
    void shares_add_up_to_one_hundred_percent() {
        assertThat(Percentages.of(List.of(1L, 1L, 1L))).containsExactly(334, 333, 333);
        assertThat(Percentages.of(List.of(0L, 0L))).containsExactly(0, 0);
        assertThat(Percentages.of(List.of(0L, 7L))).containsExactly(0, 1000);
        var random = new Random(4);
        for (int i = 0; i < 500; i++) {
            var parts = new ArrayList<Long>();
            int length = 1 + random.nextInt(40);
            for (int p = 0; p < length; p++) parts.add((long) random.nextInt(5000));
            parts.set(0, 1L);
            var shares = Percentages.of(parts);
            assertThat(shares.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1000);
            double sum = parts.stream().mapToLong(Long::longValue).sum();
            for (int p = 0; p < length; p++)
                assertThat(shares.get(p) - parts.get(p) * 1000 / sum).isBetween(-1.0, 1.0);
        }
    }

    @Test
    void the_median_is_one_of_the_values() {
        assertThat(Medians.of(Map.of())).isEmpty();
        assertThat(Medians.of(Map.of(15L, 1L, 30L, 1L))).hasValue(15);
        assertThat(Medians.of(Map.of(5L, 1L, 15L, 1L, 30L, 3L))).hasValue(30);
    }
}
