// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

/** Somebody else changed the same thing between the reading and the writing. */
public class ChangedMeanwhile extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ChangedMeanwhile(String what) {
        super(what);
    }
}
