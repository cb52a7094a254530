// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Skill that somebody who works in the association learnt.
 *
 * @param kind one of {@link #KINDS}
 * @param subject one of {@link #SUBJECTS}
 * @param title its own name, where the subject does not say it
 * @param renewBefore the day before which it is to be renewed; null when it holds for good
 */
public record StaffSkill(
        UUID id,
        UUID account,
        String kind,
        String subject,
        String title,
        LocalDate obtainedOn,
        @Nullable Integer hours,
        @Nullable LocalDate renewBefore) {
    public static final List<String> KINDS = List.of("training", "certificate", "entitlement");
    public static final List<String> SUBJECTS = List.of(
            "aidants-connect", "conseiller-numerique", "pix", "france-services", "energy", "first-aid", "other");
}
