// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flow of cells and sums: how many there are makes no difference. */
class CellFlowTest {
    @ParameterizedTest
    @ValueSource(ints = {63, 64, 65, 128})
    void a_sum_that_is_nobodys_secret_needs_no_protection_wherever_it_comes(int before) {
        var flow = new CellFlow(5);
        int from = flow.node();
        int to = flow.node();
        for (int i = 0; i < before; i++) flow.told(from, to, 100, 1);
        flow.open(from, to, 3);
        assertThat(flow.protect()).isEmpty();
    }
}
