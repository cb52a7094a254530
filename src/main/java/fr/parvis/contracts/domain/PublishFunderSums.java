// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import fr.parvis.contracts.Unit;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import fr.parvis.protection.SmallCounts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes what funders with an account read of their contracts: sums of whole months that are over. A sum is written only when it differs from the one
 * before by as many acts as the threshold of small counts, so that no two answers tell of a few persons by subtraction.
 */
@Component
@Transactional
public class PublishFunderSums {
    /** Years after its last day in which a contract is shown. */
    private static final int YEARS_AFTER = 1;

    private final ContractTable contracts;
    private final JdbcClient database;
    private final LocalDays localDays;
    private final SmallCounts smallCounts;

    PublishFunderSums(ContractTable contracts, JdbcClient database, LocalDays localDays, SmallCounts smallCounts) {
        this.contracts = contracts;
        this.database = database;
        this.localDays = localDays;
        this.smallCounts = smallCounts;
    }

    /** A sum that a funder was told. */
    private record Told(long parts, long acts) {
        static final Told NOTHING = new Told(0, 0);
    }

    /** Writes the contracts of the association in scope. */
    public void write() {
        var today = localDays.today();
        var shownFrom = today.minusYears(YEARS_AFTER);
        // what was told is remembered as long as the contract may be extended: told anew it might be a step of a few
        // acts
        var extendable = contracts.list().stream()
                .filter(it ->
                        !it.firstDay().plusYears(KeepContract.LONGEST_YEARS).isBefore(shownFrom))
                .toList();
        database.sql("""
                        delete from contracts.funder_contract where association = :association and contract <> all(:extendable::uuid[])""")
                .param("association", Asking.association())
                .param("extendable", extendable.stream().map(Contract::id).toArray(UUID[]::new))
                .update();
        // one that ends earlier now may be shown no more
        database.sql("""
                        update contracts.funder_contract f set last_day = c.last_day from contracts.contract c
                        where f.association = :association and c.association = f.association and c.id = f.contract and c.last_day <> f.last_day""").param("association", Asking.association()).update();
        for (var contract : extendable) if (!contract.lastDay().isBefore(shownFrom)) write(contract, today);
    }

    private void write(Contract contract, LocalDate today) {
        var reports = contracts.reports(contract.id());
        var next =
                reports.stream().filter(it -> it.sentOn() == null).findFirst().orElse(null);
        LocalDate sent = null;
        for (var report : reports) {
            var on = report.sentOn();
            if (on != null && (sent == null || on.isAfter(sent))) sent = on;
        }
        database.sql("""
                        insert into contracts.funder_contract (contract, association, partner, name, reference, first_day, last_day, report_on,
                            report_until, sent_on)
                        values (:contract, :association, :partner, :name, :reference, :first, :last, :reportOn, :reportUntil, :sent)
                        on conflict (contract) do update set partner = excluded.partner, name = excluded.name, reference = excluded.reference,
                            first_day = excluded.first_day, last_day = excluded.last_day, report_on = excluded.report_on,
                            report_until = excluded.report_until, sent_on = excluded.sent_on""")
                .param("contract", contract.id())
                .param("association", Asking.association())
                .param("partner", contract.partner())
                .param("name", contract.name())
                .param("reference", contract.reference())
                .param("first", contract.firstDay())
                .param("last", contract.lastDay())
                .param("reportOn", next == null ? null : next.dueOn())
                .param("reportUntil", next == null ? null : next.coversUntil())
                .param("sent", sent)
                .update();
        var lines = contracts.lines(contract.id()).stream()
                .filter(line -> !line.removed())
                .toList();
        database.sql("""
                        update contracts.funder_line set shown = false
                        where association = :association and contract = :contract and line <> all(:lines::uuid[])""")
                .param("association", Asking.association())
                .param("contract", contract.id())
                .param("lines", lines.stream().map(Line::id).toArray(UUID[]::new))
                .update();
        var monthOver = today.withDayOfMonth(1).minusDays(1);
        var until = monthOver.isAfter(contract.lastDay()) ? contract.lastDay() : monthOver;
        var sums = until.isBefore(contract.firstDay()) ? Map.<UUID, Sum>of() : sums(contract.id(), until);
        var told = told(contract.id());
        for (var line : lines) {
            var sum = sums.get(line.id());
            var before = told.getOrDefault(line.id(), Told.NOTHING);
            var now = sum == null ? Told.NOTHING : sum.of(line);
            boolean tells =
                    !until.isBefore(contract.firstDay()) && (now.equals(before) || mayTell(line.unit(), now, before));
            write(contract, line, until, tells ? now : null);
        }
    }

