// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.tours;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Nothing is in two places at once: halts that overlap are found, with their days. */
public final class OverlapRule {
    /** Two halts and the days on which they overlap. */
    public record Overlap(Stop one, Stop other, List<LocalDate> days) {}

    private OverlapRule() {}

    /** The first overlap of some halts with others; two halts of one stop are none. */
    public static Optional<Overlap> between(List<Occurrence> some, List<Occurrence> others) {
        var byDay = others.stream().filter(Occurrence::takesPlace).collect(Collectors.groupingBy(Occurrence::day));
        Overlap first = null;
        for (var one : some) {
            if (!one.takesPlace()) continue;
            // a halt may go on after midnight
            for (var day : List.of(one.day().minusDays(1), one.day(), one.day().plusDays(1)))
                for (var other : byDay.getOrDefault(day, List.of())) {
                    if (one.stop().id().equals(other.stop().id()) || !one.overlaps(other)) continue;
                    if (first == null) first = new Overlap(one.stop(), other.stop(), new ArrayList<>());
                    if (first.other().id().equals(other.stop().id())
                            && !first.days().contains(one.day())) first.days().add(one.day());
                }
        }
        return Optional.ofNullable(first);
    }
}
