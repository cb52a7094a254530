// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases;

import fr.parvis.people.PeopleProblems;
import fr.parvis.people.SensitiveText;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bill that a case is about, as it was said once: delays, dates of the law, plans and letters read it.
 *
 * @param payableBy the limit date written on it
 * @param cents amount asked, in euro cents
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

    /** Highest amount of a household's bill: a million euros. */
    public static final long MOST_CENTS = 100_000_000;

    /** The same bill, issued on another day. */
    public CaseBill issued(@Nullable LocalDate on) {
        return new CaseBill(on, payableBy, cents, supplier, reference);
    }

    /** The same bill of another supplier; "none" and "other" name nobody who sends bills. */
    public CaseBill of(@Nullable String operator) {
        var sender = operator == null || operator.equals("none") || operator.equals("other") ? null : operator;
        return new CaseBill(issuedOn, payableBy, cents, sender, reference);
    }

    /** Contradictions, by field: issued, payable, amount, reference. A bill is issued by now, and payable after that. */
    public List<Problem> problems(LocalDate today) {
        var problems = new ArrayList<Problem>();
        if (issuedOn != null && issuedOn.isAfter(today))
            problems.add(Problem.of("issued", "cases.problem.bill.future"));
        if (payableBy != null && issuedOn != null && payableBy.isBefore(issuedOn))
            problems.add(Problem.of("payable", "cases.problem.bill.before"));
        if (payableBy != null && payableBy.isAfter((issuedOn == null ? today : issuedOn).plusYears(1)))
            problems.add(Problem.of("payable", "cases.problem.bill.far-ahead"));
        problems.addAll(ofAmount("amount", cents));
        if (reference != null) {
            if (reference.length() > LONGEST_REFERENCE)
                problems.add(PeopleProblems.tooLong("reference", LONGEST_REFERENCE));
            // digits in a row are what a number of a contract is made of: only what proves itself is refused
            problems.addAll(SensitiveText.problems("reference", reference, true));
        }
        return problems;
    }

    /** Problems of an amount that is asked or paid. */
    public static List<Problem> ofAmount(String field, @Nullable Long cents) {
        if (cents == null || cents >= 0 && cents <= MOST_CENTS) return List.of();
        return List.of(
                cents < 0 ? CasesProblems.negativeAmount(field) : Problem.of(field, "cases.problem.bill.too-much"));
    }
}
