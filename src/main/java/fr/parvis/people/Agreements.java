// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import java.time.LocalDate;
import java.util.UUID;

/** Agreements of persons, for modules that act on it. */
public interface Agreements {

    /** That they are called back or get a message. */
    String CONTACT = "contact";

    /** That somebody else is told of them. */
    String PARTNER = "partner";

    /**
     * Notes an agreement; one that stands already stays as it is.
     *
     * @param manner spoken, telephone or written
     * @return whether it stands
     */
    boolean note(UUID person, String purpose, String manner, LocalDate on);

    /** Whether a person agreed to a purpose and did not take it back. */
    boolean stands(UUID person, String purpose);
}
