// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Somebody who may answer the line.
 *
 * @param languages codes of the nomenclature, one at least
 * @param subjects keys of {@code network.Help}; none is all of them
 * @param until the last day
 */
public record Member(UUID account, List<String> languages, List<String> subjects, LocalDate until) {
    public Member {
        languages = List.copyOf(languages);
        subjects = List.copyOf(subjects);
    }
}
