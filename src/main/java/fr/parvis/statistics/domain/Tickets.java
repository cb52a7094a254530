// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import java.util.List;

/** Counts of the end of a ticket of the queue. */
final class Tickets {
    /** The lower ends of the classes of waiting, in minutes; the last is open. */
    static final List<Integer> CLASSES = List.of(0, 5, 10, 20, 30, 60);

    private static final int SECONDS_A_MINUTE = 60;

    private Tickets() {}

    /**
     * End of a ticket.
     *
     * @param outcome {@code served}, {@code left} or {@code refused}
     */
    record End(String outcome, String reason, long waitedSeconds, long persons) {
        /** @param sign -1 when it is taken back */
        Cells cells(int sign) {
            var one = new Sum(sign, sign * persons, 0, sign * waitedSeconds);
            return switch (outcome) {
                case "served" -> new Cells().add(Dimension.WAITED, classOf(waitedSeconds), one);
                case "left" -> new Cells().add(Dimension.LEFT, reason, one);
                case "refused" -> new Cells().add(Dimension.REFUSED, reason, one);
                default -> throw new IllegalArgumentException("no such end of a ticket: " + outcome);
            };
        }
    }

    private static String classOf(long seconds) {
        int lower = 0;
        for (int minutes : CLASSES) if (seconds >= (long) minutes * SECONDS_A_MINUTE) lower = minutes;
        return Integer.toString(lower);
    }
}
