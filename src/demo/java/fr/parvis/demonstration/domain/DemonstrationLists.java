// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import fr.parvis.network.NewPoint;
import fr.parvis.outreach.PastLists;
import fr.parvis.values.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A partner's list of invented households: some reached, some with a solution, most still to be called. */
final class DemonstrationLists {
    static final int HOUSEHOLDS = 40;

    private static final List<String> SOLUTIONS =
            List.of("instalments", "delay", "payment", "fund", "cheque-attestation");

    private final SeededRandom chance;

    DemonstrationLists(SeededRandom chance) {
        this.chance = chance;
    }

    List<PastLists.Known> list(NewPoint point, LocalDate today) {
        var all = new ArrayList<PastLists.Known>();
        for (int i = 0; i < HOUSEHOLDS; i++) all.add(household(point, today));
        return all;
    }

    private PastLists.Known household(NewPoint point, LocalDate today) {
        var name = Names.one(chance).split(" ", 2);
        var outcomes = outcomes();
        boolean reached = outcomes.contains("reached");
        return new PastLists.Known(
                Ids.next(),
                name[0],
                name[1] + " (exemple)",
                chance.in(0.85) ? "06 39 98 %02d %02d".formatted(chance.between(0, 99), chance.between(0, 99)) : null,
                chance.between(1, 90) + " rue de l’Exemple",
                point.commune().postcodes().getFirst(),
                point.commune().name(),
                point.commune().insee(),
                point.id(),
                chance.in(0.2) ? chance.of(List.of("ar", "en", "pt", "uk")) : "fr",
                chance.between(60, 1400) * 100L,
                today.minusDays(chance.between(15, 75)),
                chance.in(0.6) ? today.plusDays(chance.between(4, 40)) : null,
                chance.of(List.of("yes", "no", "unknown", "unknown")),
                outcomes,
                reached && chance.in(0.6) ? chance.of(SOLUTIONS) : null);
    }

    private List<String> outcomes() {
        var outcomes = new ArrayList<String>();
        int calls = chance.of(List.of(0, 0, 1, 1, 2));
        for (int i = 0; i < calls; i++) outcomes.add(chance.of(List.of("no-answer", "voicemail")));
        if (chance.in(0.35)) outcomes.add("reached");
        return outcomes;
    }
}
