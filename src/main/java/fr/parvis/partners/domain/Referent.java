// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom mediators reach at a partner, as the partner itself keeps it. Professional data only.
 *
 * @param subject subject that one asks them about, in words
 * @param checkedOn day on which the partner last said that it is right
 */
public record Referent(
        UUID id,
        UUID association,
        UUID partner,
        String name,
        String subject,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String hours,
        LocalDate checkedOn,
        int version) {
    /** More nobody finds again. */
    public static final int MOST = 30;
}
