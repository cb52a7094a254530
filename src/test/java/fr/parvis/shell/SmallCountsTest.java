package fr.parvis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmallCountsTest {
    private final SmallCounts rule = new SmallCounts(5);

    @Test
    void large_counts_and_zero_are_shown() {
        assertThat(rule.hidden(List.of(12L, 5L, 0L))).containsOnly(false);
    }

    @Test
    void a_lone_small_count_takes_the_next_smallest_with_it_for_the_total_would_tell_it() {
        assertThat(rule.hidden(List.of(120L, 3L, 40L))).containsExactly(false, true, true);
    }

    @Test
    void two_small_counts_that_reach_the_threshold_together_need_no_company() {
        assertThat(rule.hidden(List.of(120L, 3L, 4L))).containsExactly(false, true, true);
    }

    @Test
    void two_small_counts_that_do_not_reach_it_take_company() {
        assertThat(rule.hidden(List.of(120L, 1L, 2L, 40L))).containsExactly(false, true, true, true);
    }

    @Test
    void whatever_the_counts_what_is_hidden_together_reaches_the_threshold_or_everything_is_hidden() {
        var random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            var counts = IntStream.range(0, 1 + random.nextInt(8))
                    .mapToObj(i -> (long) random.nextInt(12))
                    .toList();
            var hidden = rule.hidden(counts);
            long sum = 0;
            int cells = 0;
            for (int i = 0; i < counts.size(); i++) {
                if (rule.isSmall(counts.get(i))) assertThat(hidden.get(i)).isTrue();
                if (hidden.get(i)) {
                    sum += counts.get(i);
                    cells++;
                }
            }
            assertThat(cells == 0 || cells == counts.size() || (cells >= 2 && sum >= 5))
                    .as("%s hides %s", counts, hidden)
                    .isTrue();
        }
    }
}
