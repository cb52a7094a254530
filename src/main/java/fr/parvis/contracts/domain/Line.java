// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import fr.parvis.contracts.Unit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A promise of a contract, with the versions of its rule.
 *
 * @param price cents for each unit, {@code lump} cents for all of them; with neither the line counts and never pays
 * @param rules by their first day
 */
public record Line(
        UUID id,
        UUID contract,
        int position,
        String name,
        Unit unit,
        int promised,
        @Nullable Long price,
        @Nullable Long lump,
        boolean removed,
        List<Rule> rules) {

    public boolean pays() {
        return price != null || lump != null;
    }

    /** Parts of the unit that were promised. */
    public long promisedParts() {
        return (long) promised * unit.parts();
    }

    /** Cents for so many parts, to the nearest: no more than what was promised is paid. */
    public long due(long parts) {
        if (lump != null) return lump;
        return price == null ? 0 : (Math.min(parts, promisedParts()) * price + unit.parts() / 2) / unit.parts();
    }

    /** Cents of the whole line. */
    public long amount() {
        return lump != null ? lump : price == null ? 0 : promised * price;
    }
}
