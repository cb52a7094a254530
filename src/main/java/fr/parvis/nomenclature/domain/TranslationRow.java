// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.domain;

import fr.parvis.nomenclature.Translation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of a crosswalk, in its two times.
 *
 * @param from first day of the acts that it speaks of; null means always
 * @param until first day that it no longer speaks of; null means open end
 * @param recordedUntil time of its replacement; null while it stands
 */
public record TranslationRow(
        UUID id,
        TranslationKey key,
        Translation translation,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        Instant recordedFrom,
        @Nullable Instant recordedUntil) {

    public boolean holdsOn(LocalDate date) {
        return (from == null || !date.isBefore(from)) && (until == null || date.isBefore(until));
    }

    public boolean stands() {
        return recordedUntil == null;
    }

    boolean stoodAt(Instant instant) {
        return !instant.isBefore(recordedFrom) && (recordedUntil == null || instant.isBefore(recordedUntil));
    }
}
