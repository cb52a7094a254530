// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.domain;

import fr.parvis.audit.Journal;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.ThemeMoved;
import fr.parvis.shell.NotFound;
import fr.parvis.values.NetworkTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The network's head closes a code: acts may bear it until the day before, and keep it for ever. */
@Component
public class CloseCode {

    /**
     * @param basedOn the revision of the code that was on the screen
     * @param from the first day on which the code can no longer be chosen
     */
    public record Command(CodeList list, String code, long basedOn, LocalDate from) {}

    /** Outcome of closing. */
    public sealed interface Outcome {
        record Closed() implements Outcome {}

        /** Somebody else changed the code since it was on the screen. */
        record ChangedMeanwhile() implements Outcome {}

        /** Acts of today may already bear it. */
        record TooEarly(LocalDate earliest) implements Outcome {}

        record NotHolding() implements Outcome {}

        /** A family closes after its themes. */
        record StillHasThemes(List<String> themes) implements Outcome {}
    }

    private final Register register;
    private final Clock clock;
    private final Journal journal;
    private final CurrentNomenclature current;
    private final ApplicationEventPublisher events;

    CloseCode(
            Register register,
            Clock clock,
            Journal journal,
            CurrentNomenclature current,
            ApplicationEventPublisher events) {
        this.register = register;
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
        var eve = from.minusDays(1);
        if (eve.isBefore(NetworkTime.today(clock)))
            return new Outcome.TooEarly(NetworkTime.today(clock).plusDays(1));
        var versions = register.versions(list, code);
        if (versions.stream().noneMatch(version -> version.holdsOn(eve))
                || versions.stream().noneMatch(version -> version.holdsOn(from))) return new Outcome.NotHolding();
        if (list == CodeList.THEME) {
            var themes = register.themesOf(code, from);
            if (!themes.isEmpty()) return new Outcome.StillHasThemes(themes);
        }
        register.endVersions(list, code, from);
        register.countChange(list, code);
        journal.note("nomenclature.code-closed", list.key() + "/" + code, Map.of("from", from.toString()));
        current.changed();
        if (list == CodeList.THEME) events.publishEvent(new ThemeMoved(code, from));
        return new Outcome.Closed();
    }
}
