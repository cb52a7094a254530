// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.protection;

import fr.parvis.protection.Cube.Axis;
import fr.parvis.protection.ReleaseAttack.Knowing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Random cubes of two and three dimensions, months of a quarter among them, protected by the rule and attacked. */
public final class SimulatedReleases {
    private static final int THRESHOLD = 5;
    /** Running the rule over other tables takes long. */
    private static final int BY_RULE_EVERY = 10;

    private static final int SOME_KEYS_EVERY = 50;
    private static final int MOST_CELLS_OF_SOME_KEYS = 60;
    private static final int ATTEMPTS = 60;
    private static final int KEYS = 8;
    private static final double NEARLY = 1e-4;
    private static final double NANOSECONDS = 1e9;

    private final Random random;
    private final Random chance;
    private final List<Protection> keys;
    private final Protection rule;
    private int small;
    private int hidden;
    private int found;
    private int triedByRule;
    private int foundByRule;
    private int tried;
    private int foundByKeys;
    private double leastWidth = Double.MAX_VALUE;

    private SimulatedReleases(long seed) {
        random = new Random(seed);
        chance = new Random(seed + 1);
        keys = IntStream.range(0, KEYS)
                .mapToObj(key -> ("key " + key + " of " + seed).getBytes(StandardCharsets.UTF_8))
                .map(key -> new Protection(THRESHOLD, new SecretOrder(() -> key)))
                .toList();
        rule = keys.getFirst();
    }

    /**
     * Figures of the attack.
     *
     * @param small counts that are small
     * @param hidden cells, those included
     * @param found small counts that a linear programme calculates
     * @param triedByRule small counts looked at by who runs the rule over other tables
     * @param foundByRule those that she finds
     * @param tried small counts looked at by who tries some keys as well
     * @param foundByKeys those of which she saw no other table hidden in the same way
     * @param leastWidth of what was left open of a small count
     * @param secondsOf500Cells for a table of 55 by 8 with its sums, the median of five
     */
    public record Seen(
            int cubes,
            int small,
            int hidden,
            int found,
            int triedByRule,
            int foundByRule,
            int tried,
            int foundByKeys,
            double leastWidth,
            double secondsOf500Cells) {}

    public static Seen of(int cubes, long seed) {
        var run = new SimulatedReleases(seed);
        for (int cube = 0; cube < cubes; cube++) run.one(cube);
        return new Seen(
                cubes,
                run.small,
                run.hidden,
                run.found,
                run.triedByRule,
                run.foundByRule,
                run.tried,
                run.foundByKeys,
                run.leastWidth,
                run.secondsOf500Cells());
    }

    private void one(int number) {
        int dimensions = 2 + number % 2;
        var axes = new ArrayList<Axis>();
        for (int d = 0; d < dimensions; d++) axes.add(axis(d, dimensions == 2 ? 8 : 3));
        if (number % 4 == 3) axes.set(0, Axis.flat("month", List.of("01", "02", "03")));
        var release = filled(new Cube(axes)).linked("r" + number);
        var result = rule.protect(release);
        if (!result.isSafe()) throw new IllegalStateException("cube " + number + " cannot be protected");
        hidden += result.cells().cardinality();
        var counts =
                IntStream.range(0, release.size()).mapToLong(release::value).toArray();
        var few = new BitSet();
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] == 0 || counts[cell] >= THRESHOLD) continue;
            few.set(cell);
            double width =
                    ReleaseAttack.width(release.equations(), counts, result.cells(), new long[counts.length], cell);
            leastWidth = Math.min(leastWidth, width);
            if (width < 1 - NEARLY) found++;
        }
        small += few.cardinality();
        if (number % BY_RULE_EVERY < 2) {
            triedByRule += few.cardinality();
            foundByRule += found(Knowing.THE_RULE, release, result, few);
        }
        if (number % SOME_KEYS_EVERY < 2 && counts.length <= MOST_CELLS_OF_SOME_KEYS) {
            tried += few.cardinality();
            foundByKeys += found(Knowing.SOME_KEYS, release, result, few);
        }
    }

    private int found(Knowing knowing, LinkedCells release, Hidden result, BitSet few) {
        return ReleaseAttack.found(knowing, keys, release, result.cells(), few, chance, ATTEMPTS)
                .cardinality();
    }

    private Axis axis(int number, int most) {
        var name = "d" + number;
        int size = most / 2 + 1 + random.nextInt(most);
        if (random.nextInt(3) > 0)
            return Axis.flat(
                    name, IntStream.range(0, size).mapToObj(i -> "c" + i).toList());
        var codes = new ArrayList<>(List.of("", "A", "B"));
        var parent = new ArrayList<>(List.of(-1, 0, 0));
        for (int i = 0; i < Math.max(3, size); i++) {
            codes.add("c" + i);
            parent.add(1 + i % 2);
        }
        return new Axis(name, codes, parent);
    }

    /** One count in six is small, one in fifteen is nothing. */
    private Cube filled(Cube cube) {
        for (int cell = 0; cell < cube.size(); cell++) {
            var nodes = cube.nodes(cell);
            boolean leaf = true;
            for (int d = 0; d < nodes.length; d++)
                leaf &= !cube.axes().get(d).parent().contains(nodes[d]);
            if (!leaf) continue;
            int kind = random.nextInt(30);
            cube.add(kind < 2 ? 0 : kind < 7 ? 1 + random.nextInt(THRESHOLD - 1) : 5 + random.nextInt(200), nodes);
        }
        return cube;
    }

    private double secondsOf500Cells() {
        var seconds = new ArrayList<Double>();
        for (int time = 0; time < 5; time++) {
            var cube = filled(new Cube(List.of(
                    Axis.flat(
                            "place",
                            IntStream.range(0, 55).mapToObj(i -> "p" + i).toList()),
                    Axis.flat(
                            "theme",
                            IntStream.range(0, 8).mapToObj(i -> "t" + i).toList()))));
            long begun = System.nanoTime();
            rule.protect(cube.linked("timed " + time));
            seconds.add((System.nanoTime() - begun) / NANOSECONDS);
        }
        return seconds.stream().sorted().toList().get(2);
    }
}
