package fr.parvis.energy.domain.clock;

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

    /** What cannot be; the field as the form names it. */
    public record Problem(String field, Kind kind) {}

    /** Why it cannot be. */
    public enum Kind {
        FUTURE,
        TOO_OLD,
        BEFORE_BILL,
        BEFORE_FIRST_LETTER,
        BEFORE_LODGING,
        FAR_AHEAD,
        NEGATIVE,
        TOO_MUCH,
        POWER,
        CHEQUE_YEAR,
        TOLD_BEFORE_CHEQUE,
        BEFORE_REDUCTION
    }

    /** @param oldest the first day of bills whose rules are known */
    public static List<Problem> of(Facts facts, LocalDate today, LocalDate oldest) {
        var problems = new ArrayList<Problem>();
        var issued = facts.issuedOn();
        past(problems, "issued", issued, today);
        if (issued != null && issued.isBefore(oldest)) problems.add(new Problem("issued", Kind.TOO_OLD));
        var payable = facts.payableBy();
        if (payable != null) {
            if (issued != null && payable.isBefore(issued)) problems.add(new Problem("payable", Kind.BEFORE_BILL));
            if (payable.isAfter((issued == null ? today : issued).plusYears(1)))
                problems.add(new Problem("payable", Kind.FAR_AHEAD));
            if (payable.isBefore(oldest)) problems.add(new Problem("payable", Kind.TOO_OLD));
        }
        amount(problems, "amount", facts.cents());
        var first = facts.first().dated();
        var second = facts.second().dated();
        after(problems, "first", first, issued, Kind.BEFORE_BILL, today, oldest);
        after(problems, "second", second, issued, Kind.BEFORE_BILL, today, oldest);
        if (first != null && second != null && second.isBefore(first))
            problems.add(new Problem("second", Kind.BEFORE_FIRST_LETTER));
        after(problems, "last", facts.last().dated(), issued, Kind.BEFORE_BILL, today, oldest);
        if (first != null
                && facts.last().dated() != null
                && facts.last().dated().isBefore(first)) problems.add(new Problem("last", Kind.BEFORE_FIRST_LETTER));
        after(problems, "reduced", facts.reducedOn(), issued, Kind.BEFORE_BILL, today, oldest);
        after(problems, "cut", facts.cutOn(), issued, Kind.BEFORE_BILL, today, oldest);
        if (facts.reducedOn() != null && facts.cutOn() != null && facts.cutOn().isBefore(facts.reducedOn()))
            problems.add(new Problem("cut", Kind.BEFORE_REDUCTION));
        after(problems, "agreed", facts.agreedOn(), issued, Kind.BEFORE_BILL, today, oldest);
        var kva = facts.subscribedKva();
        if (kva != null && (kva < 1 || kva > MOST_KVA)) problems.add(new Problem("kva", Kind.POWER));
        cheque(problems, facts.cheque(), today);
        past(problems, "helpedOn", facts.helpedOn(), today);
        fund(problems, facts.fund(), issued, today, oldest);
        for (int i = 0; i < facts.payments().size(); i++) {
            var payment = facts.payments().get(i);
            after(problems, "paidOn" + (i + 1), payment.on(), issued, Kind.BEFORE_BILL, today, oldest);
            amount(problems, "paid" + (i + 1), payment.cents());
        }
        return problems;
    }

    private static void cheque(List<Problem> problems, Cheque cheque, LocalDate today) {
        var year = cheque.year();
        if (year == null) return;
        if (year < today.getYear() - 2 || year > today.getYear())
            problems.add(new Problem("chequeYear", Kind.CHEQUE_YEAR));
        var told = cheque.toldOn();
        past(problems, "told", told, today);
        if (told != null && told.getYear() < year) problems.add(new Problem("told", Kind.TOLD_BEFORE_CHEQUE));
    }

    private static void fund(
            List<Problem> problems,
            @Nullable FundRequest fund,
            @Nullable LocalDate issued,
            LocalDate today,
            LocalDate oldest) {
        if (fund == null) return;
        after(problems, "lodged", fund.lodgedOn(), issued, Kind.BEFORE_BILL, today, oldest);
        after(problems, "decided", fund.decidedOn(), fund.lodgedOn(), Kind.BEFORE_LODGING, today, oldest);
        amount(problems, "granted", fund.cents());
    }

    private static void past(List<Problem> problems, String field, @Nullable LocalDate day, LocalDate today) {
        if (day != null && day.isAfter(today)) problems.add(new Problem(field, Kind.FUTURE));
    }

    private static void after(
            List<Problem> problems,
            String field,
            @Nullable LocalDate day,
            @Nullable LocalDate start,
            Kind kind,
            LocalDate today,
            LocalDate oldest) {
        past(problems, field, day, today);
        // a year that lost a digit, where no bill says when it began
        if (day != null && start == null && day.isBefore(oldest)) problems.add(new Problem(field, Kind.TOO_OLD));
        if (day != null && start != null && day.isBefore(start)) problems.add(new Problem(field, kind));
    }

    private static void amount(List<Problem> problems, String field, @Nullable Long cents) {
        if (cents == null) return;
        if (cents < 0) problems.add(new Problem(field, Kind.NEGATIVE));
        if (cents > MOST_CENTS) problems.add(new Problem(field, Kind.TOO_MUCH));
    }
}
