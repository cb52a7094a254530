// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy;

import fr.parvis.shell.NextPage;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/**
 * Facts of a supplier's letter that was read together, proposed once on the page of a case's unpaid bill: nobody types them again, and nothing is
 * kept before the form is saved.
 *
 * @param water whether a water service writes
 * @param first date of a first reminder
 * @param second date of a notice of a cut
 */
public record ProposedLetter(
        boolean water, @Nullable LocalDate first, @Nullable LocalDate second) implements Serializable {
    private static final String ATTRIBUTE = "proposedLetter";

    /** Proposes them on the page that the redirect leads to. */
    public void onNextPage() {
        NextPage.put(ATTRIBUTE, this);
    }

    /** Those that the page before proposes; null without any. */
    public static @Nullable ProposedLetter in(Model model) {
        return model.getAttribute(ATTRIBUTE) instanceof ProposedLetter letter ? letter : null;
    }
}
