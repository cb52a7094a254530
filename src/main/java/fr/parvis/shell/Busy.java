// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

/** So many ask for the same costly thing that this one's turn did not come: told when to come back (503), and nothing of a fault. */
public class Busy extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** When to come back. */
    static final int SECONDS = 5;
}
