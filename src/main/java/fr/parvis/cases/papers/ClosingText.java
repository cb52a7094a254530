// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.papers;

import fr.parvis.cases.domain.Closing;
import fr.parvis.shell.Words;

/** A closing in words: when, what came of it, the sum, and that it was taken up again. */
public final class ClosingText {
    private ClosingText() {}

    public static String of(Closing closing) {
        var text = Words.t("cases.closed-on", closing.closedOn(), Words.t("cases.outcome." + closing.outcome()));
        var cents = closing.cents();
        if (cents != null) text += " " + Words.t("cases.recovered", Words.euros(cents));
        var reopenedOn = closing.reopenedOn();
        return reopenedOn == null ? text : text + " " + Words.t("cases.reopened-on", reopenedOn);
    }
}
