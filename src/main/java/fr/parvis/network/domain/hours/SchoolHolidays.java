// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.hours;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The school calendar as far as it is known: per zone, the stretches without school. Before the first and after the
 * last of them it answers that it does not know, for the ministry publishes the calendar a few years ahead only.
 */
public final class SchoolHolidays {

    private static final SchoolHolidays NONE = new SchoolHolidays(Map.of());

    private final Map<SchoolZone, List<Stretch>> byZone;

    /** Days without school, both ends included. */
    public record Stretch(LocalDate first, LocalDate last) {

        public Stretch {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException("school holidays end before they start: " + first + " to " + last);
            }
        }

        boolean contains(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    private SchoolHolidays(Map<SchoolZone, List<Stretch>> byZone) {
        this.byZone = byZone;
    }

    /** No calendar: every question about school holidays stays without an answer. */
    public static SchoolHolidays notKnown() {
        return NONE;
    }

    public static SchoolHolidays of(Map<SchoolZone, List<Stretch>> byZone) {
        return new SchoolHolidays(byZone.entrySet().stream()
                .filter(zone -> !zone.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        zone -> zone.getValue().stream()
                                .sorted(Comparator.comparing(Stretch::first))
                                .toList())));
    }

    Match on(LocalDate day, SchoolZone zone) {
        List<Stretch> stretches = byZone.getOrDefault(zone, List.of());
        if (stretches.isEmpty()
                || day.isBefore(stretches.getFirst().first())
                || stretches.stream().allMatch(stretch -> day.isAfter(stretch.last()))) {
            return Match.MAYBE;
        }
        return Match.of(stretches.stream().anyMatch(stretch -> stretch.contains(day)));
    }
}
