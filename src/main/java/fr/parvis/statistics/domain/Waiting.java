// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Time people waited before they were helped.
 *
 * @param classes the served by class, in the order of time
 */
public record Waiting(long served, long averageMinutes, List<Class> classes) {

    /**
     * Some minutes of waiting.
     *
     * @param to null for the last, which is open
     */
    public record Class(int from, @Nullable Integer to, long served) {}

    private static final int SECONDS_A_MINUTE = 60;

    public static Waiting of(Figures.Report report) {
        var classes = new ArrayList<Class>();
        long served = 0;
        long seconds = 0;
        for (int i = 0; i < Tickets.CLASSES.size(); i++) {
            int from = Tickets.CLASSES.get(i);
            var sum = report.lines(Dimension.WAITED).stream()
                    .filter(line -> line.code().equals(Integer.toString(from)))
                    .map(Figures.Line::now)
                    .findAny()
                    .orElse(Sum.NOTHING);
            classes.add(
                    new Class(from, i + 1 < Tickets.CLASSES.size() ? Tickets.CLASSES.get(i + 1) : null, sum.visits()));
            served += sum.visits();
            seconds += sum.minutes();
        }
        return new Waiting(served, served == 0 ? 0 : Math.round((double) seconds / served / SECONDS_A_MINUTE), classes);
    }

    /** The class in which the one in the middle waited: half of the persons waited less, half more. */
    public Class median() {
        long before = 0;
        for (var one : classes) {
            before += one.served();
            if (before * 2 >= served) return one;
        }
        return classes.getLast();
    }
}
