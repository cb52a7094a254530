// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.rights;

import fr.parvis.cases.CaseBill;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A debt paid month by month, beside what remains to live.
 *
 * @param remains euro cents that remain each month once charges are paid, before the plan
 * @param payments each with its day; the last one is what is left
 */
public record InstalmentPlan(long remains, List<Payment> payments) {
    static final int MOST_MONTHS = 60;

    /** One payment. */
    public record Payment(LocalDate on, long cents) {}

    /** Terms asked of a plan. */
    public record Wish(long debt, long income, long charges, long monthly, LocalDate from) {}

    public InstalmentPlan {
        payments = List.copyOf(payments);
    }

    /** Why the wish is no plan; empty when it is one. */
    public static List<Problem> problems(Wish wish, LocalDate today) {
        var problems = new ArrayList<Problem>();
        amount(problems, "debt", wish.debt(), true);
        amount(problems, "earned", wish.income(), false);
        amount(problems, "charges", wish.charges(), false);
        amount(problems, "monthly", wish.monthly(), true);
        if (wish.from().isBefore(today)) problems.add(Problem.of("from", "energy.plan.problem.past"));
        if (wish.from().isAfter(today.plusYears(1))) problems.add(Problem.of("from", "energy.plan.problem.far-ahead"));
        if (!problems.isEmpty()) return problems;
        long remains = wish.income() - wish.charges();
        if (remains <= 0) problems.add(Problem.of("charges", "energy.plan.problem.nothing-remains"));
        else if (wish.monthly() > remains) problems.add(Problem.of("monthly", "energy.plan.problem.more-than-remains"));
        else if (months(wish) > MOST_MONTHS) problems.add(Problem.of("monthly", "energy.plan.problem.too-long"));
        return problems;
    }

    private static void amount(List<Problem> problems, String field, long cents, boolean needed) {
        if (cents == 0 && needed) problems.add(Problem.of(field, "energy.plan.problem.zero"));
        problems.addAll(CaseBill.ofAmount(field, cents));
    }

    private static long months(Wish wish) {
        return (wish.debt() + wish.monthly() - 1) / wish.monthly();
    }

    /** @return null when the wish is no plan */
    public static @Nullable InstalmentPlan of(Wish wish, LocalDate today) {
        if (!problems(wish, today).isEmpty()) return null;
        var payments = new ArrayList<Payment>();
        long left = wish.debt();
        for (int month = 0; left > 0; month++) {
            long now = Math.min(left, wish.monthly());
            payments.add(new Payment(wish.from().plusMonths(month), now));
            left -= now;
        }
        return new InstalmentPlan(wish.income() - wish.charges(), payments);
    }

    public LocalDate endsOn() {
        return payments.getLast().on();
    }

    /** Euro cents that remain to live in a month of the plan. */
    public long remainsToLive() {
        return remains - payments.getFirst().cents();
    }
}
