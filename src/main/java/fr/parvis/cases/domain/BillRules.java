package fr.parvis.cases.domain;

import fr.parvis.cases.CaseBill;
import fr.parvis.people.SensitiveText;
import fr.parvis.shell.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Limits of a bill: issued by now, payable after that, of an amount that a household can owe. */
final class BillRules {
    private static final long MOST_CENTS = 100_000_000;

    private BillRules() {}

    static List<Problem> problems(CaseBill bill, LocalDate today) {
        var problems = new ArrayList<Problem>();
        var issued = bill.issuedOn();
        var payable = bill.payableBy();
        var cents = bill.cents();
        var reference = bill.reference();
        if (issued != null && issued.isAfter(today)) problems.add(Problem.of("issued", "cases.problem.bill.future"));
        if (payable != null && issued != null && payable.isBefore(issued))
            problems.add(Problem.of("payable", "cases.problem.bill.before"));
        if (payable != null && payable.isAfter((issued == null ? today : issued).plusYears(1)))
            problems.add(Problem.of("payable", "cases.problem.bill.far-ahead"));
        if (cents != null && (cents < 0 || cents > MOST_CENTS))
            problems.add(Problem.of("amount", "cases.problem.bill.amount"));
        if (reference != null) {
            if (reference.length() > CaseBill.LONGEST_REFERENCE)
                problems.add(Problem.of("reference", "people.problem.long", CaseBill.LONGEST_REFERENCE));
            // digits in a row are what a number of a contract is made of: only what proves itself is refused
            problems.addAll(SensitiveText.problems("reference", reference, true));
        }
        return problems;
    }
}
