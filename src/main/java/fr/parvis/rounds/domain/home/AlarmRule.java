package fr.parvis.rounds.domain.home;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * When a home visit that nobody ended alarms whom: the site lead so many minutes after its expected end, the director so many
 * minutes later if nobody answered.
 */
@Component
public class AlarmRule {
    /** Who is alarmed. */
    public enum Step {
        LEAD,
        DIRECTOR
    }

    private final Duration lead;
    private final Duration director;

    AlarmRule(
            @Value("${parvis.rounds.alarm-minutes:15}") int minutes,
            @Value("${parvis.rounds.escalation-minutes:30}") int escalation) {
        if (minutes < 1 || escalation < 1) throw new IllegalArgumentException("an alarm takes a minute at least");
        lead = Duration.ofMinutes(minutes);
        director = lead.plusMinutes(escalation);
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
