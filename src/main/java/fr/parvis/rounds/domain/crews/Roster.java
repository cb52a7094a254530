// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.crews;

import fr.parvis.database.Asking;
import fr.parvis.network.Timetables;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says who goes on a day: the crew of the shorter period, then the one made last. */
@Component
@Transactional(readOnly = true)
public class Roster {
    private final CrewTable crews;
    private final Timetables timetables;

    Roster(CrewTable crews, Timetables timetables) {
        this.crews = crews;
        this.timetables = timetables;
    }

    /** The crews of some days, to be asked many times. */
    public static final class Days {
        private final List<Crew> crews;
        private final Timetables timetables;
        private final Map<String, Timetables.Reading> patterns = new HashMap<>();

        private Days(List<Crew> crews, Timetables timetables) {
            this.crews = crews;
            this.timetables = timetables;
        }

        boolean isEmpty() {
            return crews.isEmpty();
        }

        /** Tours that have a crew on any of the days, or may. */
        Set<UUID> tours() {
            return crews.stream().map(Crew::tour).collect(Collectors.toSet());
        }

        public Optional<Crew> of(UUID tour, LocalDate day) {
            return crews.stream()
                    .filter(crew -> crew.tour().equals(tour) && crew.covers(day) && goesOn(crew, day))
                    .min(Comparator.comparingLong(Crew::span).thenComparing(Crew::madeAt, Comparator.reverseOrder()));
        }

        boolean goesOn(Crew crew, LocalDate day) {
            var days = crew.days();
            if (days == null) return true;
            var pattern = patterns.computeIfAbsent(days, text -> timetables.read(text, "75"));
            return pattern instanceof Timetables.Reading.Readable readable
                    && !readable.timetable().on(day).isEmpty();
        }
    }

    public Days between(LocalDate from, LocalDate until) {
        return new Days(crews.between(Asking.association(), from, until), timetables);
    }

    /** Crews in the order of their first day, those that are over left out. */
    public List<Crew> coming(LocalDate today) {
        return crews.between(Asking.association(), today, today.plusYears(20));
    }

    Days of(List<Crew> some) {
        return new Days(some, timetables);
    }
}
