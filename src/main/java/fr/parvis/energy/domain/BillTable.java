// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain;

import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
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
import fr.parvis.network.LocalDays;
import fr.parvis.values.EnumCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Unpaid bills of cases in PostgreSQL. */
@Component
class BillTable {
    /** With what its case says of the bill. */
    static final String WHOLE = """
            select u.*, b.issued_on, b.payable_by, b.cents, b.supplier
            from energy.unpaid_bill u left join cases.stated_bill b on b.case_file = u.case_file""";

    private final JdbcClient database;
    private final LocalDays localDays;
    private final Clock clock;

    BillTable(JdbcClient database, LocalDays localDays, Clock clock) {
        this.database = database;
        this.localDays = localDays;
        this.clock = clock;
    }

    LocalDate today() {
        return localDays.today();
    }

    Optional<UnpaidBill> find(UUID caseFile) {
        return database.sql(WHOLE + " where u.case_file = :case")
                .param("case", caseFile)
                .query(ResultRow.map(BillTable::read))
                .optional();
    }

    /** Open cases with a bill after that one, in the order of their identifiers. */
    List<UUID> ofOpenCases(@Nullable UUID after, int most) {
        return database.sql("""
                        select b.case_file from energy.unpaid_bill b join cases.followed_case c on c.id = b.case_file
                        where b.association = :association and c.closed_on is null
                          and (:after::uuid is null or b.case_file > :after::uuid)
                        order by b.case_file limit :most""")
                .param("association", Asking.association())
                .param("after", after)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** The days of the open cases that an account follows, the first ones first. */
    Map<UUID, LocalDate> due(UUID responsible, int most) {
        var due = new LinkedHashMap<UUID, LocalDate>();
        database.sql("""
                        select b.case_file, b.moved_to from energy.unpaid_bill b join cases.followed_case c on c.id = b.case_file
                        where b.association = :association and c.association = :association and c.responsible = :responsible
                          and c.closed_on is null and b.moved_to is not null
                        order by b.moved_to, b.case_file limit :most""")
                .param("association", Asking.association())
                .param("responsible", responsible)
                .param("most", most)
                .query(ResultRow.each(row -> due.put(row.uuid("case_file"), row.day("moved_to"))));
        return due;
    }

    /** @return false when somebody changed it meanwhile, or began it */
    boolean write(UUID caseFile, Facts facts, UUID step, int basedOn) {
        var fund = facts.household().fund();
        var payments = facts.since().payments();
        return database.sql("""
                        insert into energy.unpaid_bill as b (case_file, association, supply, meter, kva, main_home,
                            first_letter, first_on, second_letter, second_on, last_letter, last_on, cheque, cheque_year, told_on,
                            helped_before, helped_on, convention, fund_lodged, fund_decision, fund_decided, fund_cents, paid_on, paid_cents, agreed_on,
                            reduced_on, cut_on, step, changed_by, changed_at, version)
                        values (:case, :association, :supply, :meter, :kva, :home, :first, :firstOn,
                            :second, :secondOn, :last, :lastOn, :cheque, :chequeYear, :told, :helped, :helpedOn, :convention, :lodged, :decision,
                            :decided, :granted, :paidOn::date[], :paidCents::bigint[], :agreed, :reduced, :cut, :step, :by, :now, 1)
                        on conflict (case_file) do update set supply = excluded.supply, meter = excluded.meter,
                            kva = excluded.kva, main_home = excluded.main_home, first_letter = excluded.first_letter,
                            first_on = excluded.first_on, second_letter = excluded.second_letter, second_on = excluded.second_on,
                            last_letter = excluded.last_letter, last_on = excluded.last_on, cheque = excluded.cheque,
                            cheque_year = excluded.cheque_year, told_on = excluded.told_on, helped_before = excluded.helped_before, helped_on = excluded.helped_on,
                            convention = excluded.convention, fund_lodged = excluded.fund_lodged, fund_decision = excluded.fund_decision,
                            fund_decided = excluded.fund_decided, fund_cents = excluded.fund_cents, paid_on = excluded.paid_on,
                            paid_cents = excluded.paid_cents, agreed_on = excluded.agreed_on, reduced_on = excluded.reduced_on,
                            cut_on = excluded.cut_on, counted_on = null, changed_by = excluded.changed_by,
                            changed_at = excluded.changed_at, version = b.version + 1
                        where b.version = :basedOn""")
                        .param("case", caseFile)
                        .param("association", Asking.association())
                        .param("supply", EnumCode.of(facts.contract().supply()))
                        .param("meter", EnumCode.of(facts.contract().meter()))
                        .param("kva", facts.contract().subscribedKva())
                        .param("home", EnumCode.of(facts.contract().mainHome()))
                        .param("first", EnumCode.of(facts.letters().first().received()))
                        .param("firstOn", facts.letters().first().dated())
                        .param("second", EnumCode.of(facts.letters().second().received()))
                        .param("secondOn", facts.letters().second().dated())
                        .param("last", EnumCode.of(facts.letters().last().received()))
                        .param("lastOn", facts.letters().last().dated())
                        .param("cheque", EnumCode.of(facts.household().cheque().held()))
                        .param("chequeYear", facts.household().cheque().year())
                        .param("told", facts.household().cheque().toldOn())
                        .param("helped", EnumCode.of(facts.household().helpedBefore()))
                        .param("helpedOn", facts.household().helpedOn())
                        .param("convention", EnumCode.of(facts.household().convention()))
                        .param("lodged", fund == null ? null : fund.lodgedOn())
                        .param("decision", fund == null ? null : EnumCode.of(fund.decision()))
                        .param("decided", fund == null ? null : fund.decidedOn())
                        .param("granted", fund == null ? null : fund.cents())
                        .param("paidOn", list(payments.stream().map(Payment::on).toList()))
                        .param(
                                "paidCents",
                                list(payments.stream().map(Payment::cents).toList()))
                        .param("agreed", facts.since().agreedOn())
                        .param("reduced", facts.since().reducedOn())
                        .param("cut", facts.since().cutOn())
                        .param("step", step)
                        .param("by", Actor.account())
                        .param("now", clock.instant())
                        .param("basedOn", basedOn)
                        .update()
                == 1;
    }

    /** Forms that were shown before are refused: the bill that they show is another by now. */
    void outdate(UUID caseFile) {
        database.sql("""
                        update energy.unpaid_bill set counted_on = null, version = version + 1 where case_file = :case""").param("case", caseFile).update();
    }

    /** The step stands on that day now. */
    void moved(UUID caseFile, @Nullable LocalDate to) {
        database.sql("update energy.unpaid_bill set moved_to = :to, counted_on = :today where case_file = :case")
                .param("case", caseFile)
                .param("to", to)
                .param("today", today())
                .update();
    }

    private static String list(List<?> values) {
        return values.stream()
                .map(String::valueOf)
                .reduce((one, other) -> one + "," + other)
                .map(all -> "{" + all + "}")
                .orElse("{}");
    }

    static UnpaidBill read(ResultRow row) {
        return new UnpaidBill(
                row.uuid("case_file"),
                facts(row),
                row.uuid("step"),
                row.dayOrNull("moved_to"),
                !row.isNull("counted_on"),
                row.integer("version"));
    }

    private static Facts facts(ResultRow row) {
        return new Facts(
                new Contract(
                        value(Supply.class, row.textOrNull("supply")),
                        row.textOrNull("supplier"),
                        value(Meter.class, row.textOrNull("meter")),
                        row.integerOrNull("kva"),
                        answer(row, "main_home")),
                new Bill(row.dayOrNull("issued_on"), row.dayOrNull("payable_by"), row.bigintOrNull("cents")),
                new Letters(
                        new Letter(answer(row, "first_letter"), row.dayOrNull("first_on")),
                        new Letter(answer(row, "second_letter"), row.dayOrNull("second_on")),
                        new Letter(answer(row, "last_letter"), row.dayOrNull("last_on"))),
                new Household(
                        new Cheque(answer(row, "cheque"), row.integerOrNull("cheque_year"), row.dayOrNull("told_on")),
                        answer(row, "helped_before"),
                        row.dayOrNull("helped_on"),
                        answer(row, "convention"),
                        fund(row)),
                new EventsSinceBill(
                        payments(row),
                        row.dayOrNull("agreed_on"),
                        row.dayOrNull("reduced_on"),
                        row.dayOrNull("cut_on")));
    }

    private static @Nullable FundRequest fund(ResultRow row) {
        var lodged = row.dayOrNull("fund_lodged");
        return lodged == null
                ? null
                : new FundRequest(
                        lodged,
                        value(FundRequest.Decision.class, row.textOrNull("fund_decision")),
                        row.dayOrNull("fund_decided"),
                        row.bigintOrNull("fund_cents"));
    }

    private static List<Payment> payments(ResultRow row) {
        var on = row.days("paid_on");
        var cents = row.bigints("paid_cents");
        var payments = new ArrayList<Payment>(on.size());
        for (int i = 0; i < on.size(); i++) payments.add(new Payment(on.get(i), cents.get(i)));
        return payments;
    }

    private static Answer answer(ResultRow row, String column) {
        return value(Answer.class, row.textOrNull(column));
    }

    private static <E extends Enum<E>> E value(Class<E> type, @Nullable String key) {
        return EnumCode.read(type, String.valueOf(key));
    }
}
