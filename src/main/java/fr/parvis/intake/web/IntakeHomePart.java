// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.HomePart;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.intake.domain.WaitingFiles;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Files that partners uploaded and that wait to be imported. */
@Component
class IntakeHomePart implements HomePart {
    private final WaitingFiles files;

    IntakeHomePart(WaitingFiles files) {
        this.files = files;
    }

    @Override
    public int order() {
        return 25;
    }

    @Override
    public Optional<Content> of(SignedIn who) {
        if (who.association() == null || !who.may(Right.KEEP_LISTS)) return Optional.empty();
        var waiting = files.waiting();
        return Optional.of(new Content(
                t("intake.home.title"),
                Addresses.RECEIVED,
                waiting.isEmpty()
                        ? List.of()
                        : List.of(new Figure(
                                String.valueOf(waiting.size()),
                                n("intake.home.waiting", waiting.size()),
                                Addresses.RECEIVED,
                                true)),
                List.of(),
                t("intake.home.empty")));
    }
}
