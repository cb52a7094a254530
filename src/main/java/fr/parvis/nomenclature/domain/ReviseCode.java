// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.domain;

import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.ThemeMoved;
import fr.parvis.shell.NotFound;
import fr.parvis.values.NetworkTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The network's head gives a code another label or place, from a day on; acts before it keep the meaning that they had. */
@Component
public class ReviseCode {

    /** @param basedOn the revision of the code that was on the screen */
    public record Command(CodeList list, String code, long basedOn, LocalDate from, Meaning meaning) {}

    /** Outcome of a revision. */
    public sealed interface Outcome {
        record Revised() implements Outcome {}

        /** Somebody else changed the code since it was on the screen. */
        record ChangedMeanwhile() implements Outcome {}

        record TooEarly(LocalDate earliest) implements Outcome {}

        /** The code does not hold on that day. */
        record NotHolding() implements Outcome {}

        record NoSuchFamily(String family) implements Outcome {}
    }

    private final Register register;
    private final FamilyRule families;
    private final Clock clock;
    private final Journal journal;
    private final CurrentNomenclature current;
    private final ApplicationEventPublisher events;

    ReviseCode(
            Register register,
            FamilyRule families,
            Clock clock,
            Journal journal,
            CurrentNomenclature current,
            ApplicationEventPublisher events) {
        this.register = register;
        this.families = families;
        this.clock = clock;
        this.journal = journal;
        this.current = current;
        this.events = events;
    }

    @Transactional
    public Outcome handle(Command command) {
        register.takeTurn();
        var list = command.list();
        var code = command.code();
        var from = command.from();
        long revision = register.revisionOf(list, code).orElseThrow(() -> new NotFound(list.key() + "/" + code));
        if (revision != command.basedOn()) return new Outcome.ChangedMeanwhile();
        if (from.isBefore(NetworkTime.today(clock))) return new Outcome.TooEarly(NetworkTime.today(clock));
        var held = register.versions(list, code).stream()
                .filter(version -> version.holdsOn(from))
                .findAny();
        if (held.isEmpty()) return new Outcome.NotHolding();
        var meaning = command.meaning();
        if (families.refuses(list, code, meaning.parent(), from))
            return new Outcome.NoSuchFamily(String.valueOf(meaning.parent()));

        var next = new Code(
                list,
                code,
                meaning.parent(),
                meaning.position(),
                meaning.labels(),
                meaning.attributes(),
                from,
                held.get().until());
        if (from.equals(held.get().from())) register.replaceVersion(next, Actor.account());
        else {
            register.endVersion(list, code, from);
            register.addVersion(next, Actor.account());
        }
        register.countChange(list, code);
        journal.note("nomenclature.code-revised", list.key() + "/" + code, Map.of("from", from.toString()));
        current.changed();
        if (list == CodeList.THEME && !Objects.equals(held.get().parent(), next.parent()))
            events.publishEvent(new ThemeMoved(code, from));
        return new Outcome.Revised();
    }
}
