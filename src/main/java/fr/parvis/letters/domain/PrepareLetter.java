// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import fr.parvis.letters.Letters;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins the drafts that other modules want. */
@Component
@Transactional
class PrepareLetter implements Letters {
    private final BeginLetter begin;

    PrepareLetter(BeginLetter begin) {
        this.begin = begin;
    }

    @Override
    public Optional<Problem> prepare(Wanted wanted) {
        return switch (begin.handle(wanted)) {
            case Outcome.Done(var _) -> Optional.empty();
            case Outcome.Refused(var refused) -> Optional.of(refused.getFirst());
            case Outcome.Changed() -> Optional.of(Problem.of("", "letters.problem.changed"));
        };
    }
}
