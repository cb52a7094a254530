// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.protection;

import fr.parvis.protection.OtherTables.Change;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rule that decides which cells of a release are hidden. A count from 1 to the threshold less one is hidden, and so is one of which so
 * little remains when a contributor subtracts her own part. For each such count two other tables are sought that fit all that is shown
 * and each reader's own knowledge: one in which the count is zero, one in which it is twice the threshold less one, or as near to that as what is known
 * already leaves open, the threshold at least. These are the same
 * whatever the count is: how much had to be hidden for it does not tell it. The cells that differ in them are hidden too, the cheapest
 * first. These tables are the proof: nothing is hidden or shown on a calculation that was not checked by whole numbers.
 *
 * <p>Who knows the rule runs it over other tables. So each small count has a third table, its twin: another small count in its place, all small counts small
 * and all others as they are, large or nothing. And the secret order hides some cells by chance: whatever is hidden here may have been hidden of the twin as well.
 */
public final class Protection {
    private static final double HIDDEN_COST = 0.001;

    /** Of the single cells, the share that is hidden by chance; of sums much less. A year hides what one of its twelve months hides. */
    private static final double BY_CHANCE = 0.002;

    /** A release of more cells is tried in one secret order only. */
    private static final int FEW_CELLS = 400;

    private static final int ORDERS = 3;
    private static final int MOST_WORK = 100_000;
    private static final int LEAST_TRIED = 50;
    private static final int LEAST_WITH_TWINS = 3;
    private static final double COST_OF_A_CELL = 4;
    private static final int LEAST_MAGNITUDE = 3;

    /** Counts that one table is sought for at once. */
    private static final int TOGETHER = 16;

    private final int threshold;
    private final SecretOrder order;

    /** @param threshold counts from 1 up to this one, without it, are small */
    public Protection(int threshold, SecretOrder order) {
        if (threshold < 1) throw new IllegalArgumentException("a threshold is 1 or more");
        this.threshold = threshold;
        this.order = order;
    }

    boolean isSmall(long count) {
        return count > 0 && count < threshold;
    }

    /** Decides what is hidden: the least that some secret orders lead to. */
    public Hidden protect(LinkedCells release) {
        return protect(release, Integer.MAX_VALUE);
    }

    /**
     * Decides what is hidden, within a bounded time.
     *
     * @param mostSolved linear programmes that may be solved for proofs; small counts that have none by then are not protected
     */
    Hidden protect(LinkedCells release, int mostSolved) {
        Hidden least = null;
        int orders = release.size() <= FEW_CELLS ? ORDERS : 1;
        for (int one = 0; one < orders; one++) {
            var hidden = new Run(release, one, mostSolved).protect();
            if (least == null || weight(release, hidden) < weight(release, least)) least = hidden;
        }
        return Objects.requireNonNull(least);
    }

    private static long weight(LinkedCells release, Hidden hidden) {
        long unsafe = hidden.unprotected().size() * (long) Integer.MAX_VALUE;
        return unsafe + hidden.cells().stream().map(release::weight).sum();
    }

    /** Person who may calculate, and what remains unknown to her of each cell. */
    private record Reader(long[] unknown) {}

    /** A count that a reader must not find, in one direction: so much more, or so much less. */
    private record Secret(Reader reader, int cell, long by) {}

    /** One release at work, in one secret order. */
    private final class Run {
        private final LinkedCells release;
        private final String salt;
        private final int mostSolved;
        private final int size;
        private final OtherTables tables;
        private final BitSet hidden = new BitSet();
        private final BitSet small = new BitSet();
        private final BitSet mayHide = new BitSet();
        private final BitSet always = new BitSet();
        private final double[] cost;
        private final List<Secret> secrets = new ArrayList<>();
        private final Map<Secret, Change> proofs = new HashMap<>();
        private final List<Change> changes = new ArrayList<>();
        private int solved;

        Run(LinkedCells release, int one, int mostSolved) {
            this.release = release;
            this.mostSolved = mostSolved;
            salt = one == 0 ? "" : one + "|";
            size = release.size();
            tables = new OtherTables(release.equations(), size);
            cost = IntStream.range(0, size).mapToDouble(this::costOf).toArray();
            for (int i = 0; i < size; i++) if (!release.isFirm(i)) mayHide.set(i);
            readers().forEach(this::secretsOf);
            for (int i = 0; i < size; i++)
                if (release.isHiddenBefore(i) || !release.isFirm(i) && isByChance(i)) always.set(i);
            hidden.or(small);
            hidden.or(always);
        }

        /** Whether a cell is hidden by chance: equal in each order, so that the least of several orders does not leave it out. */
        private boolean isByChance(int cell) {
            int weight = release.weight(cell);
            return order.of("by chance|" + release.name(cell)) * weight * weight < BY_CHANCE;
        }

