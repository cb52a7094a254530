// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import fr.parvis.audit.JournalSubjects.Subject;

/** Subjects of the journal that lead to their page, for who may open it. */
public final class JournalLinks {
    private JournalLinks() {}

    /** A subject that is a link when the account that asks has the right that its page requires. */
    public static Subject to(String label, Right right, String address) {
        var who = SignedIn.current();
        return new Subject(label, who != null && who.may(right) ? address : null);
    }
}
