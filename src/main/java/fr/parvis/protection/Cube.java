// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.protection;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Table of one to three dimensions with all its sums. A dimension is a tree: its nodes stand in order, the first is the sum of all, each later one names the node that it
 * is a part of. A cell is one node of each dimension; its value is the sum of what was added to the leaves under it.
 */
public final class Cube {
    private static final int MOST_DIMENSIONS = 3;
    private static final int WEIGHT_OF_A_SUM = 4;
    private static final int WEIGHT_OF_THE_WHOLE = 6;

    /**
     * Nodes of one dimension.
     *
     * @param name of the dimension
     * @param codes of the nodes; the first is the whole
     * @param parent of each node, its place; -1 for the first
     */
    public record Axis(String name, List<String> codes, List<Integer> parent) {
        public Axis {
            codes = List.copyOf(codes);
            parent = List.copyOf(parent);
            if (codes.isEmpty() || codes.size() != parent.size() || parent.getFirst() != -1)
                throw new IllegalArgumentException("the first node of " + name + " is the whole");
            for (int node = 1; node < parent.size(); node++)
                if (parent.get(node) < 0 || parent.get(node) >= node)
                    throw new IllegalArgumentException("a node of " + name + " follows the one that it is part of");
        }

        /** A whole and its parts. */
        public static Axis flat(String name, List<String> codes) {
            var all = new ArrayList<String>();
            all.add("");
            all.addAll(codes);
            var parent = new ArrayList<Integer>();
            for (int i = 0; i < all.size(); i++) parent.add(i == 0 ? -1 : 0);
            return new Axis(name, all, parent);
        }

        private int depth(int node) {
            int depth = 0;
            for (int at = node; parent.get(at) >= 0; at = parent.get(at)) depth++;
            return depth;
        }

        private boolean isSum(int node) {
            return parent.contains(node);
        }
    }

    private final List<Axis> axes;
    private final long[] values;
    private final List<Part> parts = new ArrayList<>();

    private final List<Added> added = new ArrayList<>();

    private record Part(int cell, String contributor, long value) {}

    private record Added(long count, @Nullable String by, int[] nodes) {}

    public Cube(List<Axis> axes) {
        if (axes.isEmpty() || axes.size() > MOST_DIMENSIONS)
            throw new IllegalArgumentException("a cube has one to three dimensions");
        this.axes = List.copyOf(axes);
        int size = 1;
        for (var axis : axes) size = Math.multiplyExact(size, axis.codes.size());
        values = new long[size];
    }

    public List<Axis> axes() {
        return axes;
    }

    public int size() {
        return values.length;
    }

    /** The number of a cell, of the node in each dimension. */
    public int cell(int... nodes) {
        int cell = 0;
        for (int d = 0; d < nodes.length; d++) cell = cell * axes.get(d).codes.size() + nodes[d];
        return cell;
    }

    /** The node of a cell in each dimension. */
    public int[] nodes(int cell) {
        var nodes = new int[axes.size()];
        for (int d = nodes.length - 1; d >= 0; d--) {
            int size = axes.get(d).codes.size();
            nodes[d] = cell % size;
            cell /= size;
        }
        return nodes;
    }

    public long value(int cell) {
        return values[cell];
    }

    /** Adds to a cell of leaves and to all the sums it is part of. */
    public void add(long count, int... nodes) {
        add(new Added(count, null, nodes.clone()));
    }

    /** Adds the count of one contributor to a cell of leaves and to all the sums it is part of. */
    public void addOf(String contributor, long count, int... nodes) {
        add(new Added(count, contributor, nodes.clone()));
    }

    private void add(Added one) {
        if (one.nodes.length != axes.size()) throw new IllegalArgumentException("a cell has a node of each dimension");
        if (one.count < 0) throw new IllegalArgumentException("a count is 0 or more");
        added.add(one);
        add(0, 0, one);
    }

    /** This cube by some of the dimensions alone, in their order. */
    Cube by(List<Integer> dimensions) {
        var cube = new Cube(dimensions.stream().map(axes::get).toList());
        for (var one : added)
            cube.add(new Added(
                    one.count,
                    one.by,
                    dimensions.stream().mapToInt(d -> one.nodes[d]).toArray()));
        return cube;
    }

    /** @param prefix number of the cell among those of the dimensions before */
    private void add(int dimension, int prefix, Added one) {
        if (dimension == axes.size()) {
            values[prefix] += one.count;
            if (one.by != null) parts.add(new Part(prefix, one.by, one.count));
            return;
        }
        var axis = axes.get(dimension);
        if (axis.isSum(one.nodes[dimension]))
            throw new IllegalArgumentException("counts are added to the last nodes of " + axis.name);
        for (int node = one.nodes[dimension]; node >= 0; node = axis.parent.get(node))
            add(dimension + 1, prefix * axis.codes.size() + node, one);
    }

    /** The name of a cell: its codes, one dimension after the other. */
    public String name(int cell) {
        var nodes = nodes(cell);
        var name = new StringBuilder();
        for (int d = 0; d < nodes.length; d++) {
            if (d > 0) name.append('|');
            name.append(axes.get(d).codes.get(nodes[d]));
        }
        return name.toString();
    }

    /**
     * Cells and equations; the number of a cell is the same.
     *
     * @param name of the release, the beginning of the names of cells
     */
    public LinkedCells linked(String name) {
        var linked = new LinkedCells();
        for (int cell = 0; cell < values.length; cell++)
            linked.cell(name + '|' + name(cell), values[cell], weight(nodes(cell)));
        for (int cell = 0; cell < values.length; cell++) {
            var nodes = nodes(cell);
            for (int d = 0; d < nodes.length; d++) {
                var axis = axes.get(d);
                var under = new ArrayList<Integer>();
                for (int node = 1; node < axis.codes.size(); node++)
                    if (axis.parent.get(node) == nodes[d]) {
                        var other = nodes.clone();
                        other[d] = node;
                        under.add(cell(other));
                    }
                if (!under.isEmpty()) linked.sum(cell, under);
            }
        }
        for (var part : parts) linked.part(part.cell, part.contributor, part.value);
        return linked;
    }

    /** A sum is dearer with each dimension that it sums up, and with each level below it. */
    private int weight(int[] nodes) {
        int weight = 1;
        for (int d = 0; d < nodes.length; d++) {
            var axis = axes.get(d);
            if (!axis.isSum(nodes[d])) continue;
            weight *= axis.depth(nodes[d]) == 0 ? WEIGHT_OF_THE_WHOLE : WEIGHT_OF_A_SUM;
        }
        return weight;
    }
}
