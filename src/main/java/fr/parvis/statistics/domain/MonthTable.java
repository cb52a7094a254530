// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.protection.SmallCounts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A month of all associations and the network, in every dimension, and which cells of it are hidden: small ones, and what would tell
 * them by subtraction in a row (an association and its codes) or a column (a code, its associations and the network).
 */
final class MonthTable {
    private static final int WEIGHT_OF_A_KIND = 2;
    private static final int WEIGHT_OF_THE_NETWORK = 3;
    private static final int WEIGHT_OF_A_FAMILY = 9;

    /** Dimensions that split visits or requests, of which there are totals: those told elsewhere, whatever they are. */
    private static final Set<Dimension> WHOLE = EnumSet.of(
            Dimension.THEME,
            Dimension.OPERATOR,
            Dimension.LEVEL,
            Dimension.RESULT,
            Dimension.PRESENCE,
            Dimension.DIRECTION,
            Dimension.PARTNER,
            Dimension.AGE_BAND,
            Dimension.GENDER,
            Dimension.SITUATION,
            Dimension.FIRST_VISIT,
            Dimension.LANGUAGE);

    /** Told inside the association only, or part of another's table. */
    private static final Set<Dimension> NO_TABLE_OF_THEIR_OWN = EnumSet.of(
            Dimension.TOTAL,
            Dimension.TEAM,
            Dimension.FAMILY,
            Dimension.BLOCKER,
            Dimension.ACT,
            Dimension.REFERRED_ACT);

    /** Results whose number is the sum of another dimension too. */
    private static final Set<String> RESULTS_TOLD_TWICE = Set.of("blocked", "referred");

    private final Map<UUID, Cells> associations;
    private final Function<String, String> familyOf;
    private final SmallCounts smallCounts;
    private final Map<UUID, HiddenCells> hidden = new HashMap<>();

    /** Associations of which nothing is told. */
    private final Set<UUID> silent = new HashSet<>();

    /**
     * @param associations the cells of each
     * @param familyOf the family of a theme, of the month's last day
     */
    MonthTable(Map<UUID, Cells> associations, Function<String, String> familyOf, SmallCounts smallCounts) {
        this.associations = new TreeMap<>(associations);
        this.familyOf = familyOf;
        this.smallCounts = smallCounts;
    }

    /** Hidden cells by association and, under {@link SheetKey#NETWORK}, of the network. */
    Map<UUID, HiddenCells> hidden() {
        if (hideTotals())
            for (var dimension : Dimension.values()) if (!NO_TABLE_OF_THEIR_OWN.contains(dimension)) protect(dimension);
        silent.forEach(association -> of(association).hideAll());
        return hidden;
    }

    private HiddenCells of(UUID scope) {
        return hidden.computeIfAbsent(scope, s -> new HiddenCells());
    }

    /** @return whether the network's total may be told */
    private boolean hideTotals() {
        var there = new ArrayList<UUID>();
        var visits = new ArrayList<Long>();
        associations.forEach((association, cells) -> {
            if (cells.total().visits() <= 0 && cells.isEmpty()) return;
            there.add(association);
            visits.add(cells.total().visits());
        });
        if (smallCounts.isSmall(visits.stream().mapToLong(Long::longValue).sum())) return hideMonth();
        var hide = smallCounts.hidden(visits);
        for (int i = 0; i < there.size(); i++) if (hide.get(i)) silent.add(there.get(i));
        return true;
    }

    private boolean hideMonth() {
        silent.addAll(associations.keySet());
        silent.add(SheetKey.NETWORK);
        return false;
    }

    /** Counts that cannot protect each other line by line are given without lines; what even that does not protect, not at all. */
    private void protect(Dimension dimension) {
        var unlisted = new HashSet<UUID>();
        while (true) {
            var table = new DimensionTable(dimension, unlisted);
            var unprotected = table.protect();
            if (unlisted.addAll(unprotected)) continue;
            if (!unprotected.isEmpty()) {
                unlisted.addAll(associations.keySet());
                unlisted.add(SheetKey.NETWORK);
            }
            table.note();
            unlisted.forEach(scope -> of(scope).hide(dimension));
            var upper = upper(dimension);
            if (upper != null) unlisted.forEach(scope -> of(scope).hide(upper));
            return;
        }
    }

    /** Dimension that groups the codes of another. */
    private static @Nullable Dimension upper(Dimension dimension) {
        return switch (dimension) {
            case THEME -> Dimension.FAMILY;
            case WALL -> Dimension.BLOCKER;
            default -> null;
        };
    }

    private String groupOf(Dimension dimension, String code) {
        return switch (dimension) {
            case THEME -> familyOf.apply(code);
            case WALL -> code.substring(code.indexOf('|') + 1);
            default -> "";
        };
    }

