// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.shell.Option;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a shaded map, cut by what it shows: a fifth of the departments in each, so that they can be told from one another whether
 * most shares are small or large.
 */
final class Shades {
    private static final int CLASSES = 5;
    private static final int UNKNOWN = 5;

    /** Whole percents between the classes, each greater than the one before; the first may be nobody. */
    private final int[] bounds;

    private Shades(int[] bounds) {
        this.bounds = bounds;
    }

    /** @param shares 0 to 1; null where it is not known */
    static Shades of(Collection<@Nullable Double> shares) {
        var sorted = shares.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        if (sorted.length == 0) return new Shades(new int[0]);
        int last = (int) Math.ceil(sorted[sorted.length - 1] * 100);
        return new Shades(IntStream.range(1, CLASSES)
                .map(part -> (int) Math.round(sorted[sorted.length * part / CLASSES] * 100))
                .filter(bound -> bound < last)
                .distinct()
                .toArray());
    }

    /** The class of a share, from 0 on. */
    int classOf(@Nullable Double share) {
        if (share == null) return UNKNOWN;
        int shade = 0;
        while (shade < bounds.length && share * 100 > bounds[shade]) shade++;
        return colour(shade);
    }

    /** Colour of a class: white for nobody, the darkest ones where classes are few. */
    private int colour(int shade) {
        boolean nobody = shade == 0 && bounds.length > 0 && bounds[0] == 0;
        return nobody ? 0 : shade + CLASSES - 1 - bounds.length;
    }

    /** The classes in words, each with its number. */
    List<Option> legend() {
        var all = new ArrayList<Option>();
        for (int i = 0; i <= bounds.length; i++) all.add(new Option(String.valueOf(colour(i)), words(i)));
        all.add(new Option(String.valueOf(UNKNOWN), t("coverage.legend.unknown")));
        return all;
    }

    private String words(int shade) {
        if (bounds.length == 0) return t("coverage.legend.to", 100);
        if (shade == 0) return bounds[0] == 0 ? t("coverage.legend.nobody") : t("coverage.legend.to", bounds[0]);
        return shade == bounds.length
                ? t("coverage.legend.over", bounds[shade - 1])
                : t("coverage.legend.between", bounds[shade - 1], bounds[shade]);
    }
}
