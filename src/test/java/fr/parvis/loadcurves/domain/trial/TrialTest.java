// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.trial;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Scale;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Homes that are made up and files that are damaged: fewer than the benchmarks take. */
class TrialTest {

    @Test
    void a_damaged_file_is_read_rightly_or_refused_by_name() {
        var found = Fuzz.run(20261126, Scale.of(1500, 4000));
        assertThat(found.first()).isEmpty();
        assertThat(found.crashes() + found.hangs() + found.silent()).isZero();
        // neither refuses all, nor reads all
        assertThat(found.read()).isBetween(Scale.of(560, 1500), Scale.of(1310, 3500));
    }

    @Test
    void the_cold_is_found_again_in_homes_whose_truth_is_known() {
        var found = Truth.run(4000, 400);
        assertThat(found.fitted()).isEqualTo(400);
        assertThat(found.error()).isLessThan(2);
        assertThat(found.p95()).isLessThan(5);
        assertThat(found.coverage()).isBetween(90.0, 99.0);
        assertThat(found.savingsCoverage()).isBetween(84.0, 97.0);
    }

    @Test
    void a_year_of_ten_minutes_is_read_whole() throws IOException {
        assertThat(Speed.run(1).points()).isEqualTo(52_560);
    }
}
