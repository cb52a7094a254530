// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Order of who comes first among those to whom the law leaves the same day: what protects (a right that nobody has asked for yet is lost by waiting) and what
 * makes it hard to find help alone. Points add up, 100 at most:
 *
 * <ul>
 *   <li>known protection (chèque énergie): 25
 *   <li>main home: 20; not known whether it is: 10
 *   <li>cut planned, or eviction: 15; reduction: 5
 *   <li>amount: 5 from 150 €, 10 from 400 €, 15 from 1 000 €
 *   <li>a language other than French: 10
 *   <li>no telephone: 15, since such a household needs a walk
 * </ul>
 */
final class WeightRule {
    private WeightRule() {}

    static int of(ListedHousehold entry) {
        return of(entry.debt(), entry.language(), entry.reach().phone());
    }

    static int of(ListedHousehold.Debt debt, @Nullable String language, boolean phone) {
        var planned = debt.planned();
        var cents = debt.cents();
        int points = 0;
        if (debt.cheque().equals("yes")) points += 25;
        if (debt.mainHome().equals("yes")) points += 20;
        else if (debt.mainHome().equals("unknown")) points += 10;
        if (planned != null && Set.of("cut", "eviction").contains(planned)) points += 15;
        else if ("reduction".equals(planned)) points += 5;
        if (cents != null) points += cents >= 100_000 ? 15 : cents >= 40_000 ? 10 : cents >= 15_000 ? 5 : 0;
        if (language != null && !language.equals("fr")) points += 10;
        if (!phone) points += 15;
        return Math.min(100, points);
    }
}
