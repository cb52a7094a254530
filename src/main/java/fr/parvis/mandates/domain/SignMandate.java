// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.domain;

import fr.parvis.audit.Journal;
import fr.parvis.files.DrawnSignature;
import fr.parvis.mandates.domain.Mandate.Manner;
import fr.parvis.mandates.domain.Mandate.Signed;
import fr.parvis.people.People;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Outcome;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes the person's signature; from that day the mandate holds. */
@Component
public class SignMandate {
    static final int LONGEST_NAME = 120;

    /**
     * @param shown the hash of what was on the screen or on the paper when it was signed
     * @param drawn the signature as a picture, for {@link Manner#SCREEN}
     * @param typed the name as the person typed it, for {@link Manner#TYPED}
     * @param on the day of the signature on paper
     */
    public record Command(
            UUID mandate,
            String shown,
            @Nullable Manner manner,
            String drawn,
            String typed,
            @Nullable LocalDate on) {}

    private final MandateTable mandates;
    private final Authority authority;
    private final Entitlements entitlements;
    private final People people;
    private final Journal journal;

    SignMandate(MandateTable mandates, Authority authority, Entitlements entitlements, People people, Journal journal) {
        this.mandates = mandates;
        this.authority = authority;
        this.entitlements = entitlements;
        this.people = people;
        this.journal = journal;
    }

    @Transactional
    public Outcome<UUID> handle(Command command) {
        var it = mandates.findLocked(command.mandate).orElse(null);
        if (it == null) return Outcome.refused("", Mandate.UNKNOWN);
        var revoked = it.revoked();
        if (revoked != null) return Outcome.refused("", "mandates.problem.sign-revoked", revoked.on());
        if (!it.hash().equals(command.shown) || authority.altered(it))
            return Outcome.refused("", "mandates.problem.sign-altered");
        var already = it.signed();
        if (already != null)
            return already.with() == command.manner && already.by().equals(MandateRules.account()) && same(it, command)
                    ? new Outcome.Done<>(it.id())
                    : Outcome.refused("", "mandates.problem.sign-twice", already.on());
        var by = MandateRules.account();
        if (!entitlements.stands(by)) return Outcome.refused("", "mandates.problem.not-entitled");
        var today = mandates.today();
        var manner = command.manner;
        if (manner == null) return Outcome.refused("manner", "mandates.problem.manner");
        var on = today;
        switch (manner) {
            case SCREEN -> {
                var wrong = DrawnSignature.problem(command.drawn);
                if (wrong != null) return Outcome.refused("drawn", "mandates.problem." + wrong);
            }
            case TYPED -> {
                if (command.typed.isBlank() || command.typed.length() > LONGEST_NAME)
                    return Outcome.refused("typed", "mandates.problem.typed", LONGEST_NAME);
            }
            case PAPER -> {
                var said = command.on;
                if (said == null) return Outcome.refused("on", "shell.problem.day-missing");
                if (said.isBefore(it.preparedOn()) || said.isAfter(today))
                    return Outcome.refused("on", "mandates.problem.on-range", it.preparedOn(), today);
                on = said;
            }
        }
        mandates.sign(it.id(), new Signed(on, mandates.now(), manner, by), Mandate.end(on, it.days()));
        if (manner == Manner.SCREEN) mandates.keepSignature(it.id(), command.drawn);
        if (manner == Manner.TYPED) mandates.keepSignature(it.id(), command.typed.strip());
        var person = it.person();
        if (person != null) people.contacted(person, on);
        journal.note("mandates.signed", it.id().toString(), Map.of("manner", EnumCode.of(manner)));
        return new Outcome.Done<>(it.id());
    }

    /** The same signature sent once more. */
    private boolean same(Mandate it, Command command) {
        var signed = it.signed();
        if (signed == null) return false;
        return switch (signed.with()) {
            case SCREEN ->
                mandates.signature(it.id()).filter(command.drawn::equals).isPresent();
            case TYPED ->
                mandates.signature(it.id())
                        .filter(command.typed.strip()::equals)
                        .isPresent();
            case PAPER -> signed.on().equals(command.on);
        };
    }
}
