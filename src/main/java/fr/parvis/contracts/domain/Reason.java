// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import fr.parvis.values.EnumCode;

/** Reason why a line pays an act, or does not. */
public enum Reason {
    /** No other line would pay. */
    ALONE,
    /** The promises of the other lines are done already. */
    OTHERS_DONE,
    /** Its contract goes before that of the other. */
    PRIORITY,
    /** With the same priority, a larger share of its promise is left. */
    REMAINING,
    /** With the same priority and as much left, its contract is older. */
    AGE,
    /** Its contract has two lines that would pay: the first one. */
    FIRST_LINE,
    /** All else is equal: always the same line. */
    FIXED,
    /** All promises are done: the act goes beyond what was promised. */
    BEYOND,
    /** A person decided it, for a line or for none. */
    DECIDED,
    /** The line never pays. */
    COUNTS_ONLY,
    /** Another line pays. */
    OTHER_PAYS;

    private final String code = EnumCode.of(this);

    String code() {
        return code;
    }

    static Reason of(String code) {
        return EnumCode.read(Reason.class, code);
    }
}
