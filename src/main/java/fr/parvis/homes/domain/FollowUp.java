// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Findings when a home was asked again.
 *
 * @param months after the last visit: 3 or 12
 */
public record FollowUp(UUID id, UUID caseFile, int months, LocalDate day, Answers answers, String note, int version) {
    public static final List<Integer> TERMS = List.of(3, 12);
}
