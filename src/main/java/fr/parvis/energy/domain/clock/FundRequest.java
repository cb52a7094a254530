// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A file lodged at the department's fund (FSL) for this bill.
 *
 * @param decidedOn day of the fund's answer; null while there is none
 * @param cents euro cents of the bill that it pays when it granted; 0 when it refused, null when not known
 */
public record FundRequest(
        LocalDate lodgedOn,
        Decision decision,
        @Nullable LocalDate decidedOn,
        @Nullable Long cents) {

    /** Answer of the fund. */
    public enum Decision {
        PENDING,
        GRANTED,
        REFUSED
    }

    public FundRequest {
        if ((decision == Decision.PENDING) == (decidedOn != null))
            throw new IllegalArgumentException("a decision, and nothing else, has its date");
    }

    public static FundRequest lodged(LocalDate on) {
        return new FundRequest(on, Decision.PENDING, null, null);
    }

    public FundRequest granted(LocalDate on, @Nullable Long cents) {
        return new FundRequest(lodgedOn, Decision.GRANTED, on, cents);
    }

    public FundRequest refused(LocalDate on) {
        return new FundRequest(lodgedOn, Decision.REFUSED, on, 0L);
    }
}
