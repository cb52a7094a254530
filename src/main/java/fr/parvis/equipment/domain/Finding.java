// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import fr.parvis.values.EnumCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finding of an inventory about a label.
 *
 * @param label as it was read, when it is none
 * @param item null when the label is nobody's
 */
public record Finding(String label, Kind kind, @Nullable Item item) {

    /** Kinds of findings, the most urgent first. */
    public enum Kind {
        MISSING,
        /** It is in the stock of another point. */
        ELSEWHERE,
        /** It is lent, lost, or has left, and yet it is here. */
        NOT_EXPECTED,
        UNKNOWN,
        /** Its label was read more than once: two items bear it, or one was read twice. */
        TWICE,
        HERE;

        public String code() {
            return EnumCode.of(this);
        }

        public static Kind of(String code) {
            return EnumCode.read(Kind.class, code);
        }
    }

    /**
     * Compares what was read with what should be there.
     *
     * @param read number of readings of each label
     * @param known the items of these labels that there are
     */
    static List<Finding> of(UUID point, List<Item> expected, Map<String, Integer> read, List<Item> known) {
        var byLabel = new HashMap<String, Item>();
        known.forEach(item -> byLabel.put(item.label().signs(), item));
        var all = new ArrayList<Finding>();
        for (var item : expected)
            if (!read.containsKey(item.label().signs()))
                all.add(new Finding(item.label().signs(), Kind.MISSING, item));
        read.forEach((label, times) -> {
            var item = byLabel.get(label);
            all.add(new Finding(label, item == null ? Kind.UNKNOWN : place(item, point), item));
            if (times > 1) all.add(new Finding(label, Kind.TWICE, item));
        });
        all.sort(Comparator.comparing(Finding::kind).thenComparing(Finding::label));
        return all;
    }

    private static Kind place(Item item, UUID point) {
        if (!item.state().inTheHouse()) return Kind.NOT_EXPECTED;
        return item.point().equals(point) ? Kind.HERE : Kind.ELSEWHERE;
    }
}
