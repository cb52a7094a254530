// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartScaleTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1 0",
        "1, 1 0.5 0",
        "3, 3 2 1 0",
        "4, 4 3 2 1 0",
        "10, 10 5 0",
        "13, 15 10 5 0",
        "41, 60 40 20 0",
        "1240, 1500 1000 500 0",
        "0.7, 0.8 0.6 0.4 0.2 0"
    })
    void the_axis_ends_at_a_round_number_and_has_few_marks(double most, String marks) {
        var scale = ChartScale.of(List.of(bar("a", 0), bar("b", most)));
        var wanted = Arrays.stream(marks.split(" ")).map(Double::valueOf).toList();
        assertThat(scale.marks()).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.size(); i++) assertThat(scale.marks().get(i)).isCloseTo(wanted.get(i), within(1e-9));
        assertThat(scale.top()).isCloseTo(wanted.getFirst(), within(1e-9));
    }

    @Test
    void the_first_of_the_highest_is_named_and_empty_days_do_not_lower_the_mean() {
        var scale = ChartScale.of(List.of(bar("lundi", 4), bar("mardi", 8), bar("mercredi", 8), bar("jeudi", 0)));
        assertThat(Objects.requireNonNull(scale.highest()).label()).isEqualTo("mardi");
        assertThat(scale.mean()).isCloseTo(20 / 3.0, within(1e-9));
        assertThat(scale.part(8.0, 100)).isEqualTo(100);
        assertThat(scale.part(4.0, 100)).isEqualTo(50);
    }

    @Test
    void a_hidden_column_might_be_the_highest_so_none_is_named() {
        var scale = ChartScale.of(List.of(bar("mars", 8), Bar.hidden("avril", "masqué")));
        assertThat(scale.highest()).isNull();
        assertThat(scale.mean()).isNull();
        assertThat(scale.part(null, 100)).isZero();
        assertThat(ChartScale.of(List.of(bar("mars", 0))).highest()).isNull();
    }

    private static Bar bar(String label, double value) {
        return new Bar(label, value, Double.toString(value));
    }
}
