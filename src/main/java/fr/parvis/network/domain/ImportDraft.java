// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody is importing: read and shown, then taken.
 *
 * @param association of its points; null when it is still to be created under {@code newAssociation}
 * @param bytes of the file; null once taken
 * @param taken its outcome; null before
 */
public record ImportDraft(
        UUID id,
        UUID account,
        @Nullable UUID association,
        @Nullable String newAssociation,
        String fileName,
        byte @Nullable [] bytes,
        @Nullable Taken taken) {

    /**
     * Result of a file.
     *
     * @param file the refused rows, to be corrected and imported again
     */
    public record Taken(int created, int changed, int unchanged, int refused, byte[] file) {}
}
