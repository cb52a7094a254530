package fr.parvis.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What everybody may know of the network's work: sums of all, without what is so small that it could point at a person. */
public interface PublicFigures {

    /**
     * One amount.
     *
     * @param count nothing where it is hidden
     */
    record Amount(String label, @Nullable Long count) {}

    /**
     * Twelve whole months, or those since a month of so few visits that it is hidden. Hidden amounts cannot be found again from the
     * others and the total, nor from what was told a month before; they stand last, by their name.
     *
     * @param from first day
     * @param to last day
     * @param visits nothing where there are so few that they are hidden; so are then all the others
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

    /** The last twelve whole months; an hour old at most. */
    Year lastTwelveMonths(Locale locale);
}
