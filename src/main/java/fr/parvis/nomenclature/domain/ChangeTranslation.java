// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.domain;

import fr.parvis.audit.Journal;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.OutsideCode;
import fr.parvis.nomenclature.Translation;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The network's head says what some acts, or a code, count as outside, for acts from a day on or for all of them. What was held for
 * true until now stays on record: a report already sent can be made again as it was.
 */
@Component
public class ChangeTranslation {

    /**
     * @param translation null to withdraw the row, so that a more general one speaks
     * @param from first day of the acts concerned; null corrects all acts, past ones included
     * @param basedOn the rows that were on the screen for this key
     */
    public record Command(
            TranslationKey key,
            @Nullable Translation translation,
            @Nullable LocalDate from,
            Set<UUID> basedOn) {}

    /** Outcome of a change. */
    public sealed interface Outcome {
        record Changed() implements Outcome {}

        /** Somebody else changed the same row since it was on the screen. */
        record ChangedMeanwhile() implements Outcome {}

        record UnknownCode(String code) implements Outcome {}
    }

    private final Register register;
    private final Journal journal;
    private final CurrentNomenclature current;

    ChangeTranslation(Register register, Journal journal, CurrentNomenclature current) {
        this.register = register;
        this.journal = journal;
        this.current = current;
    }

    @Transactional
    public Outcome handle(Command command) {
        register.takeTurn();
        var key = command.key();
        var unknown = unknownCode(command);
        if (unknown != null) return new Outcome.UnknownCode(unknown);
        var all = register.standing(key, null);
        if (!all.stream().map(TranslationRow::id).collect(Collectors.toSet()).equals(new HashSet<>(command.basedOn())))
            return new Outcome.ChangedMeanwhile();

        var from = command.from();
        for (var row : register.standing(key, from)) {
            register.replaced(row);
            if (from != null && (row.from() == null || row.from().isBefore(from)))
                register.record(key, row.translation(), row.from(), from);
        }
        var translation = command.translation();
        if (translation != null) register.record(key, translation, from, null);
        journal.note(
                translation == null ? "nomenclature.translation-withdrawn" : "nomenclature.translation-changed",
                String.join(
                        "/", key.list().key(), key.operator(), key.theme(), key.presence(), key.level(), key.trait()),
                Map.of("from", from == null ? "always" : from.toString()));
        current.changed();
        return new Outcome.Changed();
    }

    private @Nullable String unknownCode(Command command) {
        var key = command.key();
        var outside = current.snapshot().outside(key.list()).stream()
                .map(OutsideCode::code)
                .collect(Collectors.toSet());
        if (command.translation() != null)
            for (var target : command.translation().targets()) if (!outside.contains(target)) return target;
        if (missing(CodeList.THEME, key.theme())) return key.theme();
        if (missing(CodeList.OPERATOR, key.operator())) return key.operator();
        if (missing(CodeList.PRESENCE, key.presence())) return key.presence();
        if (missing(CodeList.LEVEL, key.level())) return key.level();
        var source = key.list().source();
        return source.isPresent() && (key.trait().isEmpty() || missing(source.get(), key.trait())) ? key.trait() : null;
    }

    private boolean missing(CodeList list, String code) {
        return !code.isEmpty() && register.revisionOf(list, code).isEmpty();
    }
}
