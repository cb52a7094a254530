// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Cells of an extent and a period that are hidden from accounts that may not see the acts: everything, whole dimensions, or single codes. */
public final class HiddenCells {
    private boolean all;
    private final Set<Dimension> unlisted = EnumSet.noneOf(Dimension.class);
    private final Map<Dimension, Set<String>> codes = new EnumMap<>(Dimension.class);

    HiddenCells() {}

    /** Nothing is hidden: for an account that may see the acts. */
    public static HiddenCells none() {
        return new HiddenCells();
    }

    /** Whether even the totals are hidden. */
    public boolean all() {
        return all;
    }

    /** Whether not even the lines of a dimension are given: that a code has a line tells that it was counted once at least. */
    public boolean unlisted(Dimension dimension) {
        return all || unlisted.contains(dimension);
    }

    public boolean holds(Dimension dimension, String code) {
        return unlisted(dimension) || codes.getOrDefault(dimension, Set.of()).contains(code);
    }

    /** Whether anything of a dimension is hidden. */
    public boolean any(Dimension dimension) {
        return unlisted(dimension) || !codes.getOrDefault(dimension, Set.of()).isEmpty();
    }

    void hideAll() {
        all = true;
    }

    void hide(Dimension dimension) {
        unlisted.add(dimension);
    }

    void hide(Dimension dimension, String code) {
        codes.computeIfAbsent(dimension, d -> new HashSet<>()).add(code);
    }

    /** Stores the codes in as little memory as they need: years of months of all associations stay there. */
    void compact() {
        codes.replaceAll((_, of) -> of.stream().map(String::intern).collect(Collectors.toUnmodifiableSet()));
    }

    /** A sum of months is hidden as soon as one of them is: told, subtracting the others would disclose it. */
    void add(HiddenCells month) {
        all |= month.all;
        unlisted.addAll(month.unlisted);
        month.codes.forEach((dimension, of) ->
                codes.computeIfAbsent(dimension, d -> new HashSet<>()).addAll(of));
    }
}
