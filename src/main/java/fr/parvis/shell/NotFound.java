// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

/** Refusal: what was asked for does not exist, or not for this account. */
public class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotFound(String what) {
        super(what);
    }
}