        /** By order of magnitude alone, and by the secret order: the choice must not tell the count. */
        private double costOf(int cell) {
            int bits = Long.SIZE - Long.numberOfLeadingZeros(release.value(cell));
            return release.weight(cell)
                    * (COST_OF_A_CELL + Math.max(LEAST_MAGNITUDE, bits))
                    * (1 + order.of(salt + release.name(cell)));
        }

        /** The public, and each contributor. */
        private List<Reader> readers() {
            var readers = new ArrayList<Reader>();
            readers.add(new Reader(
                    IntStream.range(0, size).mapToLong(release::value).toArray()));
            new TreeMap<>(release.parts()).forEach((contributor, parts) -> {
                var unknown = IntStream.range(0, size)
                        .mapToLong(i -> release.value(i) - parts.getOrDefault(i, 0L))
                        .toArray();
                for (int i = 0; i < size; i++)
                    if (unknown[i] < 0)
                        throw new IllegalArgumentException(
                                "a part of " + release.name(i) + " is greater than the whole");
                readers.add(new Reader(unknown));
            });
            return readers;
        }

        private void secretsOf(Reader reader) {
            var cells = IntStream.range(0, size)
                    .filter(i -> !release.isOpen(i) && reader.unknown[i] > 0 && reader.unknown[i] < threshold)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> order.of(salt + release.name(i))))
                    .toList();
            for (int first = 0; first < cells.size(); first += TOGETHER) {
                var some = cells.subList(first, Math.min(first + TOGETHER, cells.size()));
                for (int round = 0; round < 2; round++)
                    for (int at = 0; at < some.size(); at++) {
                        int cell = some.get(at);
                        small.set(cell);
                        boolean more = (at + round) % 2 == 0;
                        secrets.add(new Secret(
                                reader,
                                cell,
                                more ? 2L * threshold - 1 - reader.unknown[cell] : -reader.unknown[cell]));
                    }
            }
        }

        Hidden protect() {
            var left = new HashSet<Integer>();
            for (int first = 0; first < secrets.size(); ) {
                var together = together(first);
                if (!prove(together))
                    for (int at = first; at < first + together.size(); at++)
                        if (!proveAlone(at)) left.add(secrets.get(at).cell);
                first += together.size();
            }
            small.stream().filter(release::isFirm).forEach(left::add);
            if (left.isEmpty()) {
                showAgain();
                if (threshold >= LEAST_WITH_TWINS) findTwins();
            }
            return new Hidden(hidden, left.stream().sorted().toList());
        }

        /** Secrets of one reader that one table may prove together: no count both ways at once. */
        private List<Secret> together(int first) {
            var reader = secrets.get(first).reader;
            var cells = new HashSet<Integer>();
            int end = first;
            while (end < secrets.size()
                    && end < first + TOGETHER
                    && secrets.get(end).reader == reader
                    && cells.add(secrets.get(end).cell)) end++;
            return secrets.subList(first, end);
        }

        private boolean prove(List<Secret> together) {
            var open = new ArrayList<Secret>();
            for (var secret : together) {
                var known = known(secret, -1);
                if (known == null) open.add(secret);
                else proofs.put(secret, known);
            }
            if (open.isEmpty()) return true;
            if (solved >= mostSolved) return false;
            var change = cheapest(open, mayHide, i -> hidden.get(i) ? cost[i] * HIDDEN_COST : cost[i]);
            if (change == null) return false;
            changes.add(change);
            for (int cell : change.cells()) hidden.set(cell);
            for (var secret : open) proofs.put(secret, change);
            return true;
        }

        /** Room that is wished for, or the most that is left open by what is known already, whatever the count is. */
        private boolean proveAlone(int at) {
            var secret = secrets.get(at);
            if (prove(List.of(secret))) return true;
            if (secret.by < 0) return false;
            long count = secret.reader.unknown[secret.cell];
            for (long most = 2L * threshold - 2; most >= threshold; most--) {
                var less = new Secret(secret.reader, secret.cell, most - count);
                if (!prove(List.of(less))) continue;
                secrets.set(at, less);
                return true;
            }
            return false;
        }

        private @Nullable Change cheapest(List<Secret> open, BitSet allowed, IntToDoubleFunction cost) {
            var wishes = open.stream()
                    .map(secret -> new OtherTables.Wish(secret.cell, secret.by))
                    .toList();
            solved++;
            return tables.cheapest(open.getFirst().reader.unknown, allowed, cost, wishes);
        }

        /** A table that was found for another count and proves this one too. */
        private @Nullable Change known(Secret secret, int without) {
            for (var one : changes)
                if (without < 0 || !one.uses(without)) {
                    if (proves(one, secret)) return one;
                    var reversed = one.reversed();
                    if (proves(reversed, secret)) return reversed;
                }
            return null;
        }

        private static boolean proves(Change change, Secret secret) {
            long by = change.of(secret.cell);
            return (secret.by > 0 ? by >= secret.by : by <= secret.by) && change.fits(secret.reader.unknown);
        }

        /** Shows again what need not be hidden, the dearest first: each proof that used the cell must have another. */
        private void showAgain() {
            var company = hidden.stream()
                    .filter(i -> !small.get(i) && !always.get(i))
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer i) -> -cost[i]))
                    .toList();
            // of a large release the dearest alone: the time for each grows with its size
            int most = Math.max(LEAST_TRIED, MOST_WORK / size);
            for (int cell : company.subList(0, Math.min(most, company.size()))) if (notNeeded(cell)) hidden.clear(cell);
        }

        /** No count both ways at once. */
        private static List<List<Secret>> apart(List<Secret> secrets) {
            var first = new ArrayList<Secret>();
            var second = new ArrayList<Secret>();
            var seen = new BitSet();
            for (var secret : secrets) {
                (seen.get(secret.cell) ? second : first).add(secret);
                seen.set(secret.cell);
            }
            return second.isEmpty() ? List.of(first) : List.of(first, second);
        }

        private boolean notNeeded(int cell) {
            var without = (BitSet) hidden.clone();
            without.clear(cell);
            var others = new HashMap<Secret, Change>();
            var open = new LinkedHashMap<Reader, List<Secret>>();
            for (var secret : secrets) {
                var proof = proofs.get(secret);
                if (proof == null || !proof.uses(cell)) continue;
                var known = known(secret, cell);
                if (known != null) others.put(secret, known);
                else open.computeIfAbsent(secret.reader, r -> new ArrayList<>()).add(secret);
            }
            int before = changes.size();
            for (var of : open.values())
                for (var part : apart(of)) {
                    if (proveWithin(part, without, others)) continue;
                    boolean each = part.size() > 1;
                    for (int i = 0; each && i < part.size(); i++)
                        each = proveWithin(List.of(part.get(i)), without, others);
                    if (!each) {
                        changes.subList(before, changes.size()).clear();
                        return false;
                    }
                }
            proofs.putAll(others);
            changes.removeIf(change -> change.uses(cell));
            return true;
        }

        private boolean proveWithin(List<Secret> some, BitSet allowed, Map<Secret, Change> found) {
            var other = cheapest(some, allowed, i -> cost[i] * HIDDEN_COST);
            if (other == null) return false;
            changes.add(other);
            for (var secret : some) found.put(secret, other);
            return true;
        }

        /** Seeks the twin of each small count within what is hidden, else hides what it needs; what is known already may allow none. */
        private void findTwins() {
            var rooms = new HashMap<Reader, OtherTables.Room>();
            var seen = new HashSet<List<Object>>();
            var twins = new ArrayList<Change>();
            for (var secret : secrets) {
                if (!seen.add(List.of(secret.reader, secret.cell))) continue;
                var room = rooms.computeIfAbsent(secret.reader, reader -> roomOfTwins(reader.unknown));
                if (twins.stream().anyMatch(twin -> twin.of(secret.cell) != 0 && twin.fits(room))) continue;
                var twin = twin(room, secret.cell);
                if (twin == null) continue;
                twins.add(twin);
                for (int cell : twin.cells()) hidden.set(cell);
            }
        }

        private @Nullable Change twin(OtherTables.Room room, int cell) {
            for (var allowed : List.of(hidden, mayHide))
                for (long by : new long[] {1, -1}) {
                    var twin = tables.cheapest(
                            room,
                            allowed,
                            i -> hidden.get(i) ? cost[i] * HIDDEN_COST : cost[i],
                            List.of(new OtherTables.Wish(cell, by)));
                    if (twin != null) return twin;
                }
            return null;
        }

        /** Small counts stay small, zeros zero, and others the threshold at least; what is nobody's secret is free. */
        private OtherTables.Room roomOfTwins(long[] counts) {
            var room = OtherTables.Room.above(counts.clone());
            var less = room.less();
            var more = room.more();
            for (int i = 0; i < size; i++) {
                if (release.isOpen(i)) continue;
                boolean few = counts[i] > 0 && counts[i] < threshold;
                less[i] = few ? counts[i] - 1 : Math.max(0, counts[i] - threshold);
                more[i] = few ? threshold - 1 - counts[i] : counts[i] == 0 ? 0 : Long.MAX_VALUE;
            }
            return room;
        }
    }
}
