// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.domain;

import fr.parvis.audit.Journal;
import fr.parvis.mandates.domain.Mandate.Revoked;
import fr.parvis.people.People;
import fr.parvis.values.Outcome;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a mandate because the person says so, to anybody and in any way, or because the association gives it back. */
@Component
public class RevokeMandate {

    /**
     * @param how one of {@link Mandate#WAYS_TO_REVOKE}
     * @param on the day on which it was said or the letter came
     */
    public record Command(
            UUID mandate, String how, @Nullable LocalDate on) {}

    private final MandateTable mandates;
    private final ActTable acts;
    private final People people;
    private final Journal journal;

    RevokeMandate(MandateTable mandates, ActTable acts, People people, Journal journal) {
        this.mandates = mandates;
        this.acts = acts;
        this.people = people;
        this.journal = journal;
    }

    /** Revokes a mandate; any account may, without entitlement. Idempotent. */
    @Transactional
    public Outcome<UUID> handle(Command command) {
        var it = mandates.findLocked(command.mandate).orElse(null);
        if (it == null) return Outcome.refused("", Mandate.UNKNOWN);
        if (it.revoked() != null) return new Outcome.Done<>(it.id());
        var today = mandates.today();
        if (it.state(today) == Mandate.State.ENDED) {
            var end = it.endsOn();
            return Outcome.refused("", "mandates.problem.revoke-ended", end == null ? "" : end);
        }
        if (!Mandate.WAYS_TO_REVOKE.contains(command.how)) return Outcome.refused("how", "mandates.problem.how");
        var on = command.on;
        if (on == null) return Outcome.refused("revokedOn", "shell.problem.day-missing");
        var signed = it.signed();
        var first = signed == null ? it.preparedOn() : signed.on();
        if (on.isBefore(first) || on.isAfter(today))
            return Outcome.refused("revokedOn", "mandates.problem.on-range", first, today);
        // visits are told to the millisecond: what is done in the same one comes after
        var at = mandates.now().truncatedTo(ChronoUnit.MILLIS);
        mandates.revoke(it.id(), new Revoked(on, at, command.how, MandateRules.account()));
        var person = it.person();
        if (person != null && !command.how.equals("association")) people.contacted(person, on);
        int late = acts.revoked(it.id(), on);
        journal.note(
                "mandates.revoked",
                it.id().toString(),
                late == 0
                        ? Map.of("how", command.how)
                        : Map.of("how", command.how, "irregular", Integer.toString(late)));
        return new Outcome.Done<>(it.id());
    }
}
