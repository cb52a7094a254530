// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.limits;

/** Refusal of a request for heavy work when too many wait: answered with 503 and the time to come back, not reported as a fault. */
public class Busy extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** When to come back. */
    public static final int SECONDS = 5;
}
