// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.papers;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.Scale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each line of a large file follows the rules of La Coop, read a second time from its forms. */
@ParvisTest
class MeasuredCoopFileTest {
    @Autowired
    Network network;

    @Autowired
    MeasuredCoopFile file;

    @Test
    void each_line_of_a_large_file_follows_the_rules() throws Exception {
        network.exists();
        int acts = Scale.of(1000, 20_000);
        var result = file.run(acts);
        assertThat(result.lines()).isEqualTo(acts);
        assertThat(result.ruleErrors()).isZero();
    }
}
