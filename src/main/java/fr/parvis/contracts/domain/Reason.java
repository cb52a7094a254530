// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Why a line pays an act, or why not. */
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

    private static final Map<String, Reason> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toMap(Reason::code, reason -> reason));

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    String code() {
        return code;
    }

    static Reason of(String code) {
        var reason = BY_CODE.get(code);
        if (reason == null) throw new IllegalArgumentException(code);
        return reason;
    }
}
