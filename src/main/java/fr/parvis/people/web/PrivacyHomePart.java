// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.HomePart;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.people.domain.KeepFiles;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Time for which files are kept, and number of those soon forgotten. */
@Component
class PrivacyHomePart implements HomePart {
    private final KeepFiles keep;

    PrivacyHomePart(KeepFiles keep) {
        this.keep = keep;
    }

    @Override
    public int order() {
        return 75;
    }

    @Override
    public Optional<Content> of(SignedIn who) {
        if (!who.may(Right.READ_PRIVACY)) return Optional.empty();
        int months = keep.current().months();
        var figures = new ArrayList<Figure>();
        figures.add(
                new Figure(Words.number(months), n("people.home.months", months), PrivacyController.REGISTER, false));
        if (who.association() != null) {
            int soon = keep.soon();
            figures.add(new Figure(Words.number(soon), n("people.home.soon", soon), PrivacyController.REGISTER, false));
        }
        return Optional.of(new Content(t("people.register"), PrivacyController.REGISTER, figures, List.of(), ""));
    }
}
