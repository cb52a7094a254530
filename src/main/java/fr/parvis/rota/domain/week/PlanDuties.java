// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.week;

import fr.parvis.audit.Journal;
import fr.parvis.network.Clocks;
import fr.parvis.network.LocalDays;
import fr.parvis.rota.Hold;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds;
import fr.parvis.values.Outcome;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Duties of a mediator on the shared line or at a partner's: holds like any other, so that nobody books that time. */
@Component
@Transactional
public class PlanDuties {
    /** Kinds that are planned here; every other hold belongs to the module that asked for it. */
    public static final List<HoldKind> KINDS = List.of(HoldKind.LINE, HoldKind.PERMANENCE);

    private final Holds holds;
    private final MeasurePresence presence;
    private final Journal journal;
    private final LocalDays localDays;

    PlanDuties(Holds holds, MeasurePresence presence, Journal journal, LocalDays localDays) {
        this.holds = holds;
        this.presence = presence;
        this.journal = journal;
        this.localDays = localDays;
    }

    /**
     * Duty of a mediator on a day, by the clock of the association.
     *
     * @param id made with the form: the same form twice is one duty
     * @param until midnight is the end of the day
     */
    public record Duty(UUID id, UUID mediator, HoldKind kind, LocalDate day, LocalTime from, LocalTime until) {
        private LocalDateTime ends() {
            return (until.equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day).atTime(until);
        }
    }

    /** Takes the time. */
    public Outcome<UUID> hold(Duty duty) {
        if (!KINDS.contains(duty.kind)) return Outcome.refused("kind", "rota.problem.duty-kind");
        var begins = duty.day.atTime(duty.from);
        var ends = duty.ends();
        if (!begins.isBefore(ends)) return Outcome.refused("until", "rota.problem.ends-before");
        var time = Clocks.instants(begins, ends, localDays.zone()).orElse(null);
        if (time == null) return Outcome.refused("from", "rota.problem.no-such-hour");
        boolean again = !holds.of(duty.id).isEmpty();
        var asked = new Holds.Asked(duty.kind, duty.id, Set.of(duty.mediator), time.start(), time.end(), null, null);
        return switch (holds.hold(asked)) {
            case Outcome.Done(Holds.Answer.Held _) -> {
                if (!again) {
                    presence.here();
                    journal.note("rota.duty-held", duty.mediator.toString(), Map.of("day", duty.day.toString()));
                }
                yield new Outcome.Done<>(duty.id);
            }
            case Outcome.Done(Holds.Answer.Taken _) -> Outcome.refused("from", "rota.problem.taken");
            // the form has no field for the mediator, whose day it is
            case Outcome.Refused(var problems) ->
                new Outcome.Refused<>(problems.stream()
                        .map(problem -> problem.field().equals("mediators") ? problem.at("") : problem)
                        .toList());
            case Outcome.Changed() -> new Outcome.Changed<>();
        };
    }

    /** Whether the time is planned here; an unplanned duty on the line is ended there. */
    public static boolean isPlanned(Hold hold) {
        return KINDS.contains(hold.kind()) && !hold.isUnplanned();
    }

    /** Gives the time back. @return false where no duty is held under that identifier */
    public boolean release(UUID id) {
        var held =
                holds.of(id).stream().filter(PlanDuties::isPlanned).findFirst().orElse(null);
        if (held == null) return false;
        holds.release(id);
        presence.here();
        var day = localDays.day(held.from());
        journal.note("rota.duty-released", held.mediator().toString(), Map.of("day", day.toString()));
        return true;
    }
}
