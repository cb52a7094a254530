// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.crews;

import fr.parvis.rota.Engagements;
import fr.parvis.rounds.domain.tours.Occurrence;
import fr.parvis.rounds.domain.tours.SeeTours;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mediators engaged by tours: the crew of a halt that takes place. */
@Component
@Transactional(readOnly = true)
class CrewEngagements implements Engagements {
    private final Roster roster;
    private final SeeTours tours;

    CrewEngagements(Roster roster, SeeTours tours) {
        this.roster = roster;
        this.tours = tours;
    }

    private record TourDay(UUID tour, LocalDate day) {}

    @Override
    public List<Engagement> between(LocalDate first, LocalDate last) {
        var crews = roster.between(first, last);
        if (crews.isEmpty()) return List.of();
        var known = new HashMap<TourDay, Optional<Crew>>();
        return tours.between(crews.tours(), first, last).stream()
                .filter(Occurrence::takesPlace)
                .flatMap(halt -> known
                        .computeIfAbsent(new TourDay(halt.tour().id(), halt.day()), it -> crews.of(it.tour(), it.day()))
                        .stream()
                        .flatMap(crew -> crew.members().stream()
                                .map(member -> new Engagement(
                                        member,
                                        halt.day(),
                                        halt.start(),
                                        halt.end(),
                                        halt.tour().name()))))
                .toList();
    }
}
