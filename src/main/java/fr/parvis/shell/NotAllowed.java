// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

/** Refusal: who asks does not hold the right that it takes. */
public class NotAllowed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotAllowed(String what) {
        super(what);
    }
}
