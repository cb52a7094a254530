// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.protection;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmallCountsTest {
    private final SmallCounts rule = SmallCountsFixtures.of(5);

    @Test
    void large_counts_and_zero_are_shown() {
        assertThat(rule.hidden(List.of(12L, 5L, 0L))).containsOnly(false);
    }

    @Test
    void a_lone_small_count_takes_another_of_the_smaller_ones_with_it_for_the_total_would_tell_it() {
        assertThat(rule.hidden(List.of(120L, 3L, 40L))).containsExactly(false, true, true);
    }

    @Test
    void two_small_counts_that_leave_the_threshold_open_need_no_company() {
        assertThat(rule.hidden(List.of(120L, 3L, 4L))).containsExactly(false, true, true);
    }

    @Test
    void five_of_one_each_are_not_told_by_their_sum() {
        // 5 in all, none of them nothing: each would be 1
        assertThat(rule.hidden(List.of(120L, 1L, 1L, 1L, 1L, 1L, 40L)))
                .containsExactly(false, true, true, true, true, true, true);
        assertThat(rule.mayTellSumOf(List.of(1L, 1L, 1L, 1L, 1L))).isFalse();
        assertThat(rule.mayTellSumOf(List.of(3L, 4L))).isTrue();
        assertThat(rule.mayTellSumOf(List.of(7L))).isFalse();
    }

    @Test
    void equal_company_is_taken_by_a_secret_order_and_always_the_same() {
        var counts = List.of(120L, 3L, 40L, 41L, 42L, 43L);
        var choices = new HashSet<List<Boolean>>();
        for (int key = 0; key < 20; key++) {
            var other = new SmallCounts(5, SmallCountsFixtures.order("key " + key));
            assertThat(other.hidden(counts)).isEqualTo(other.hidden(counts));
            choices.add(other.hidden(counts));
        }
        assertThat(choices).hasSizeGreaterThan(2);
    }

    @Test
    void who_knows_the_rule_and_even_the_key_and_tries_all_that_could_have_been_hidden_finds_nothing() {
        var random = new Random(11);
        int small = 0;
        var found = new ArrayList<String>();
        for (int round = 0; round < Scale.of(800, 6000); round++) {
            var counts = IntStream.range(0, 3 + random.nextInt(5))
                    .mapToObj(i -> (long) (random.nextInt(3) == 0 ? random.nextInt(40) : random.nextInt(9)))
                    .toList();
            var hidden = rule.hidden(counts);
            var places = IntStream.range(0, counts.size()).filter(hidden::get).toArray();
            if (places.length == 0 || places.length == counts.size() || places.length > 5) continue;
            var possible = new ArrayList<Set<Long>>();
            for (int i = 0; i < places.length; i++) possible.add(new HashSet<>());
            long sum = Arrays.stream(places).mapToLong(counts::get).sum();
            guess(new ArrayList<>(counts), hidden, places, 0, sum, possible);
            for (int i = 0; i < places.length; i++)
                if (rule.isSmall(counts.get(places[i]))) {
                    small++;
                    if (possible.get(i).size() < 2) found.add(counts + " hides " + hidden);
                }
        }
        // choosing the smallest as company told 1 in 250
        assertThat(small).isGreaterThan(Scale.of(450, 1000));
        assertThat(found).as("of %d", small).isEmpty();
    }

    private void guess(
            List<Long> counts, List<Boolean> hidden, int[] places, int next, long left, List<Set<Long>> possible) {
        if (possible.stream().allMatch(of -> of.size() > 1)) return;
        if (next == places.length - 1) {
            counts.set(places[next], left);
            if (rule.hidden(counts).equals(hidden))
                for (int i = 0; i < places.length; i++) possible.get(i).add(counts.get(places[i]));
            return;
        }
        for (long count = 0; count <= left; count++) {
            counts.set(places[next], count);
            guess(counts, hidden, places, next + 1, left - count, possible);
        }
    }

    @Test
    void two_small_counts_that_leave_less_open_take_company() {
        assertThat(rule.hidden(List.of(120L, 1L, 2L, 40L))).containsExactly(false, true, true, true);
    }

    @Test
    void whatever_the_counts_what_is_hidden_leaves_the_threshold_open_or_everything_is_hidden() {
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
            assertThat(cells == 0 || cells == counts.size() || (cells >= 2 && sum - cells >= 5))
                    .as("%s hides %s", counts, hidden)
                    .isTrue();
        }
    }
}
