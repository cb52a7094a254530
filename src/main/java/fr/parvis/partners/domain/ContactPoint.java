// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Way to reach a partner: a service, perhaps with the name of a contact. Professional data only.
 *
 * @param association association that owns it; null when the network shares it
 * @param contact name; deleted when it is closed, with the ways to reach them
 * @param bestBy one of {@link #WAYS}, or empty
 * @param toldOn day on which the named contact was told that the name is kept here
 */
public record ContactPoint(
        UUID id,
        @Nullable UUID association,
        UUID partner,
        String name,
        @Nullable String contact,
        @Nullable String role,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String hours,
        String bestBy,
        @Nullable String notes,
        List<String> postalLines,
        @Nullable LocalDate toldOn,
        LocalDate checkedOn,
        @Nullable LocalDate closedOn,
        int version) {
    public static final List<String> WAYS = List.of("call", "mail", "letter", "portal", "visit");

    public boolean open() {
        return closedOn == null;
    }
}
