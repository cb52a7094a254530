// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import fr.parvis.rounds.domain.crews.Crew;
import fr.parvis.rounds.domain.crews.Roster;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Crews of some days, whose members have names. */
record NamedCrews(Roster.Days days, Map<UUID, String> names) {

    /** None where nobody is planned. */
    List<UUID> members(UUID tour, LocalDate day) {
        return days.of(tour, day).map(Crew::members).orElse(List.of());
    }

    List<String> names(List<UUID> members) {
        return members.stream().map(id -> names.getOrDefault(id, "?")).toList();
    }
}
