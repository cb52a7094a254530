// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import fr.parvis.audit.Journal;
import fr.parvis.cases.Cases;
import fr.parvis.people.People;
import fr.parvis.values.Outcome;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes what a letter says until it is sent; numbers it when nothing is missing any more. */
@Component
@Transactional
public class WriteLetter {
    private final LetterTable letters;
    private final Cases cases;
    private final People people;
    private final Journal journal;

    WriteLetter(LetterTable letters, Cases cases, People people, Journal journal) {
        this.letters = letters;
        this.cases = cases;
        this.people = people;
        this.journal = journal;
    }

    /** @param basedOn the version that was read; {@link Outcome.Changed} when somebody wrote another since */
    public Outcome<UUID> save(UUID id, int basedOn, LetterText text, boolean knowing) {
        return open(id, it -> {
            if (it.text().equals(text)) return new Outcome.Done<>(id);
            if (it.version() != basedOn) return new Outcome.Changed<>();
            var problems = LetterRules.problems(text, letters.today(), knowing);
            if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
            letters.write(with(it, text), LetterRules.account());
            people.contacted(it.person(), letters.today());
            return new Outcome.Done<>(id);
        });
    }

    private static Letter with(Letter it, LetterText text) {
        return new Letter(
                it.id(),
                it.person(),
                it.caseFile(),
                it.template(),
                it.basedOn(),
                it.kind(),
                it.state(),
                it.year(),
                it.number(),
                text,
                it.writtenBy(),
                it.begunOn(),
                it.changedBy(),
                it.changedAt(),
                it.version());
    }

    /** Gives a draft its number, once nothing is left to fill in. Idempotent. */
    public Outcome<UUID> number(UUID id) {
        return open(id, it -> {
            if (it.state() == Letter.State.READY) return new Outcome.Done<>(id);
            var problems = new ArrayList<>(LetterRules.unfinished(it));
            if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
            letters.number(id, letters.today().getYear(), LetterRules.account());
            journal.note("letters.numbered", id.toString(), Map.of());
            return new Outcome.Done<>(id);
        });
    }

    /** Throws a draft away; what bears a number stays and is dropped. */
    public Outcome<UUID> drop(UUID id) {
        return open(id, it -> {
            if (it.state() == Letter.State.DRAFT) letters.delete(id);
            else letters.state(id, Letter.State.DROPPED, LetterRules.account());
            journal.note("letters.dropped", id.toString(), Map.of());
            return new Outcome.Done<>(id);
        });
    }

    private Outcome<UUID> open(UUID id, Function<Letter, Outcome<UUID>> work) {
        var it = letters.findLocked(id, cases).orElse(null);
        if (it == null) return Outcome.refused("", "letters.problem.unknown");
        if (!it.state().open()) return Outcome.refused("", "letters.problem.over");
        if (letters.sending(id).isPresent()) return Outcome.refused("", "letters.problem.on-its-way");
        return work.apply(it);
    }
}
