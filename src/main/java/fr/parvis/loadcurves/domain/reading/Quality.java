// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.reading;

/**
 * Quality of the data; what was left out is counted, never filled in silence.
 *
 * @param expected steps (or days) from the first to the last
 * @param present those with a value
 * @param blank written without a value: a gap, never 0
 * @param missing not written at all
 * @param duplicates the same stamp and value once more
 * @param contradictions stamps with two values: neither is kept
 * @param negatives left out
 * @param unreadable lines left out
 * @param irregular stamps off the step, left out
 * @param besideGaps values next to lines that are missing, left out: a cut may have touched them
 * @param ambiguous values of the doubled hour of October that nothing tells apart, left out
 * @param outOfOrder lines that stood before an earlier one
 * @param unfinished whether the last line has no end: it may be cut, and is left out
 * @param zeros values of exactly 0
 */
public record Quality(
        int expected,
        int present,
        int blank,
        int missing,
        int duplicates,
        int contradictions,
        int negatives,
        int unreadable,
        int irregular,
        int besideGaps,
        int ambiguous,
        int outOfOrder,
        boolean unfinished,
        int zeros) {

    /** Share of the expected steps that have a value, from 0 to 1. */
    public double coverage() {
        return expected == 0 ? 0 : (double) present / expected;
    }
}
