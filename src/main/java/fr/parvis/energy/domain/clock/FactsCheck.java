package fr.parvis.energy.domain.clock;

import fr.parvis.shell.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses facts that cannot be: a bill in the future, a letter before its bill, an amount below zero. */
public final class FactsCheck {
    /** Nobody has an unpaid household bill of a million euros. */
    public static final long MOST_CENTS = 100_000_000;

    private static final int MOST_KVA = 36;

    private FactsCheck() {}

    /** @param oldest the first day of bills whose rules are known */
    public static List<Problem> of(Facts facts, LocalDate today, LocalDate oldest) {
        var problems = new ArrayList<Problem>();
        var issued = facts.issuedOn();
        past(problems, "issued", issued, today);
        if (issued != null && issued.isBefore(oldest)) problems.add(Problem.of("issued", "energy.problem.too-old"));
        var payable = facts.payableBy();
        if (payable != null) {
            if (issued != null && payable.isBefore(issued))
                problems.add(Problem.of("payable", "energy.problem.before-bill"));
            if (payable.isAfter((issued == null ? today : issued).plusYears(1)))
                problems.add(Problem.of("payable", "energy.problem.far-ahead"));
            if (payable.isBefore(oldest)) problems.add(Problem.of("payable", "energy.problem.too-old"));
        }
        amount(problems, "amount", facts.cents());
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
            amount(problems, "paid" + (i + 1), payment.cents());
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
        amount(problems, "granted", fund.cents());
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

    private static void amount(List<Problem> problems, String field, @Nullable Long cents) {
        if (cents == null) return;
        if (cents < 0) problems.add(Problem.of(field, "energy.problem.negative"));
        if (cents > MOST_CENTS) problems.add(Problem.of(field, "energy.problem.too-much"));
    }
}