    /** One dimension: associations from above, codes in the middle, the network below. */
    private final class DimensionTable {
        /** Cell of the table: a code, or what codes are put together by, of an association or the network. */
        private record Cell(UUID scope, Dimension dimension, String code) {}

        private final Dimension dimension;
        private final Set<UUID> unlisted;
        private final CellFlow flow = new CellFlow(smallCounts.threshold());
        private final int source = flow.node();
        private final int sink = flow.node();
        private final Map<String, Integer> columns = new HashMap<>();
        private final Map<String, Long> sums = new TreeMap<>();
        private final Map<Integer, UUID> scopeOf = new HashMap<>();
        private final Map<Integer, Cell> told = new HashMap<>();

        DimensionTable(Dimension dimension, Set<UUID> unlisted) {
            this.dimension = dimension;
            this.unlisted = unlisted;
            associations.forEach(this::association);
            network();
        }

        private void association(UUID association, Cells cells) {
            var counts = new TreeMap<String, Long>();
            cells.of(dimension).forEach((code, sum) -> {
                if (dimension.count(sum) > 0) counts.put(code, dimension.count(sum));
            });
            if (counts.isEmpty()) return;
            int row = flow.node();
            long all = counts.values().stream().mapToLong(Long::longValue).sum();
            // its sum is told elsewhere on the page, unless it is small itself
            if (silent.contains(association) || !WHOLE.contains(dimension) && smallCounts.isSmall(all))
                flow.open(source, row, all);
            var starts = dimension == Dimension.WALL ? kinds(association, row, counts) : Map.<String, Integer>of();
            counts.forEach((code, count) -> {
                int start = starts.getOrDefault(groupOf(dimension, code), row);
                cell(new Cell(association, dimension, code), start, column(code), count);
                sums.merge(code, count, Long::sum);
            });
        }

        /** An association is told its blockers by kind too. */
        private Map<String, Integer> kinds(UUID association, int row, Map<String, Long> counts) {
            var kinds = new TreeMap<String, Long>();
            counts.forEach((code, count) -> kinds.merge(groupOf(dimension, code), count, Long::sum));
            var nodes = new HashMap<String, Integer>();
            kinds.forEach((kind, count) -> {
                int node = flow.node();
                nodes.put(kind, node);
                cell(new Cell(association, Dimension.BLOCKER, kind), row, node, count);
            });
            return nodes;
        }

        private int column(String code) {
            return columns.computeIfAbsent(code, c -> flow.node());
        }

        private void network() {
            var upper = upper(dimension);
            var groups = new HashMap<String, Integer>();
            var groupSums = new TreeMap<String, Long>();
            sums.forEach((code, sum) -> {
                int end = upper == null ? sink : groups.computeIfAbsent(groupOf(dimension, code), group -> flow.node());
                cell(new Cell(SheetKey.NETWORK, dimension, code), column(code), end, sum);
                if (upper != null) groupSums.merge(groupOf(dimension, code), sum, Long::sum);
            });
            if (upper != null)
                groupSums.forEach((group, sum) ->
                        cell(new Cell(SheetKey.NETWORK, upper, group), groups.getOrDefault(group, sink), sink, sum));
            long all = sums.values().stream().mapToLong(Long::longValue).sum();
            if (!WHOLE.contains(dimension) && smallCounts.isSmall(all)) flow.open(sink, source, all);
        }

        private void cell(Cell cell, int start, int end, long count) {
            int arc;
            if (silent.contains(cell.scope) || unlisted.contains(cell.scope)) {
                arc = flow.untold(start, end, count);
            } else {
                arc = cell.dimension == Dimension.RESULT && RESULTS_TOLD_TWICE.contains(cell.code)
                        ? flow.firm(start, end, count)
                        : flow.told(start, end, count, weight(cell));
                told.put(arc, cell);
            }
            scopeOf.put(arc, cell.scope);
        }

        private int weight(Cell cell) {
            boolean together = cell.dimension != dimension;
            if (cell.scope.equals(SheetKey.NETWORK)) return together ? WEIGHT_OF_A_FAMILY : WEIGHT_OF_THE_NETWORK;
            return together ? WEIGHT_OF_A_KIND : 1;
        }

        /** @return scopes whose counts could not be protected */
        Set<UUID> protect() {
            var unprotected = new HashSet<UUID>();
            for (int arc : flow.protect()) unprotected.add(scopeOf.getOrDefault(arc, SheetKey.NETWORK));
            return unprotected;
        }

        void note() {
            told.forEach((arc, cell) -> {
                if (flow.isHidden(arc)) of(cell.scope).hide(cell.dimension, cell.code);
            });
        }
    }
}
