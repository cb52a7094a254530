// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import fr.parvis.values.Ids;
import java.util.UUID;

/**
 * Row that a form adds or changes.
 *
 * @param id made when the form is opened, where it adds one
 * @param fresh whether it adds one
 * @param version of the row that the form shows; 0 where it adds one
 */
public record FormSubject(UUID id, boolean fresh, int version) {

    /** A new row under a new identifier. */
    public static FormSubject ofNew() {
        return new FormSubject(Ids.next(), true, 0);
    }

    public static FormSubject of(UUID id, int version) {
        return new FormSubject(id, false, version);
    }
}
