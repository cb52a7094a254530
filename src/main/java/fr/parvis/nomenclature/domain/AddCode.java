// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.domain;

import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.values.NetworkTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The network's head adds a code to a list, from a day on. */
@Component
public class AddCode {

    public record Command(CodeList list, String code, LocalDate from, Meaning meaning) {}

    /** Outcome of adding. */
    public sealed interface Outcome {
        record Added() implements Outcome {}

        /** The code exists or existed: it is never given to something else. */
        record AlreadyUsed() implements Outcome {}

        record TooEarly(LocalDate earliest) implements Outcome {}

        /** A theme stands in a family, and a family in nothing. */
        record NoSuchFamily(String family) implements Outcome {}
    }

    private final Register register;
    private final FamilyRule families;
    private final Clock clock;
    private final Journal journal;
    private final CurrentNomenclature current;

    AddCode(Register register, FamilyRule families, Clock clock, Journal journal, CurrentNomenclature current) {
        this.register = register;
        this.families = families;
        this.clock = clock;
        this.journal = journal;
        this.current = current;
    }

    @Transactional
    public Outcome handle(Command command) {
        register.takeTurn();
        if (command.from().isBefore(NetworkTime.today(clock))) return new Outcome.TooEarly(NetworkTime.today(clock));
        var meaning = command.meaning();
        if (families.refuses(command.list(), command.code(), meaning.parent(), command.from()))
            return new Outcome.NoSuchFamily(String.valueOf(meaning.parent()));
        if (!register.addCode(command.list(), command.code())) return new Outcome.AlreadyUsed();
        register.addVersion(
                new Code(
                        command.list(),
                        command.code(),
                        meaning.parent(),
                        meaning.position(),
                        meaning.labels(),
                        meaning.attributes(),
                        command.from(),
                        null),
                Actor.account());
        journal.note(
                "nomenclature.code-added",
                command.list().key() + "/" + command.code(),
                Map.of("from", command.from().toString()));
        current.changed();
        return new Outcome.Added();
    }
}
