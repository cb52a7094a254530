// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain;

import fr.parvis.rota.PresenceHours;
import fr.parvis.rota.domain.absences.Absence;
import fr.parvis.rota.domain.absences.KeepAbsences;
import fr.parvis.rota.domain.week.Turn;
import fr.parvis.rota.domain.week.Turns;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sums of the turns of some days, without those of somebody who was away. */
@Component
@Transactional(readOnly = true)
class SumPresence implements PresenceHours {
    private final Turns turns;
    private final KeepAbsences absences;

    SumPresence(Turns turns, KeepAbsences absences) {
        this.turns = turns;
        this.absences = absences;
    }

    @Override
    public Map<UUID, Long> minutes(Collection<UUID> points, LocalDate first, LocalDate last) {
        if (points.isEmpty() || last.isBefore(first)) return Map.of();
        var wanted = Set.copyOf(points);
        var away = absences.between(first, last).stream()
                .filter(absence -> absence.state() == Absence.State.ACCEPTED)
                .collect(Collectors.groupingBy(Absence::mediator));
        return turns.between(first, last, turns.whoever(first, last), turns.byId()).stream()
                .filter(turn -> wanted.contains(turn.point()))
                .filter(turn -> away.getOrDefault(turn.mediator(), List.of()).stream()
                        .noneMatch(absence -> absence.covers(turn.day())))
                .collect(Collectors.groupingBy(Turn::point, Collectors.summingLong(Turn::minutes)));
    }
}
