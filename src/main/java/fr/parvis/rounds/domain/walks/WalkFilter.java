// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.walks;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Filter of walks: those of a month that stand.
 *
 * @param account of the walker; null for all
 */
public record WalkFilter(
        UUID association,
        YearMonth month,
        @Nullable UUID sector,
        @Nullable UUID account) {
    String where() {
        return "where association = :association and day >= :from and day < :until and cancelled_at is null"
                + (sector == null ? "" : " and sector = :sector")
                + (account == null ? "" : " and (account = :account or :account = any(colleagues))");
    }

    Map<String, Object> bound() {
        var bound = new HashMap<String, Object>();
        bound.put("association", association);
        bound.put("from", month.atDay(1));
        bound.put("until", month.plusMonths(1).atDay(1));
        if (sector != null) bound.put("sector", sector);
        if (account != null) bound.put("account", account);
        return bound;
    }
}
