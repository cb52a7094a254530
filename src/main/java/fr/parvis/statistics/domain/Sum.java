// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

/** Amount of each measure. */
public record Sum(long visits, long persons, long requests, long minutes) {
    public static final Sum NOTHING = new Sum(0, 0, 0, 0);

    public long of(Measure measure) {
        return switch (measure) {
            case VISITS -> visits;
            case PERSONS -> persons;
            case REQUESTS -> requests;
            case MINUTES -> minutes;
        };
    }

    Sum plus(Sum other) {
        return new Sum(
                visits + other.visits, persons + other.persons, requests + other.requests, minutes + other.minutes);
    }

    Sum negated() {
        return new Sum(-visits, -persons, -requests, -minutes);
    }
}
