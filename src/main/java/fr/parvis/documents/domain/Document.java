// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A paper of a case.
 *
 * @param key opens its bytes, name and reason; null when nobody has the key that seals it any more
 * @param name as whoever added it named it; empty when it is unreadable
 * @param closedOn closing day of its case; null while it is open
 * @param kept null for one that goes away with its case
 */
public record Document(
        UUID id,
        UUID caseFile,
        Kind kind,
        long bytes,
        int pages,
        State state,
        boolean preview,
        @Nullable DataKey key,
        String name,
        UUID addedBy,
        Instant addedAt,
        @Nullable LocalDate closedOn,
        @Nullable Kept kept) {

    /** Whether it may be shown. */
    public enum State {
        READY,
        /** not scanned for viruses yet: shown to nobody */
        WAITING,
        /** a virus was found: its bytes are deleted */
        REFUSED
    }

    /** Decision to keep it on purpose, and its reason. */
    public record Kept(UUID by, LocalDate on, String why) {}

    static final int LONGEST_NAME = 120;
    static final int LONGEST_WHY = 200;

    /** Whether nobody has the key of its name any more. */
    public boolean unreadable() {
        return key == null;
    }

    public boolean readable() {
        return state == State.READY && key != null;
    }

    static String about(UUID id) {
        return "document " + id;
    }
}
