// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Facts of the household that may protect it.
 *
 * @param helpedBefore whether the fund already helped with a bill of this supplier
 * @param helpedOn last day that it did; null when it did not, or nobody knows when
 * @param convention whether a convention of article 7 covers it
 * @param fund the file lodged at the fund for this bill
 */
public record Household(
        Cheque cheque,
        Answer helpedBefore,
        @Nullable LocalDate helpedOn,
        Answer convention,
        @Nullable FundRequest fund) {
    public static final Household UNPROTECTED = new Household(Cheque.NONE, Answer.NO, null, Answer.NO, null);

    public Household {
        if (helpedOn != null && helpedBefore != Answer.YES)
            throw new IllegalArgumentException("help that was given, and no other, has its day");
    }
}
