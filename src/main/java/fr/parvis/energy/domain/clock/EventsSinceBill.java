// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events since the bill: payments, agreement, reduction, cut.
 *
 * @param agreedOn day on which the supplier agreed to a way of paying that is kept
 * @param reducedOn the day the power was reduced
 * @param cutOn the day the supply was cut
 */
public record EventsSinceBill(
        List<Payment> payments,
        @Nullable LocalDate agreedOn,
        @Nullable LocalDate reducedOn,
        @Nullable LocalDate cutOn) {
    public static final EventsSinceBill NOTHING = new EventsSinceBill(List.of(), null, null, null);

    public EventsSinceBill {
        payments = List.copyOf(payments);
    }
}
