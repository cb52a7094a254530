package fr.parvis.energy.domain;

import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.energy.domain.clock.Answer;
import fr.parvis.energy.domain.clock.Bill;
import fr.parvis.energy.domain.clock.Cheque;
import fr.parvis.energy.domain.clock.Contract;
import fr.parvis.energy.domain.clock.Facts;
import fr.parvis.energy.domain.clock.FundRequest;
import fr.parvis.energy.domain.clock.Household;
import fr.parvis.energy.domain.clock.Letter;
import fr.parvis.energy.domain.clock.Letters;
import fr.parvis.energy.domain.clock.Meter;
import fr.parvis.energy.domain.clock.Payment;
import fr.parvis.energy.domain.clock.Since;
import fr.parvis.energy.domain.clock.Supply;
import fr.parvis.network.LocalDays;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Unpaid bills of cases in PostgreSQL. */
@Component
class BillTable {

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
        return database.sql("select * from energy.unpaid_bill where case_file = :case")
                .param("case", caseFile)
                .query(BillTable::read)
                .optional();
    }

    /** Those of open cases after that one, in the order of their identifiers. */
    List<UUID> ofOpenCases(@Nullable UUID after, int most) {
        return database.sql("""
                        select b.case_file from energy.unpaid_bill b join cases.case_file c on c.id = b.case_file
                        where b.association = :association and c.closed_on is null
                          and (:after::uuid is null or b.case_file > :after::uuid)
                        order by b.case_file limit :most""")
                .param("association", Asking.association())
                .param("after", after, Types.OTHER)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** @return false when somebody changed it meanwhile, or began it */
    boolean write(UUID caseFile, Facts facts, UUID step, int basedOn) {
        var fund = facts.household().fund();
        var payments = facts.since().payments();
        return database.sql("""
                        insert into energy.unpaid_bill as b (case_file, association, supply, supplier, meter, kva, main_home, issued_on, payable_by,
                            cents, first_letter, first_on, second_letter, second_on, last_letter, last_on, cheque, cheque_year, told_on,
                            helped_before, helped_on, convention, fund_lodged, fund_decision, fund_decided, fund_cents, paid_on, paid_cents, agreed_on,
                            reduced_on, cut_on, step, changed_by, changed_at, version)
                        values (:case, :association, :supply, :supplier, :meter, :kva, :home, :issued, :payable, :cents, :first, :firstOn,
                            :second, :secondOn, :last, :lastOn, :cheque, :chequeYear, :told, :helped, :helpedOn, :convention, :lodged, :decision,
                            :decided, :granted, :paidOn::date[], :paidCents::bigint[], :agreed, :reduced, :cut, :step, :by, :now, 1)
                        on conflict (case_file) do update set supply = excluded.supply, supplier = excluded.supplier, meter = excluded.meter,
                            kva = excluded.kva, main_home = excluded.main_home, issued_on = excluded.issued_on,
                            payable_by = excluded.payable_by, cents = excluded.cents, first_letter = excluded.first_letter,
                            first_on = excluded.first_on, second_letter = excluded.second_letter, second_on = excluded.second_on,
                            last_letter = excluded.last_letter, last_on = excluded.last_on, cheque = excluded.cheque,
                            cheque_year = excluded.cheque_year, told_on = excluded.told_on, helped_before = excluded.helped_before, helped_on = excluded.helped_on,
                            convention = excluded.convention, fund_lodged = excluded.fund_lodged, fund_decision = excluded.fund_decision,
                            fund_decided = excluded.fund_decided, fund_cents = excluded.fund_cents, paid_on = excluded.paid_on,
                            paid_cents = excluded.paid_cents, agreed_on = excluded.agreed_on, reduced_on = excluded.reduced_on,
                            cut_on = excluded.cut_on, changed_by = excluded.changed_by, changed_at = excluded.changed_at,
                            version = b.version + 1
                        where b.version = :basedOn""")
                        .param("case", caseFile)
                        .param("association", Asking.association())
                        .param("supply", key(facts.contract().supply()))
                        .param("supplier", facts.contract().supplier())
                        .param("meter", key(facts.contract().meter()))
                        .param("kva", facts.contract().subscribedKva())
                        .param("home", key(facts.contract().mainHome()))
                        .param("issued", facts.bill().issuedOn(), Types.DATE)
                        .param("payable", facts.bill().payableBy(), Types.DATE)
                        .param("cents", facts.bill().cents())
                        .param("first", key(facts.letters().first().received()))
                        .param("firstOn", facts.letters().first().dated(), Types.DATE)
                        .param("second", key(facts.letters().second().received()))
                        .param("secondOn", facts.letters().second().dated(), Types.DATE)
                        .param("last", key(facts.letters().last().received()))
                        .param("lastOn", facts.letters().last().dated(), Types.DATE)
                        .param("cheque", key(facts.household().cheque().held()))
                        .param("chequeYear", facts.household().cheque().year())
                        .param("told", facts.household().cheque().toldOn(), Types.DATE)
                        .param("helped", key(facts.household().helpedBefore()))
                        .param("helpedOn", facts.household().helpedOn(), Types.DATE)
                        .param("convention", key(facts.household().convention()))
                        .param("lodged", fund == null ? null : fund.lodgedOn(), Types.DATE)
                        .param("decision", fund == null ? null : key(fund.decision()))
                        .param("decided", fund == null ? null : fund.decidedOn(), Types.DATE)
                        .param("granted", fund == null ? null : fund.cents())
                        .param("paidOn", list(payments.stream().map(Payment::on).toList()))
                        .param(
                                "paidCents",
                                list(payments.stream().map(Payment::cents).toList()))
                        .param("agreed", facts.since().agreedOn(), Types.DATE)
                        .param("reduced", facts.since().reducedOn(), Types.DATE)
                        .param("cut", facts.since().cutOn(), Types.DATE)
                        .param("step", step)
                        .param("by", Actor.account())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("basedOn", basedOn)
                        .update()
                == 1;
    }

    /** The step stands on that day now. */
    void moved(UUID caseFile, @Nullable LocalDate to) {
        database.sql("update energy.unpaid_bill set moved_to = :to, counted_on = :today where case_file = :case")
                .param("case", caseFile)
                .param("to", to, Types.DATE)
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

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static UnpaidBill read(ResultSet row, int n) throws SQLException {
        return new UnpaidBill(
                Objects.requireNonNull(row.getObject("case_file", UUID.class)),
                facts(row),
                Objects.requireNonNull(row.getObject("step", UUID.class)),
                day(row, "moved_to"),
                row.getInt("version"));
    }

    private static Facts facts(ResultSet row) throws SQLException {
        return new Facts(
                new Contract(
                        value(Supply.class, row.getString("supply")),
                        row.getString("supplier"),
                        value(Meter.class, row.getString("meter")),
                        row.getObject("kva", Integer.class),
                        answer(row, "main_home")),
                new Bill(day(row, "issued_on"), day(row, "payable_by"), row.getObject("cents", Long.class)),
                new Letters(
                        new Letter(answer(row, "first_letter"), day(row, "first_on")),
                        new Letter(answer(row, "second_letter"), day(row, "second_on")),
                        new Letter(answer(row, "last_letter"), day(row, "last_on"))),
                new Household(
                        new Cheque(
                                answer(row, "cheque"),
                                row.getObject("cheque_year", Integer.class),
                                day(row, "told_on")),
                        answer(row, "helped_before"),
                        day(row, "helped_on"),
                        answer(row, "convention"),
                        fund(row)),
                new Since(payments(row), day(row, "agreed_on"), day(row, "reduced_on"), day(row, "cut_on")));
    }

    private static @Nullable FundRequest fund(ResultSet row) throws SQLException {
        var lodged = day(row, "fund_lodged");
        return lodged == null
                ? null
                : new FundRequest(
                        lodged,
                        value(FundRequest.Decision.class, row.getString("fund_decision")),
                        day(row, "fund_decided"),
                        row.getObject("fund_cents", Long.class));
    }

    private static List<Payment> payments(ResultSet row) throws SQLException {
        var on = (Date[]) array(row, "paid_on").getArray();
        var cents = (Long[]) array(row, "paid_cents").getArray();
        var payments = new ArrayList<Payment>(on.length);
        for (int i = 0; i < on.length; i++) payments.add(new Payment(on[i].toLocalDate(), cents[i]));
        return payments;
    }

    private static Array array(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getArray(column));
    }

    private static Answer answer(ResultSet row, String column) throws SQLException {
        return value(Answer.class, row.getString(column));
    }

    private static <E extends Enum<E>> E value(Class<E> type, @Nullable String key) {
        return Enum.valueOf(type, String.valueOf(key).toUpperCase(Locale.ROOT));
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
