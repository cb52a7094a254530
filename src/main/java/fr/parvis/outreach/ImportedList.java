// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach;

import fr.parvis.arrangements.Arrangement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A list that came in: counts only, they stay when its entries are gone.
 *
 * @param way one of {@link Arrangement#WAYS}
 * @param receivedBy the account; null where a folder was watched
 * @param lines taken, renewed, objected and refused together
 * @param taken new entries; {@code followed} of them had a case open already
 * @param renewed known from an earlier list: not doubled
 * @param objected never taken, nothing of them kept
 * @param columnsLeft columns of the file that nobody agreed on: never read
 */
public record ImportedList(
        UUID id,
        UUID partner,
        UUID arrangement,
        String way,
        String fileName,
        LocalDate receivedOn,
        Instant receivedAt,
        @Nullable UUID receivedBy,
        int lines,
        int taken,
        int renewed,
        int objected,
        int refused,
        int followed,
        int columnsLeft) {}
