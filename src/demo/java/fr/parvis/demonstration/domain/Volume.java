// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import fr.parvis.demonstration.domain.DemonstrationPlan.Body;
import java.time.LocalDate;
import java.util.List;

/**
 * Size of a demonstration of several years. One visit bears 1.84 requests on average.
 *
 * @param years 1 to 30
 * @param requestsPerYear of the whole network, 1,000 to 20,000,000
 */
public record Volume(int years, int requestsPerYear) {
    /** The part of the largest association; the others share the rest by their number of mediators. */
    private static final double LARGEST = 0.2;

    public Volume {
        if (years < 1 || years > 30 || requestsPerYear < 1_000 || requestsPerYear > 20_000_000)
            throw new IllegalArgumentException("entre 1 et 30 années, entre 1 000 et 20 000 000 demandes par an");
    }

    LocalDate firstDay(LocalDate today) {
        return today.minusYears(years).plusDays(1);
    }

    /** By how much the usual number of an association's visits is multiplied, in an ordinary month. */
    double factor(Body body, List<Body> bodies, DemonstrationVisits usual, LocalDate today) {
        double visits = share(body, bodies) * requestsPerYear / DemonstrationVisits.REQUESTS_PER_VISIT;
        double expected = today.minusYears(1)
                .plusDays(1)
                .datesUntil(today.plusDays(1))
                .mapToDouble(day -> usual.usual(day, body) * Rhythm.ofYear(day))
                .sum();
        return visits / expected;
    }

    private static double share(Body body, List<Body> bodies) {
        var largest = bodies.getFirst();
        if (body.equals(largest)) return LARGEST;
        int others = bodies.stream().skip(1).mapToInt(b -> b.mediators().size()).sum();
        return (1 - LARGEST) * body.mediators().size() / others;
    }
}
