// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.protection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts of one release, with the equations between them: a sum and its parts. A count is 0 or more; each has a name that is unique and
 * the same in each release, and those who contributed to it know their part.
 */
public final class LinkedCells {
    private final List<String> names = new ArrayList<>();
    private final List<Long> values = new ArrayList<>();
    private final List<Integer> weights = new ArrayList<>();
    private final List<Boolean> hidden = new ArrayList<>();
    private final List<Boolean> firm = new ArrayList<>();
    private final List<Boolean> open = new ArrayList<>();
    private final List<int[]> equations = new ArrayList<>();
    private final Map<String, Map<Integer, Long>> parts = new HashMap<>();

    /**
     * Adds a count.
     *
     * @param weight loss of the reader with it: 1 for a single cell, more for a sum
     * @return its number
     */
    public int cell(String name, long value, int weight) {
        if (value < 0) throw new IllegalArgumentException("a count is 0 or more: " + name);
        if (weight < 1) throw new IllegalArgumentException("a weight is 1 or more: " + name);
        names.add(name);
        values.add(value);
        weights.add(weight);
        hidden.add(false);
        firm.add(false);
        open.add(false);
        return names.size() - 1;
    }

    /** Says that a count is the sum of others. */
    public void sum(int whole, List<Integer> of) {
        long sum = of.stream().mapToLong(values::get).sum();
        if (sum != values.get(whole))
            throw new IllegalArgumentException(
                    names.get(whole) + " is " + values.get(whole) + ", its parts make " + sum);
        var equation = new int[of.size() + 1];
        equation[0] = whole;
        for (int i = 0; i < of.size(); i++) equation[i + 1] = of.get(i);
        equations.add(equation);
    }

    /** Adds what one contributor counted of a cell, and so can subtract from it. */
    public void part(int cell, String contributor, long value) {
        if (value < 0) throw new IllegalArgumentException("a part is 0 or more: " + names.get(cell));
        if (value > 0) parts.computeIfAbsent(contributor, c -> new HashMap<>()).merge(cell, value, Long::sum);
    }

    /** Hides a cell whatever it is: it was hidden in what was published before. */
    public void hide(int cell) {
        hidden.set(cell, true);
    }

    /** Hides a cell that is not published and is nobody's secret either: it only ties others together. */
    public void open(int cell) {
        hidden.set(cell, true);
        open.set(cell, true);
    }

    /** Excludes a cell from those that may be hidden: it is known already. */
    public void keep(int cell) {
        firm.set(cell, true);
    }

    public int size() {
        return names.size();
    }

    public String name(int cell) {
        return names.get(cell);
    }

    public long value(int cell) {
        return values.get(cell);
    }

    int weight(int cell) {
        return weights.get(cell);
    }

    boolean isHiddenBefore(int cell) {
        return hidden.get(cell);
    }

    boolean isOpen(int cell) {
        return open.get(cell);
    }

    boolean isFirm(int cell) {
        return firm.get(cell);
    }

    /** Each: the number of a sum, then those of its parts. */
    public List<int[]> equations() {
        return equations;
    }

    Map<String, Map<Integer, Long>> parts() {
        return parts;
    }
}
