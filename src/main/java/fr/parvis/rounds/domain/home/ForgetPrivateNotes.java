// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.home;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.rounds.RoundsSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deletes what was said in private of a home visit that nobody ever ended, some hours after it should have. */
@Component
public class ForgetPrivateNotes {
    private final HomeVisitTable visits;
    private final Journal journal;
    private final Clock clock;
    private final int hours;

    ForgetPrivateNotes(HomeVisitTable visits, Journal journal, Clock clock, RoundsSettings settings) {
        this.visits = visits;
        this.journal = journal;
        this.clock = clock;
        this.hours = settings.privateNoteHours();
    }

    /** Deletes private notes of the association in scope. @return number of notes forgotten */
    @Transactional
    public int here() {
        int forgotten = visits.forgetPrivateWords(clock.instant().minus(Duration.ofHours(hours)));
        if (forgotten > 0)
            journal.note(
                    "rounds.private-notes-forgotten",
                    Asking.association().toString(),
                    Map.of("count", String.valueOf(forgotten)));
        return forgotten;
    }
}
