// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.cases.CaseBill;
import fr.parvis.cases.CasesProblems;
import fr.parvis.energy.ProposedLetter;
import fr.parvis.energy.domain.clock.Answer;
import fr.parvis.energy.domain.clock.Bill;
import fr.parvis.energy.domain.clock.Cheque;
import fr.parvis.energy.domain.clock.Contract;
import fr.parvis.energy.domain.clock.EventsSinceBill;
import fr.parvis.energy.domain.clock.Facts;
import fr.parvis.energy.domain.clock.FundRequest;
import fr.parvis.energy.domain.clock.Household;
import fr.parvis.energy.domain.clock.Letter;
import fr.parvis.energy.domain.clock.Letters;
import fr.parvis.energy.domain.clock.Meter;
import fr.parvis.energy.domain.clock.Payment;
import fr.parvis.energy.domain.clock.Supply;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts of a bill as a form holds them, in both directions; what cannot be read is named by field. */
final class BillForm {
    static final int PAYMENTS = 3;

    /** Its fields, but for the number of the contract. */
    static final List<String> FIELDS = List.of(
            "supply",
            "supplier",
            "meter",
            "kva",
            "home",
            "issued",
            "payable",
            "amount",
            "firstCame",
            "first",
            "secondCame",
            "second",
            "lastCame",
            "last",
            "cheque",
            "chequeYear",
            "told",
            "helped",
            "helpedOn",
            "convention",
            "lodged",
            "decision",
            "decided",
            "granted",
            "paidOn1",
            "paid1",
            "paidOn2",
            "paid2",
            "paidOn3",
            "paid3",
            "agreed",
            "reduced",
            "cut");

    /** Those that the case keeps of its bill. */
    static final List<String> OF_CASE = List.of("issued", "payable", "amount", "supplier", "reference");

    private final Map<String, String> sent;
    private final Problems problems;

    private BillForm(Map<String, String> sent, Problems problems) {
        this.sent = sent;
        this.problems = problems;
    }

    /** @return null when something cannot be read, which {@code problems} names */
    static @Nullable Facts read(Map<String, String> sent, Problems problems) {
        var facts = new BillForm(sent, problems).facts();
        return problems.isEmpty() ? facts : null;
    }

    private Facts facts() {
        var payments = new ArrayList<Payment>();
        for (int i = 1; i <= PAYMENTS; i++) {
            var on = day("paidOn" + i);
            var cents = cents("paid" + i);
            if (on != null && cents != null) payments.add(new Payment(on, cents));
            else if (on != null) problems.add("paid" + i, Words.t("energy.problem.amount-missing"));
            else if (cents != null) problems.add("paidOn" + i, Words.t("shell.problem.day-missing"));
        }
        return new Facts(
                new Contract(
                        one(Supply.class, "supply", Supply.ELECTRICITY),
                        text("supplier").isEmpty() ? null : text("supplier"),
                        one(Meter.class, "meter", Meter.UNKNOWN),
                        number("kva"),
                        answer("home")),
                new Bill(day("issued"), day("payable"), cents("amount")),
                new Letters(letter("first"), letter("second"), letter("last")),
                new Household(cheque(), answer("helped"), helpedOn(), answer("convention"), fund()),
                new EventsSinceBill(payments, day("agreed"), day("reduced"), day("cut")));
    }

    private Letter letter(String field) {
        var came = text(field + "Came");
        if (came.equals("no")) return Letter.NONE;
        var dated = day(field);
        if (dated != null) return Letter.of(dated);
        if (came.equals("yes")) problems.add(field, Words.t("shell.problem.day-missing"));
        return came.equals("unknown") ? Letter.LOST : Letter.NONE;
    }

    private Cheque cheque() {
        var held = answer("cheque");
        if (held == Answer.UNKNOWN) return Cheque.UNKNOWN;
        if (held == Answer.NO) return Cheque.NONE;
        var year = number("chequeYear");
        if (year == null) {
            if (text("chequeYear").isEmpty()) problems.add("chequeYear", Words.t("energy.problem.year-missing"));
            return Cheque.NONE;
        }
        return new Cheque(Answer.YES, year, day("told"));
    }

    private @Nullable LocalDate helpedOn() {
        var on = day("helpedOn");
        return answer("helped") == Answer.YES ? on : null;
    }

