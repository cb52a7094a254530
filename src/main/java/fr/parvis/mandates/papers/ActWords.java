// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.papers;

import fr.parvis.mandates.domain.Act;
import fr.parvis.shell.Words;
import java.math.BigDecimal;
import java.text.NumberFormat;

/** Words of an act, to the person and on screens alike. */
public final class ActWords {
    private ActWords() {}

    /** The amount that was paid, where it is known, and how the person agreed. */
    public static String payment(Act act) {
        var cents = act.cents();
        var amount = cents == null ? Words.t("mandates.payment") : Words.t("mandates.payment.of", euros(cents));
        var consent = act.consent();
        return consent == null ? amount : amount + ", " + Words.t("mandates.consent." + consent);
    }

    private static String euros(long cents) {
        var format = NumberFormat.getNumberInstance(Words.locale());
        format.setMinimumFractionDigits(2);
        return format.format(BigDecimal.valueOf(cents, 2));
    }
}