    /** @param now sum until that day; null where it may not be told */
    private void write(Contract contract, Line line, LocalDate until, @Nullable Told now) {
        database.sql("""
                        insert into contracts.funder_line as l (line, association, partner, contract, position, name, unit, promised, told, acts,
                            told_until)
                        values (:line, :association, :partner, :contract, :position, :name, :unit, :promised, :told, :acts, :until)
                        on conflict (line) do update set partner = excluded.partner, position = excluded.position, name = excluded.name,
                            unit = excluded.unit, promised = excluded.promised, shown = true,
                            told = case when l.unit = excluded.unit then coalesce(excluded.told, l.told) else excluded.told end,
                            acts = case when l.unit = excluded.unit then coalesce(excluded.acts, l.acts) else excluded.acts end,
                            told_until = case when l.unit = excluded.unit then coalesce(excluded.told_until, l.told_until)
                                else excluded.told_until end""")
                .param("line", line.id())
                .param("association", Asking.association())
                .param("partner", contract.partner())
                .param("contract", contract.id())
                .param("position", line.position())
                .param("name", line.name())
                .param("unit", line.unit().code())
                .param("promised", line.promised())
                .param("told", now == null ? null : now.parts())
                .param("acts", now == null ? null : now.acts())
                .param("until", now == null ? null : until)
                .update();
    }

    /** Whether the step from one sum to the next is of too many acts to tell of somebody. Activities have no visitor. */
    private boolean mayTell(Unit unit, Told now, Told before) {
        if (unit == Unit.ACTIVITIES) return true;
        int threshold = smallCounts.threshold();
        if (Math.abs(now.acts() - before.acts()) < threshold) return false;
        return unit == Unit.HOURS || Math.abs(now.parts() - before.parts()) >= threshold;
    }

    private record Sum(UUID line, long counted, long paid, long acts, long paidActs) {
        Told of(Line line) {
            return line.pays() ? new Told(paid, paidActs) : new Told(counted, acts);
        }
    }

    private Map<UUID, Sum> sums(UUID contract, LocalDate until) {
        var sums = new HashMap<UUID, Sum>();
        database.sql("""
                        select a.line, sum(a.units)::bigint as counted, sum(a.paid_units)::bigint as paid, count(*) as acts,
                            count(*) filter (where a.paid) as paid_acts
                        from contracts.attribution a where %s and a.day <= :until
                        group by a.line""".formatted(AttributionTable.OF_CONTRACT))
                .param("association", Asking.association())
                .param("contract", contract)
                .param("until", until)
                .query(ResultRow.each(row -> sums.put(
                        row.uuid("line"),
                        new Sum(
                                row.uuid("line"),
                                row.bigint("counted"),
                                row.bigint("paid"),
                                row.bigint("acts"),
                                row.bigint("paid_acts")))));
        return sums;
    }

    /** Sums in the unit that their line has now. */
    private Map<UUID, Told> told(UUID contract) {
        var told = new HashMap<UUID, Told>();
        database.sql("""
                        select f.line, f.told, f.acts from contracts.funder_line f
                            join contracts.line l on l.association = f.association and l.id = f.line and l.unit = f.unit
                        where f.association = :association and f.contract = :contract and f.told is not null""")
                .param("association", Asking.association())
                .param("contract", contract)
                .query(ResultRow.each(
                        row -> told.put(row.uuid("line"), new Told(row.bigint("told"), row.bigint("acts")))));
        return told;
    }

    /**
     * A contract as its funder reads it.
     *
     * @param reportOn day on which the next report is due, {@code reportUntil} the last day that it covers
     * @param sentOn day on which the latest report was sent
     */
    public record FundedContract(
            UUID id,
            String name,
            String reference,
            LocalDate firstDay,
            LocalDate lastDay,
            @Nullable LocalDate reportOn,
            @Nullable LocalDate reportUntil,
            @Nullable LocalDate sentOn,
            List<FundedLine> lines) {}

    /**
     * @param told parts of the unit done until {@code until}; null while they are too few to be told
     */
    public record FundedLine(
            String name,
            Unit unit,
            int promised,
            @Nullable Long told,
            @Nullable LocalDate until) {}

    /** Contracts of a funder until a year after their last day, in the partner's scope; those that end last first. */
    @Transactional(readOnly = true)
    public List<FundedContract> of(UUID partner) {
        var lines = new HashMap<UUID, List<FundedLine>>();
        database.sql(
                        "select * from contracts.funder_line where partner = :partner and shown order by contract, position")
                .param("partner", partner)
                .query(ResultRow.each(row -> lines.computeIfAbsent(row.uuid("contract"), _ -> new ArrayList<>())
                        .add(new FundedLine(
                                row.text("name"),
                                Unit.find(row.text("unit")).orElseThrow(),
                                row.integer("promised"),
                                row.bigintOrNull("told"),
                                row.dayOrNull("told_until")))));
        return database.sql("""
                        select * from contracts.funder_contract where partner = :partner and last_day >= :shownFrom
                        order by last_day desc, name, contract""")
                .param("partner", partner)
                .param("shownFrom", localDays.today().minusYears(YEARS_AFTER))
                .query(ResultRow.map(row -> new FundedContract(
                        row.uuid("contract"),
                        row.text("name"),
                        row.text("reference"),
                        row.day("first_day"),
                        row.day("last_day"),
                        row.dayOrNull("report_on"),
                        row.dayOrNull("report_until"),
                        row.dayOrNull("sent_on"),
                        lines.getOrDefault(row.uuid("contract"), List.of()))))
                .list();
    }
}
