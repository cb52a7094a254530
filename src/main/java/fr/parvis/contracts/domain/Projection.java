// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Expected sum at the end of a contract: what was done, and the mean week for each week to come. The band is meant to hold the truth 8 times in 10; it is
 * made of how much weeks differ from each other, and of how well so few weeks tell the mean.
 *
 * @param expected parts at the end; {@code low} to {@code high} is the band, never below what was done
 * @param weeks whole weeks that it stands on
 */
public record Projection(long expected, long low, long high, int weeks) {
    static final int FEWEST_WEEKS = 4;

    /** Weeks that tell of now: a year at most. */
    static final int MOST_WEEKS = 52;

    /** Quantile of the normal distribution for the middle 80 %. */
    private static final double QUANTILE = 1.2816;

    /**
     * @param done until today
     * @param past sums of whole weeks since the contract began, the last one last
     * @param today not counted as a day to come
     * @return nothing with fewer than four whole weeks; after the last day what was done
     */
    static Optional<Projection> of(long done, List<Long> past, LocalDate today, LocalDate lastDay) {
        if (!today.isBefore(lastDay)) return Optional.of(new Projection(done, done, done, past.size()));
        var weeks = past.subList(Math.max(0, past.size() - MOST_WEEKS), past.size());
        int count = weeks.size();
        if (count < FEWEST_WEEKS) return Optional.empty();
        double mean = weeks.stream().mapToLong(week -> week).average().orElse(0);
        double squares = weeks.stream()
                .mapToDouble(week -> (week - mean) * (week - mean))
                .sum();
        double variance = squares / (count - 1);
        double ahead = ChronoUnit.DAYS.between(today, lastDay) / 7.0;
        // Student's quantile of the middle 80 %, to 2 % from 3 degrees of freedom on
        double quantile = QUANTILE * (1 + 0.75 / (count - 1));
        double half = quantile * Math.sqrt(ahead * variance + ahead * ahead * variance / count);
        double expected = done + mean * ahead;
        return Optional.of(new Projection(
                Math.round(expected), Math.max(done, Math.round(expected - half)), Math.round(expected + half), count));
    }
}
