// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Counts of one month, by association and commune of the point; under no commune what was done for no point. */
final class MonthCounts {
    static final String NO_COMMUNE = "";

    /** Sums of a commune, requests by family of themes too. */
    static final class Tally {
        private long visits;
        private long persons;
        private long requests;
        private final Map<String, Long> families = new TreeMap<>();

        long of(PublicMeasure measure) {
            return switch (measure) {
                case VISITS -> visits;
                case PERSONS -> persons;
                case REQUESTS -> requests;
            };
        }

        /** Requests by family; together they are all requests. */
        Map<String, Long> families() {
            return families;
        }

        private void add(Cells cells, Map<String, String> familyOf, int sign) {
            var total = cells.total();
            visits += sign * total.visits();
            persons += sign * total.persons();
            requests += sign * total.requests();
            cells.of(Dimension.THEME)
                    .forEach((theme, sum) ->
                            families.merge(familyOf.getOrDefault(theme, ""), sign * sum.requests(), Long::sum));
        }

        /** No count below zero, and families that make up the requests, also while a correction is on its way. */
        private void settle() {
            visits = Math.max(0, visits);
            persons = Math.max(0, persons);
            families.values().removeIf(count -> count <= 0);
            long told = families.values().stream().mapToLong(Long::longValue).sum();
            if (requests > told) families.merge("", requests - told, Long::sum);
            requests = Math.max(requests, told);
        }

        private boolean isEmpty() {
            return visits == 0 && persons == 0 && requests == 0;
        }
    }

    private final Map<UUID, Map<String, Tally>> associations = new TreeMap<>();

    /** Adds what a point counted, and takes it from what was done for none. */
    void addPoint(UUID association, String commune, Cells cells, Map<String, String> familyOf) {
        of(association, commune).add(cells, familyOf, 1);
        of(association, NO_COMMUNE).add(cells, familyOf, -1);
    }

    /** Adds what an association counted in all. */
    void addAssociation(UUID association, Cells cells, Map<String, String> familyOf) {
        of(association, NO_COMMUNE).add(cells, familyOf, 1);
    }

    private Tally of(UUID association, String commune) {
        return associations
                .computeIfAbsent(association, a -> new TreeMap<>())
                .computeIfAbsent(commune, c -> new Tally());
    }

    MonthCounts settled() {
        associations.values().forEach(of -> {
            of.values().forEach(Tally::settle);
            of.values().removeIf(Tally::isEmpty);
        });
        associations.values().removeIf(Map::isEmpty);
        return this;
    }

    Map<UUID, Map<String, Tally>> associations() {
        return associations;
    }
}
