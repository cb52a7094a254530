// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A voucher that was used at a session; nothing says by whom.
 *
 * @param issuer of {@link #ISSUERS}, who pays it back
 * @param code as it counts, null once repayment was asked for
 * @param askedOn day on which it was
 */
public record Voucher(
        UUID id,
        UUID session,
        String issuer,
        @Nullable String code,
        LocalDate validUntil,
        LocalDate usedOn,
        @Nullable LocalDate askedOn) {
    public static final List<String> ISSUERS = List.of("aptic", "collectivite", "autre");

    /** Last four characters of the code, as a screen shows them. */
    public String end() {
        return code == null ? "" : "…" + code.substring(code.length() - 4);
    }
}
