// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures that everybody may know of the network's work: sums of all, without what is so small that it could point at a person. */
public interface PublicFigures {

    /**
     * One amount.
     *
     * @param count null where it is hidden
     */
    record Amount(String label, @Nullable Long count) {}

    /**
     * Twelve whole months, or those since a month of so few visits that it is hidden. Hidden amounts cannot be found again from the
     * others and the total, nor from what was told a month before; they stand last, by their name.
     *
     * @param from first day
     * @param to last day
     * @param visits null where there are so few that they are hidden; so are then all the others
     * @param persons met in these visits; the same person twice counts twice
     * @param requests met in these visits
     * @param months visits of each, the first first
     * @param families requests by family of themes, the most first
     * @param regions visits by region of the point, the most first; what was done for no point stands under an empty label
     * @param threshold amounts from 1 up to this one are hidden
     */
    record Year(
            LocalDate from,
            LocalDate to,
            @Nullable Long visits,
            @Nullable Long persons,
            @Nullable Long requests,
            List<Amount> months,
            List<Amount> families,
            List<Amount> regions,
            int threshold) {}

    /** Places that amounts are told of, the widest first. */
    enum Level {
        NETWORK,
        REGION,
        DEPARTMENT,
        COMMUNE
    }

    /**
     * A line of a month's release.
     *
     * @param code of the place: the name of a region, the code of a department or commune of the official geographic code; empty for the network, and
     *     for the region of what was done for no point
     * @param upper code of the place that it is part of
     * @param family of themes, whose requests the line tells alone; null for all. Empty where there is none
     * @param hidden whether its numbers are not told
     * @param visits null where hidden, and in a line of a family; so are persons
     */
    record Line(
            Level level,
            String code,
            String upper,
            @Nullable String family,
            boolean hidden,
            @Nullable Long visits,
            @Nullable Long persons,
            @Nullable Long requests) {

        /** By place, the whole before its families: an order that tells nothing of the numbers. */
        public static final Comparator<Line> ORDER = Comparator.comparing(Line::level)
                .thenComparing(Line::code)
                .thenComparing(line -> line.family == null ? "" : '|' + line.family);
    }

    /**
     * Figures of a month as they were told. They stay so; a later version holds corrections that are large enough to be told.
     *
     * @param version from 1
     * @param threshold amounts from 1 up to this one, without it, are hidden, and what would tell them
     */
    record Release(YearMonth month, int version, Instant releasedAt, int threshold, List<Line> lines) {}

    /** The last version of each month that was told, the first month first. */
    List<Release> releases();

    /** Every version of a month, the first first; none when it was not told. */
    List<Release> history(YearMonth month);

    /** The name of a place; its code where it has none, nothing for the network and for no point. */
    String placeName(Level level, String code);

    /** The name of a family of themes as it was on a day; nothing for none. */
    String familyName(String code, LocalDate day, Locale locale);

    /** The last twelve whole months; an hour old at most. */
    Year lastTwelveMonths(Locale locale);
}
