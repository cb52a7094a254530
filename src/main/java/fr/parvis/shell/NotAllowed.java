// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

/** Refusal: the account lacks the right. */
public class NotAllowed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotAllowed(String what) {
        super(what);
    }
}
