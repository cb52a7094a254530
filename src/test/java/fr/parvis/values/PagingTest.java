// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PagingTest {
    private static final List<Integer> FIVE = List.of(1, 2, 3, 4, 5);

    @Test
    void a_list_is_cut_into_pages_the_last_one_shorter() {
        assertThat(Paging.of("1", 5, 2).of(FIVE)).containsExactly(1, 2);
        assertThat(Paging.of("3", 5, 2).of(FIVE)).containsExactly(5);
        assertThat(Paging.of("2", 5, 2).offset()).isEqualTo(2);
        assertThat(Paging.of("1", 4, 2).pages()).isEqualTo(2);
    }

    @Test
    void what_is_no_page_is_the_first_and_what_goes_beyond_is_the_last() {
        for (var no : new String[] {null, "", "-1", "deux", "1e9", "0", "99999999999"})
            assertThat(Paging.of(no, 5, 2).page()).as(no).isEqualTo(1);
        assertThat(Paging.of("999999", 5, 2).page()).isEqualTo(3);
    }

    @Test
    void an_empty_list_has_one_empty_page() {
        var paging = Paging.of("4", 0, 20);
        assertThat(paging).isEqualTo(new Paging(1, 1, 20));
        assertThat(paging.of(List.of())).isEmpty();
    }

    @Test
    void a_list_that_nobody_counts_begins_at_any_page() {
        assertThat(Paging.uncounted("3", 20)).isEqualTo(new Paging(3, 3, 20));
        assertThat(Paging.uncounted("0", 20).offset()).isZero();
    }

    @Test
    void the_number_of_an_address_is_the_first_page_when_it_is_none() {
        assertThat(Paging.number("12")).isEqualTo(12);
        for (var none : new String[] {null, "", "-1", "deux", "1e3", "1234567"})
            assertThat(Paging.number(none)).as(none).isEqualTo(1);
        assertThat(Paging.of(-3, 5, 2).page()).isEqualTo(1);
    }
}
