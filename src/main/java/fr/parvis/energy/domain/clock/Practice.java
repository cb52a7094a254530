// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A practice that a supplier states, beyond the law: it does not cut.
 *
 * @param supplier code of list OPERATOR
 * @param from first day
 * @param to last day; null while it stands
 */
public record Practice(
        String supplier,
        Supply supply,
        LocalDate from,
        @Nullable LocalDate to,
        String source,
        LocalDate readOn) {

    boolean covers(Facts facts, LocalDate day) {
        return supply == facts.supply()
                && supplier.equals(facts.supplier())
                && !day.isBefore(from)
                && (to == null || !day.isAfter(to));
    }
}
