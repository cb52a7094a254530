// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.home;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.rounds.domain.CurrentCrew;
import fr.parvis.rounds.domain.home.AlarmRule.Step;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Home visits as those who go and those who watch over them see them. */
@Component
@Transactional
public class SeeHomeVisits {
    private final HomeVisitTable visits;
    private final AlarmRule rule;
    private final RaiseAlarms raise;
    private final Journal journal;
    private final Clock clock;

    SeeHomeVisits(HomeVisitTable visits, AlarmRule rule, RaiseAlarms raise, Journal journal, Clock clock) {
        this.visits = visits;
        this.rule = rule;
        this.raise = raise;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * One that runs.
     *
     * @param step person alarmed by now; null as long as all is well, or once somebody looks after it
     */
    public record Running(HomeVisit visit, @Nullable Step step, boolean late) {}

    /** Those that the current account may see: one's own or, for a team's leader, all. Private words of others only once alarmed. */
    public List<Running> running() {
        var who = CurrentCrew.now();
        var now = clock.instant();
        var seen = new ArrayList<Running>();
        for (var visit : visits.running(Asking.association())) {
            if (!who.forTheTeam() && !visit.isOf(who.account())) continue;
            var step = rule.of(visit, now).orElse(null);
            boolean late = now.isAfter(visit.expectedEnd());
            boolean alarmed = now.isAfter(visit.expectedEnd().plus(rule.after(Step.LEAD)));
            boolean others = !visit.isOf(who.account());
            if (others && !alarmed) visit = without(visit);
            else if (others && (visit.privateNote() != null || visit.toCall() != null))
                journal.note("rounds.private-note-read", visit.id().toString(), Map.of());
            seen.add(new Running(visit, step, late));
        }
        return seen;
    }

    /** Those in which the current account goes, without the private words: whoever leads reads nobody's by asking. */
    public List<HomeVisit> mine() {
        var who = CurrentCrew.now();
        return visits.running(Asking.association()).stream()
                .filter(visit -> visit.isOf(who.account()))
                .map(SeeHomeVisits::without)
                .toList();
    }

    /** One that the current account may see, without the private words. */
    public Optional<HomeVisit> find(UUID id) {
        var who = CurrentCrew.now();
        return visits.find(id)
                .filter(visit -> who.mayTouch(visit.account(), visit.colleagues()))
                .map(SeeHomeVisits::without);
    }

    /**
     * Late home visits that each page shows: one's own and, for somebody who leads the team, those with an alarm. One look along
     * an index; raises alarms that are due, should the job be late.
     */
    public List<Running> standing() {
        var now = clock.instant();
        var who = CurrentCrew.now();
        var late = visits.running(Asking.association()).stream()
                .filter(visit -> now.isAfter(visit.expectedEnd()))
                .map(visit -> new Running(without(visit), rule.of(visit, now).orElse(null), true))
                .filter(one -> one.visit().isOf(who.account()) || who.forTheTeam() && one.step() != null)
                .toList();
        if (late.stream().anyMatch(one -> one.step() != null)) raise.here();
        return late;
    }

    public List<HomeVisit> over(LocalDate since, int limit, int offset) {
        var who = CurrentCrew.now();
        return visits.over(since, who.forTheTeam() ? null : who.account(), limit, offset);
    }

    public boolean wasMailed(UUID visit) {
        return visits.wasMailed(visit);
    }

    private static HomeVisit without(HomeVisit v) {
        return new HomeVisit(
                v.id(),
                v.day(),
                v.account(),
                v.colleagues(),
                v.insee(),
                v.commune(),
                v.partner(),
                null,
                null,
                v.armed(),
                v.startedAt(),
                v.expectedEnd(),
                v.endedAt(),
                v.cancelled(),
                v.acknowledgedAt(),
                v.acknowledgedBy(),
                v.found(),
                v.version());
    }
}
