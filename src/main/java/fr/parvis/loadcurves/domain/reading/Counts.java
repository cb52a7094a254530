// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.reading;

/** Counts on the way through a file. */
final class Counts {
    /** More lines than this share that say nothing, and the file is refused. */
    private static final double BEARABLE = 0.1;

    int rows;
    int blank;
    int missing;
    int duplicates;
    int contradictions;
    int negatives;
    int unreadable;
    int irregular;
    int besideGaps;
    int ambiguous;
    int outOfOrder;
    boolean unfinished;

    /** Whether the last line, which has no end, says nothing that can be kept. */
    boolean lastLost;

    int zeros;
    private int firstLine;
    private String firstField = "";
    private String firstValue = "";

    void unreadable(int line, String field, String value) {
        if (unreadable++ > 0) return;
        firstLine = line;
        firstField = field;
        firstValue = value;
    }

    void refuseTooMany() {
        if (unreadable > 0 && (unreadable > BEARABLE * rows || rows - unreadable < 2 && unreadable > 2))
            throw new Unreadable.Refusal(Fault.UNREADABLE_ROWS, firstLine, firstField, firstValue);
    }

    Quality quality(int expected, int present) {
        return new Quality(
                expected,
                present,
                blank,
                missing,
                duplicates,
                contradictions,
                negatives,
                unreadable,
                irregular,
                besideGaps,
                ambiguous,
                outOfOrder,
                unfinished,
                zeros);
    }
}
