// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.home;

import fr.parvis.rounds.RoundsSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Rule of who is alarmed, and when, by a home visit that nobody ended: the site lead so many minutes after its expected end, the director so many
 * minutes later if nobody answered.
 */
@Component
public class AlarmRule {
    /** Person who is alarmed. */
    public enum Step {
        LEAD,
        DIRECTOR
    }

    private final Duration lead;
    private final Duration director;

    AlarmRule(RoundsSettings settings) {
        lead = Duration.ofMinutes(settings.alarmMinutes());
        director = lead.plusMinutes(settings.escalationMinutes());
    }

    public Optional<Step> of(HomeVisit visit, Instant now) {
        if (!due(visit, now) || visit.acknowledgedAt() != null) return Optional.empty();
        return Optional.of(now.isBefore(visit.expectedEnd().plus(director)) ? Step.LEAD : Step.DIRECTOR);
    }

    /** Whether somebody is missed by now, be it that somebody else looks after it already. */
    public boolean due(HomeVisit visit, Instant now) {
        return visit.running() && !now.isBefore(visit.expectedEnd().plus(lead));
    }

    Duration after(Step step) {
        return step == Step.LEAD ? lead : director;
    }

    public long leadMinutes() {
        return lead.toMinutes();
    }
}
