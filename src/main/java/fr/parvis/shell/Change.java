// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import static fr.parvis.shell.Words.t;

/** Difference from before: "+3", "−12 %". */
public final class Change {
    /** Under it a percentage says more than it knows: the difference is told. */
    private static final long TOO_FEW_FOR_PERCENT = 20;

    private static final int WHOLE = 100;

    private Change() {}

    /** Empty when there is nothing to compare. */
    public static String words(long now, long before) {
        if (before == 0) return "";
        long difference = now - before;
        if (before < TOO_FEW_FOR_PERCENT) return signed(difference);
        long percent = Math.round(WHOLE * (double) difference / before);
        return percent == 0 ? "=" : t("shell.percent", signed(percent));
    }

    private static String signed(long difference) {
        return difference == 0 ? "=" : (difference > 0 ? "+" : "\u2212") + Words.number(Math.abs(difference));
    }
}