    private @Nullable FundRequest fund() {
        var lodged = day("lodged");
        var decided = day("decided");
        var decision = one(FundRequest.Decision.class, "decision", FundRequest.Decision.PENDING);
        if (lodged == null) {
            if (decided != null || decision != FundRequest.Decision.PENDING)
                problems.add("lodged", Words.t("shell.problem.day-missing"));
            return null;
        }
        if (decision == FundRequest.Decision.PENDING) return FundRequest.lodged(lodged);
        if (decided == null) {
            problems.add("decided", Words.t("shell.problem.day-missing"));
            return null;
        }
        return decision == FundRequest.Decision.GRANTED
                ? FundRequest.lodged(lodged).granted(decided, cents("granted"))
                : FundRequest.lodged(lodged).refused(decided);
    }

    private String text(String field) {
        return FormFields.text(sent, field);
    }

    private Answer answer(String field) {
        return one(Answer.class, field, Answer.UNKNOWN);
    }

    private <E extends Enum<E>> E one(Class<E> type, String field, E otherwise) {
        return FormFields.one(type, text(field), otherwise);
    }

    private @Nullable LocalDate day(String field) {
        return FormFields.dayOrNone(text(field), field, problems);
    }

    private @Nullable Integer number(String field) {
        var text = text(field);
        if (text.isEmpty()) return null;
        var number = FormFields.number(text);
        if (number == null) problems.add(field, Words.t("energy.problem.number"));
        return number;
    }

    private @Nullable Long cents(String field) {
        var text = text(field);
        if (text.isEmpty()) return null;
        var cents = FormFields.cents(text);
        if (cents == null) problems.add(CasesProblems.unreadableAmount(field));
        return cents;
    }

    static Map<String, String> values(Facts facts) {
        var all = new HashMap<String, String>();
        all.put("supply", EnumCode.of(facts.contract().supply()));
        put(all, "supplier", facts.contract().supplier());
        all.put("meter", EnumCode.of(facts.contract().meter()));
        put(all, "kva", facts.contract().subscribedKva());
        all.put("home", EnumCode.of(facts.contract().mainHome()));
        put(all, "issued", facts.bill().issuedOn());
        put(all, "payable", facts.bill().payableBy());
        putCents(all, "amount", facts.bill().cents());
        putLetter(all, "first", facts.letters().first());
        putLetter(all, "second", facts.letters().second());
        putLetter(all, "last", facts.letters().last());
        all.put("cheque", EnumCode.of(facts.household().cheque().held()));
        put(all, "chequeYear", facts.household().cheque().year());
        put(all, "told", facts.household().cheque().toldOn());
        all.put("helped", EnumCode.of(facts.household().helpedBefore()));
        put(all, "helpedOn", facts.household().helpedOn());
        all.put("convention", EnumCode.of(facts.household().convention()));
        var fund = facts.household().fund();
        if (fund != null) {
            put(all, "lodged", fund.lodgedOn());
            all.put("decision", EnumCode.of(fund.decision()));
            put(all, "decided", fund.decidedOn());
            if (fund.decision() == FundRequest.Decision.GRANTED) putCents(all, "granted", fund.cents());
        }
        for (int i = 0; i < facts.since().payments().size(); i++) {
            put(all, "paidOn" + (i + 1), facts.since().payments().get(i).on());
            putCents(all, "paid" + (i + 1), facts.since().payments().get(i).cents());
        }
        put(all, "agreed", facts.since().agreedOn());
        put(all, "reduced", facts.since().reducedOn());
        put(all, "cut", facts.since().cutOn());
        return all;
    }

    /** The facts of the bill that its case keeps. */
    static void put(Map<String, String> all, CaseBill bill) {
        put(all, "issued", bill.issuedOn());
        put(all, "payable", bill.payableBy());
        putCents(all, "amount", bill.cents());
        put(all, "supplier", bill.supplier());
        put(all, "reference", bill.reference());
    }

    /** The dates of a letter that was read, where the form holds none. */
    static void put(Map<String, String> all, ProposedLetter read) {
        propose(all, "first", read.first());
        propose(all, "second", read.second());
    }

    private static void propose(Map<String, String> all, String field, @Nullable LocalDate dated) {
        if (dated != null && !all.containsKey(field)) putLetter(all, field, Letter.of(dated));
    }

    private static void putLetter(Map<String, String> all, String field, Letter letter) {
        all.put(field + "Came", EnumCode.of(letter.received()));
        put(all, field, letter.dated());
    }

    private static void put(Map<String, String> all, String field, @Nullable Object value) {
        if (value != null) all.put(field, value.toString());
    }

    private static void putCents(Map<String, String> all, String field, @Nullable Long cents) {
        if (cents != null) all.put(field, FormFields.amount(cents));
    }
}
