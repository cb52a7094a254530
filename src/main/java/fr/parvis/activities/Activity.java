// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something done without a visitor, once, by one account and perhaps colleagues. Codes are those of the nomenclature on
 * {@code day}. As JSON it bears the names of the contract in {@code docs/sync.md}.
 *
 * @param id made on the device, UUID version 7
 * @param point service point; null when it was for the whole association
 * @param day local date of the point
 * @param kind code of list ACTIVITY
 * @param minutes 5 to 1440: how long it lasted, whoever was there
 * @param headcount 0 to 9999 persons met, colleagues apart
 * @param partner code of list OPERATOR
 * @param account account that recorded it and was there; found, not said
 * @param colleagues accounts of who else was there, twelve at most
 * @param title short, free of names
 * @param version 0 when recorded, one more at each correction
 */
public record Activity(
        @JsonProperty("activity") UUID id,
        @JsonIgnore UUID association,
        @Nullable UUID point,
        LocalDate day,
        String kind,
        int minutes,
        int headcount,
        @Nullable String partner,
        UUID account,
        List<UUID> colleagues,
        @Nullable String title,
        int version) {

    /** Whether the account did it or was there. */
    public boolean isOf(UUID somebody) {
        return account.equals(somebody) || colleagues.contains(somebody);
    }

    /** This activity at another version. */
    public Activity withVersion(int other) {
        return new Activity(
                id, association, point, day, kind, minutes, headcount, partner, account, colleagues, title, other);
    }
}
