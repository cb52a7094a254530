// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.domain;

import fr.parvis.values.Period;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Filter of the association's activities.
 *
 * @param account of whom; null for the whole team
 * @param kind code of list ACTIVITY; null for all
 * @param point service point; null for everywhere
 * @param partner code of list OPERATOR; null for all, and for those without one
 */
public record ActivityFilter(
        Period period,
        @Nullable UUID account,
        @Nullable String kind,
        @Nullable UUID point,
        @Nullable String partner) {
    static final String WHERE = """
            where association = :association and day between :from and :to and cancelled_at is null
              and (cast(:account as uuid) is null or account = cast(:account as uuid)
                   or cast(:account as uuid) = any(colleagues))
              and (cast(:kind as text) is null or kind = cast(:kind as text))
              and (cast(:point as uuid) is null or point = cast(:point as uuid))
              and (cast(:partner as text) is null or partner = cast(:partner as text))""";
}
