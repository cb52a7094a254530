// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.papers;

import fr.parvis.mandates.domain.Act;
import fr.parvis.shell.Words;

/** Words of an act, to the person and on screens alike. */
public final class ActWords {
    private ActWords() {}

    /** The amount that was paid, where it is known, and how the person agreed. */
    public static String payment(Act act) {
        var cents = act.cents();
        var amount = cents == null ? Words.t("mandates.payment") : Words.t("mandates.payment.of", Words.euros(cents));
        var consent = act.consent();
        return consent == null ? amount : amount + ", " + Words.t("mandates.consent." + consent);
    }
}
