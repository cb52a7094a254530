// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import fr.parvis.cases.CaseBill;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses facts that cannot be: what a case refuses of its bill, a bill older than the rules, a letter before its bill. */
public final class FactsCheck {
    private static final int MOST_KVA = 36;

    private final List<Problem> problems = new ArrayList<>();
    private final Facts facts;
    private final LocalDate today;
    private final LocalDate oldest;

    private FactsCheck(Facts facts, LocalDate today, LocalDate oldest) {
        this.facts = facts;
        this.today = today;
        this.oldest = oldest;
    }

    /** @param oldest the first day of bills whose rules are known */
    public static List<Problem> of(Facts facts, LocalDate today, LocalDate oldest) {
        return new FactsCheck(facts, today, oldest).problems();
    }

    private List<Problem> problems() {
        var issued = facts.issuedOn();
        var payable = facts.payableBy();
        problems.addAll(new CaseBill(issued, payable, facts.cents(), null, null).problems(today));
        if (issued != null && issued.isBefore(oldest)) problems.add(Problem.of("issued", "energy.problem.too-old"));
        if (payable != null && payable.isBefore(oldest)) problems.add(Problem.of("payable", "energy.problem.too-old"));
        var first = facts.first().dated();
        var second = facts.second().dated();
        afterBill("first", first);
        afterBill("second", second);
        if (first != null && second != null && second.isBefore(first))
            problems.add(Problem.of("second", "energy.problem.before-first-letter"));
        afterBill("last", facts.last().dated());
        if (first != null
                && facts.last().dated() != null
                && facts.last().dated().isBefore(first))
            problems.add(Problem.of("last", "energy.problem.before-first-letter"));
        afterBill("reduced", facts.reducedOn());
        afterBill("cut", facts.cutOn());
        if (facts.reducedOn() != null && facts.cutOn() != null && facts.cutOn().isBefore(facts.reducedOn()))
            problems.add(Problem.of("cut", "energy.problem.before-reduction"));
        afterBill("agreed", facts.agreedOn());
        var kva = facts.subscribedKva();
        if (kva != null && (kva < 1 || kva > MOST_KVA)) problems.add(Problem.of("kva", "energy.problem.power"));
        cheque(facts.cheque());
        past("helpedOn", facts.helpedOn());
        fund(facts.fund());
        for (int i = 0; i < facts.payments().size(); i++) {
            var payment = facts.payments().get(i);
            afterBill("paidOn" + (i + 1), payment.on());
            problems.addAll(CaseBill.ofAmount("paid" + (i + 1), payment.cents()));
        }
        return problems;
    }

    private void cheque(Cheque cheque) {
        var year = cheque.year();
        if (year == null) return;
        if (year < today.getYear() - 2 || year > today.getYear())
            problems.add(Problem.of("chequeYear", "energy.problem.cheque-year"));
        var told = cheque.toldOn();
        past("told", told);
        if (told != null && told.getYear() < year)
            problems.add(Problem.of("told", "energy.problem.told-before-cheque"));
    }

    private void fund(@Nullable FundRequest fund) {
        if (fund == null) return;
        afterBill("lodged", fund.lodgedOn());
        after("decided", fund.decidedOn(), fund.lodgedOn(), "energy.problem.before-lodging");
        problems.addAll(CaseBill.ofAmount("granted", fund.cents()));
    }

    private void past(String field, @Nullable LocalDate day) {
        if (day != null && day.isAfter(today)) problems.add(Problem.of(field, "energy.problem.future"));
    }

    private void afterBill(String field, @Nullable LocalDate day) {
        after(field, day, facts.issuedOn(), "energy.problem.before-bill");
    }

    private void after(String field, @Nullable LocalDate day, @Nullable LocalDate start, String code) {
        past(field, day);
        // a year that lost a digit, where no bill says when it began
        if (day != null && start == null && day.isBefore(oldest))
            problems.add(Problem.of(field, "energy.problem.too-old"));
        if (day != null && start != null && day.isBefore(start)) problems.add(Problem.of(field, code));
    }
}
