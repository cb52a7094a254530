// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The person's agreement that somebody reads some parts of a visit.
 *
 * @param recipient one of {@link #RECIPIENTS}
 * @param parts some of {@link #PARTS}; bills, debts and the reason of the help are none of them
 * @param manner one of {@link #MANNERS}
 */
public record Sharing(UUID visit, String recipient, List<String> parts, String manner, LocalDate agreedOn) {
    public static final List<String> RECIPIENTS =
            List.of("landlord", "social-landlord", "council", "renovation", "funder");
    public static final List<String> PARTS =
            List.of("name", "building", "comfort", "heating", "danger", "installed", "advice");
    public static final List<String> MANNERS = List.of("spoken", "telephone", "written");
}
