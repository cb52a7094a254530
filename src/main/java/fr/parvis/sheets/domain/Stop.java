// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One time that help was given on a card.
 *
 * @param visit null when it is the sheet of a case
 * @param caseFile null when it is a visit
 * @param language in which the person reads
 * @param requests requests met, as the visit says now; none for a case
 * @param steps next steps that the person was told
 * @param joinedBy the account that joined it
 */
public record Stop(
        UUID id,
        @Nullable UUID visit,
        @Nullable UUID caseFile,
        LocalDate day,
        UUID point,
        String language,
        List<Met> requests,
        List<String> steps,
        @Nullable NextDate next,
        UUID joinedBy) {

    /** One need, by its codes. */
    public record Met(String theme, @Nullable String operator, String level, String result) {}

    /** This stop with the needs that its visit says. */
    Stop met(List<Met> found) {
        return new Stop(id, visit, caseFile, day, point, language, found, steps, next, joinedBy);
    }
}
