// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.Scale;
import fr.parvis.protection.Cube.Axis;
import fr.parvis.protection.ReleaseAttack.Knowing;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProtectionTest {
    private static final int THRESHOLD = 5;
    private static final double NEARLY = 1e-4;

    private final Protection rule = new Protection(THRESHOLD, SmallCountsFixtures.order("known to the tests"));

    @Test
    void nothing_is_hidden_where_nothing_is_small() {
        var cube = new Cube(List.of(Axis.flat("point", List.of("a", "b")), Axis.flat("theme", List.of("x", "y"))));
        for (int point = 1; point <= 2; point++) for (int theme = 1; theme <= 2; theme++) cube.add(7, point, theme);
        assertThat(rule.protect(cube.linked("t")).cells().isEmpty()).isTrue();
    }

    @Test
    void a_small_count_of_a_table_is_hidden_with_a_cell_of_its_row_of_its_column_and_of_both() {
        var cube = new Cube(
                List.of(Axis.flat("point", List.of("a", "b", "c")), Axis.flat("theme", List.of("x", "y", "z"))));
        for (int point = 1; point <= 3; point++)
            for (int theme = 1; theme <= 3; theme++) cube.add(point == 1 && theme == 1 ? 3 : 30, point, theme);
        var hidden = rule.protect(cube.linked("t"));
        assertThat(hidden.isSafe()).isTrue();
        assertThat(hidden.holds(cube.cell(1, 1))).isTrue();
        assertThat(hidden.cells().cardinality()).isEqualTo(4);
    }

    @Test
    void a_table_of_a_handful_hides_even_its_sum() {
        var cube = new Cube(List.of(Axis.flat("point", List.of("a", "b"))));
        cube.add(3, 1);
        assertThat(rule.protect(cube.linked("t")).holds(cube.cell(0))).isTrue();
    }

    /** One to three dimensions, some in two levels, sometimes counted by several. */
    private static Cube random(Random random) {
        int dimensions = 1 + random.nextInt(3);
        var axes = new ArrayList<Axis>();
        for (int d = 0; d < dimensions; d++) axes.add(axis("d" + d, random, dimensions == 3 ? 2 : 4));
        var cube = new Cube(axes);
        boolean several = random.nextBoolean();
        for (int cell = 0; cell < cube.size(); cell++) {
            var nodes = cube.nodes(cell);
            boolean leaf = true;
            for (int d = 0; d < nodes.length; d++) leaf &= !axes.get(d).parent().contains(nodes[d]);
            if (!leaf) continue;
            for (int one = 0; one < (several ? 3 : 1); one++) {
                long count =
                        random.nextInt(3) == 0 ? random.nextInt(8) : random.nextInt(5) == 0 ? 0 : random.nextInt(60);
                if (several) cube.addOf("contributor " + one, count, nodes);
                else cube.add(count, nodes);
            }
        }
        return cube;
    }

    private static Axis axis(String name, Random random, int most) {
        if (random.nextBoolean())
            return Axis.flat(
                    name,
                    IntStream.range(0, 2 + random.nextInt(most))
                            .mapToObj(i -> "c" + i)
                            .toList());
        var codes = new ArrayList<>(List.of("", "A", "B"));
        var parent = new ArrayList<>(List.of(-1, 0, 0));
        for (int i = 0; i < 2 + random.nextInt(most); i++) {
            codes.add("c" + i);
            parent.add(1 + i % 2);
        }
        return new Axis(name, codes, parent);
    }

    @Test
    void whatever_the_cube_no_reader_calculates_a_small_count_nor_narrows_it_below_the_threshold() {
        var random = new Random(21);
        int small = 0;
        int hiddenInAll = 0;
        for (int round = 0; round < Scale.of(30, 2_000); round++) {
            var cube = random(random);
            var release = cube.linked("r" + round);
            var hidden = rule.protect(release);
            assertThat(hidden.isSafe()).isTrue();
            hiddenInAll += hidden.cells().cardinality();
            var counts =
                    IntStream.range(0, release.size()).mapToLong(release::value).toArray();
            var readers = new ArrayList<long[]>();
            readers.add(new long[release.size()]);
            for (var of : release.parts().values())
                readers.add(IntStream.range(0, release.size())
                        .mapToLong(i -> of.getOrDefault(i, 0L))
                        .toArray());
            var seen = new BitSet();
            for (var part : readers)
                for (int cell = 0; cell < counts.length; cell++) {
                    long unknown = counts[cell] - part[cell];
                    if (unknown <= 0 || unknown >= THRESHOLD) continue;
                    seen.set(cell);
                    assertThat(hidden.holds(cell)).as(release.name(cell)).isTrue();
                    assertThat(ReleaseAttack.width(release.equations(), counts, hidden.cells(), part, cell))
                            .as("%s of round %s", release.name(cell), round)
                            .isGreaterThanOrEqualTo(THRESHOLD - NEARLY);
                }
            small += seen.cardinality();
        }
        assertThat(small).isGreaterThan(100);
        assertThat(hiddenInAll).isLessThanOrEqualTo(5 * small);
    }

    @Test
    void without_company_the_attack_finds_what_is_hidden() {
        var cube = new Cube(List.of(Axis.flat("point", List.of("a", "b", "c"))));
        cube.add(3, 1);
        cube.add(30, 2);
        cube.add(31, 3);
        var release = cube.linked("t");
        var alone = new BitSet();
        alone.set(cube.cell(1));
        var counts =
                IntStream.range(0, release.size()).mapToLong(release::value).toArray();
        assertThat(ReleaseAttack.width(release.equations(), counts, alone, new long[counts.length], cube.cell(1)))
                .isLessThan(NEARLY);
    }

    @Test
    void who_runs_the_rule_over_all_that_could_have_been_hidden_so_finds_no_small_count() {
        var random = new Random(5);
        var chance = new Random(6);
        int small = 0;
        int rounds = Scale.of(60, 3_000);
        var found = new ArrayList<String>();
        for (int round = 0; round < rounds; round++) {
            var cube = random(random);
            var release = plain(cube, "r" + round);
            var hidden = rule.protect(release).cells();
            var few = new BitSet();
            for (int cell = 0; cell < release.size(); cell++)
                if (release.value(cell) > 0 && release.value(cell) < THRESHOLD) few.set(cell);
            small += few.cardinality();
            for (int cell :
                    ReleaseAttack.found(Knowing.THE_RULE, List.of(rule), release, hidden, few, chance, 40).stream()
                            .toArray()) found.add(release.name(cell) + " = " + release.value(cell));
        }
        assertThat(small).isGreaterThan(rounds);
        assertThat(found).as("of %d", small).isEmpty();
    }

    private static LinkedCells plain(Cube cube, String name) {
        var plain = new Cube(cube.axes());
        for (int cell = 0; cell < cube.size(); cell++) {
            var nodes = cube.nodes(cell);
            boolean leaf = true;
            for (int d = 0; d < nodes.length; d++)
                leaf &= !cube.axes().get(d).parent().contains(nodes[d]);
            if (leaf) plain.add(cube.value(cell), nodes);
        }
        return plain.linked(name);
    }

    @Test
    void a_contributor_who_subtracts_her_own_finds_no_small_count_of_the_others() {
        var cube = new Cube(List.of(Axis.flat("department", List.of("01", "02", "03", "04"))));
        cube.addOf("one", 40, 1);
        cube.addOf("two", 3, 1);
        cube.addOf("two", 40, 2);
        cube.addOf("three", 40, 3);
        cube.addOf("four", 40, 4);
        var hidden = rule.protect(cube.linked("t"));
        // 43 less her own 40
        assertThat(hidden.holds(cube.cell(1))).isTrue();
        assertThat(hidden.isSafe()).isTrue();
    }

    @Test
    void what_was_hidden_stays_hidden_and_what_was_shown_is_not_hidden_any_more() {
        var cube = new Cube(List.of(Axis.flat("point", List.of("a", "b", "c"))));
        cube.add(30, 1);
        cube.add(31, 2);
        cube.add(32, 3);
        var again = cube.linked("t");
        again.hide(cube.cell(2));
        assertThat(rule.protect(again).holds(cube.cell(2))).isTrue();
        var small = new Cube(cube.axes());
        small.add(3, 1);
        small.add(31, 2);
        small.add(32, 3);
        var told = small.linked("t");
        for (int cell = 0; cell < told.size(); cell++) if (cell != small.cell(1)) told.keep(cell);
        assertThat(rule.protect(told).isSafe()).isFalse();
    }

    @Test
    void two_questions_of_the_same_counts_hide_the_same_of_what_they_have_in_common() {
        var random = new Random(17);
        var answers = new Answers(rule);
        int safe = 0;
        for (int round = 0; round < Scale.of(12, 200); round++) {
            var theme = Axis.flat("theme", List.of("x", "y", "z"));
            var point = Axis.flat("point", List.of("a", "b", "c", "d"));
            var age = Axis.flat("age", List.of("young", "old"));
            var first = new Cube(List.of(theme, point));
            var second = new Cube(List.of(age, theme));
            for (int t = 1; t <= 3; t++)
                for (int p = 1; p <= 4; p++)
                    for (int a = 1; a <= 2; a++) {
                        long count = random.nextInt(8) == 0 ? random.nextInt(4) : random.nextInt(90);
                        first.add(count, t, p);
                        second.add(count, a, t);
                    }
            var name = "requests " + round;
            var ofFirst = answers.protect(name, first);
            var ofSecond = answers.protect(name, second);
            assertThat(answers.isDecided(name, first)).isTrue();
            if (ofFirst.isSafe() && ofSecond.isSafe()) safe++;
            for (int t = 0; t <= 3; t++)
                assertThat(ofFirst.holds(first.cell(t, 0))).isEqualTo(ofSecond.holds(second.cell(0, t)));
        }
        assertThat(safe).isGreaterThan(3);
    }

    @Test
    void what_a_smaller_question_tells_leaves_less_open_and_still_the_threshold() {
        var cube = new Cube(List.of(Axis.flat("point", List.of("a", "b"))));
        cube.add(4, 1);
        cube.add(4, 2);
        var hidden = new Answers(rule).protect("requests", cube);
        // the whole, 8, is told: each of the two is anything up to it
        assertThat(hidden.isSafe()).isTrue();
        assertThat(hidden.cells().stream().boxed()).containsExactly(1, 2);
    }

    @Test
    void of_a_question_that_is_too_large_only_what_smaller_ones_tell_is_told() {
        var many = IntStream.range(0, 60).mapToObj(i -> "c" + i).toList();
        var large = new Cube(List.of(Axis.flat("point", many), Axis.flat("theme", many)));
        for (int point = 1; point <= 60; point++) for (int theme = 1; theme <= 60; theme++) large.add(7, point, theme);
        var hidden = new Answers(rule).protect("requests", large);
        assertThat(hidden.isSafe()).isFalse();
        assertThat(hidden.holds(large.cell(0, 0))).isFalse();
        assertThat(hidden.holds(large.cell(1, 1))).isTrue();
        assertThat(IntStream.rangeClosed(1, 60).filter(point -> !hidden.holds(large.cell(point, 0))))
                .hasSizeGreaterThan(50);
    }

    @Test
    void sums_that_are_none_and_cubes_of_four_dimensions_are_refused() {
        var cells = new LinkedCells();
        int whole = cells.cell("whole", 5, 1);
        int part = cells.cell("part", 4, 1);
        assertThatThrownBy(() -> cells.sum(whole, List.of(part))).hasMessageContaining("its parts make 4");
        assertThatThrownBy(() -> cells.cell("below", -1, 1)).hasMessageContaining("0 or more");
        var axis = Axis.flat("d", List.of("a"));
        assertThatThrownBy(() -> new Cube(List.of(axis, axis, axis, axis))).hasMessageContaining("one to three");
    }
}
