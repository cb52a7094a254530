// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.values.EnumCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session as the public may know it: never who comes or who holds it.
 *
 * @param language code of list LANGUAGE; null: French
 * @param place among the sessions of its cycle, from 1
 * @param of sessions that the cycle has
 * @param off whether it does not take place
 */
public record PublicSession(
        UUID id,
        UUID cycle,
        UUID point,
        String title,
        String goals,
        @Nullable String language,
        Instant begins,
        Instant ends,
        Seats seats,
        int place,
        int of,
        boolean off,
        int version,
        Instant changedAt) {

    /** Seats that are left, as a word. */
    public enum Seats {
        SOME,
        /** One or two. */
        LAST,
        FULL;

        /** End of its message key. */
        public String key() {
            return EnumCode.of(this);
        }
    }
}
