// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import fr.parvis.cases.CaseBill;
import fr.parvis.shell.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses facts that cannot be: what a case refuses of its bill, a bill older than the rules, a letter before its bill. */
public final class FactsCheck {
    private static final int MOST_KVA = 36;

    private FactsCheck() {}

    /** @param oldest the first day of bills whose rules are known */
    public static List<Problem> of(Facts facts, LocalDate today, LocalDate oldest) {
        var issued = facts.issuedOn();
        var payable = facts.payableBy();
        var problems = new ArrayList<>(new CaseBill(issued, payable, facts.cents(), null, null).problems(today));
        if (issued != null && issued.isBefore(oldest)) problems.add(Problem.of("issued", "energy.problem.too-old"));
        if (payable != null && payable.isBefore(oldest)) problems.add(Problem.of("payable", "energy.problem.too-old"));
        var first = facts.first().dated();
        var second = facts.second().dated();
        after(problems, "first", first, issued, "energy.problem.before-bill", today, oldest);
        after(problems, "second", second, issued, "energy.problem.before-bill", today, oldest);
        if (first != null && second != null && second.isBefore(first))
            problems.add(Problem.of("second", "energy.problem.before-first-letter"));
        after(problems, "last", facts.last().dated(), issued, "energy.problem.before-bill", today, oldest);
        if (first != null
                && facts.last().dated() != null
                && facts.last().dated().isBefore(first))
            problems.add(Problem.of("last", "energy.problem.before-first-letter"));
        after(problems, "reduced", facts.reducedOn(), issued, "energy.problem.before-bill", today, oldest);
        after(problems, "cut", facts.cutOn(), issued, "energy.problem.before-bill", today, oldest);
        if (facts.reducedOn() != null && facts.cutOn() != null && facts.cutOn().isBefore(facts.reducedOn()))
            problems.add(Problem.of("cut", "energy.problem.before-reduction"));
        after(problems, "agreed", facts.agreedOn(), issued, "energy.problem.before-bill", today, oldest);
        var kva = facts.subscribedKva();
        if (kva != null && (kva < 1 || kva > MOST_KVA)) problems.add(Problem.of("kva", "energy.problem.power"));
        cheque(problems, facts.cheque(), today);
        past(problems, "helpedOn", facts.helpedOn(), today);
        fund(problems, facts.fund(), issued, today, oldest);
        for (int i = 0; i < facts.payments().size(); i++) {
            var payment = facts.payments().get(i);
            after(problems, "paidOn" + (i + 1), payment.on(), issued, "energy.problem.before-bill", today, oldest);
            problems.addAll(CaseBill.ofAmount("paid" + (i + 1), payment.cents()));
        }
        return problems;
    }

    private static void cheque(List<Problem> problems, Cheque cheque, LocalDate today) {
        var year = cheque.year();
        if (year == null) return;
        if (year < today.getYear() - 2 || year > today.getYear())
            problems.add(Problem.of("chequeYear", "energy.problem.cheque-year"));
        var told = cheque.toldOn();
        past(problems, "told", told, today);
        if (told != null && told.getYear() < year)
            problems.add(Problem.of("told", "energy.problem.told-before-cheque"));
    }

    private static void fund(
            List<Problem> problems,
            @Nullable FundRequest fund,
            @Nullable LocalDate issued,
            LocalDate today,
            LocalDate oldest) {
        if (fund == null) return;
        after(problems, "lodged", fund.lodgedOn(), issued, "energy.problem.before-bill", today, oldest);
        after(problems, "decided", fund.decidedOn(), fund.lodgedOn(), "energy.problem.before-lodging", today, oldest);
        problems.addAll(CaseBill.ofAmount("granted", fund.cents()));
    }

    private static void past(List<Problem> problems, String field, @Nullable LocalDate day, LocalDate today) {
        if (day != null && day.isAfter(today)) problems.add(Problem.of(field, "energy.problem.future"));
    }

    private static void after(
            List<Problem> problems,
            String field,
            @Nullable LocalDate day,
            @Nullable LocalDate start,
            String code,
            LocalDate today,
            LocalDate oldest) {
        past(problems, field, day, today);
        // a year that lost a digit, where no bill says when it began
        if (day != null && start == null && day.isBefore(oldest))
            problems.add(Problem.of(field, "energy.problem.too-old"));
        if (day != null && start != null && day.isBefore(start)) problems.add(Problem.of(field, code));
    }
}
