package fr.parvis.letters.domain;

import fr.parvis.letters.Letters;
import fr.parvis.shell.Outcome;
import fr.parvis.shell.Words;
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
    public Optional<String> prepare(Wanted wanted) {
        return switch (begin.handle(wanted)) {
            case Outcome.Done done -> Optional.empty();
            case Outcome.Refused refused -> {
                var problem = refused.problems().getFirst();
                yield Optional.of(Words.t(problem));
            }
            case Outcome.Changed changed -> Optional.of(Words.t("letters.problem.changed"));
        };
    }
}
