// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {
    @Test
    void what_is_added_and_taken_leaves_nothing() {
        var cells = new Cells().add(Dimension.THEME, "energy", new Sum(0, 0, 2, 30));
        assertThat(new Cells().add(cells).subtract(cells).isEmpty()).isTrue();
    }

    @Test
    void are_the_same_after_they_were_written_and_read_whatever_a_teams_name_holds() {
        var cells = new Cells()
                .add(Dimension.TOTAL, "", new Sum(1, 2, 3, 40))
                .add(Dimension.TEAM, "Équipe \"Nord\" \\ 2", new Sum(1, 2, 3, 40))
                .add(Dimension.ACT, "energy||desk|information", new Sum(0, 0, -1, -15));
        assertThat(Cells.read(cells.toJson())).isEqualTo(cells);
    }

    @Test
    void a_dimension_of_another_version_is_passed_over() {
        assertThat(Cells.read("{\"ONCE_UPON\":{\"a\":[1,2,3,4]},\"TOTAL\":{\"\":[1,1,1,5]}}")
                        .total())
                .isEqualTo(new Sum(1, 1, 1, 5));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "299, 0",
        "300, 5",
        "599, 5",
        "600, 10",
        "1799, 20",
        "1800, 30",
        "3599, 30",
        "3600, 60",
        "99999, 60"
    })
    void a_wait_stands_in_its_class(long seconds, String lower) {
        assertThat(new Tickets.End("served", "", seconds, 1).cells(1).of(Dimension.WAITED))
                .containsOnlyKeys(lower);
    }

    @Test
    void an_end_that_is_taken_back_leaves_nothing() {
        var end = new Tickets.End("refused", "closing", 0, 3);
        assertThat(end.cells(1).add(end.cells(-1)).isEmpty()).isTrue();
    }

    @Test
    void the_one_in_the_middle_tells_the_median_class() {
        var waiting = new Waiting(
                5,
                12,
                List.of(
                        new Waiting.Class(0, 5, 1),
                        new Waiting.Class(5, 10, 1),
                        new Waiting.Class(10, 20, 2),
                        new Waiting.Class(20, null, 1)));
        assertThat(waiting.median().from()).isEqualTo(10);
    }
}
