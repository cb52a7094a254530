package fr.parvis.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The bill that a case is about, as it was said once: delays, dates of the law, plans and letters read it.
 *
 * @param payableBy the limit date written on it
 * @param cents what it asks
 * @param supplier code of list OPERATOR: who sent it
 * @param reference number of the contract or client, as it is written on it
 */
public record CaseBill(
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate payableBy,
        @Nullable Long cents,
        @Nullable String supplier,
        @Nullable String reference) {
    public static final CaseBill UNKNOWN = new CaseBill(null, null, null, null, null);

    /** The longest number of a contract. */
    public static final int LONGEST_REFERENCE = 60;

    /** The same bill, issued on another day. */
    public CaseBill issued(@Nullable LocalDate on) {
        return new CaseBill(on, payableBy, cents, supplier, reference);
    }

    /** The same bill of another supplier; "none" and "other" name nobody who sends bills. */
    public CaseBill of(@Nullable String operator) {
        var sender = operator == null || operator.equals("none") || operator.equals("other") ? null : operator;
        return new CaseBill(issuedOn, payableBy, cents, sender, reference);
    }
}
