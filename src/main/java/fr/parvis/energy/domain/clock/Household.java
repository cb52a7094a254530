package fr.parvis.energy.domain.clock;

import org.jspecify.annotations.Nullable;

/**
 * What may protect the household.
 *
 * @param helpedBefore whether the fund already helped with a bill of this supplier
 * @param convention whether a convention of article 7 covers it
 * @param fund the file lodged at the fund for this bill
 */
public record Household(
        Cheque cheque,
        Answer helpedBefore,
        Answer convention,
        @Nullable FundRequest fund) {
    public static final Household UNPROTECTED = new Household(Cheque.NONE, Answer.NO, Answer.NO, null);
}
