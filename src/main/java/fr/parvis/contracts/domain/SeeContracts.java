// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import fr.parvis.contracts.Contracts;
import fr.parvis.contracts.ContractsSummarized;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import fr.parvis.shell.NotFound;
import fr.parvis.values.Ids;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** State of contracts: promised against done, the projection of each line, and what is urgent. */
@Component
@Transactional(readOnly = true)
public class SeeContracts {
    /** Days ahead in which a report due is told. */
    static final int REPORT_DAYS = 15;

    private static final int ACTS_AT_ONCE = 1000;

    private final ContractTable contracts;
    private final AttributionTable table;
    private final JdbcClient database;
    private final LocalDays localDays;
    private final ApplicationEventPublisher events;

    SeeContracts(
            ContractTable contracts,
            AttributionTable table,
            JdbcClient database,
            LocalDays localDays,
            ApplicationEventPublisher events) {
        this.contracts = contracts;
        this.table = table;
        this.database = database;
        this.localDays = localDays;
        this.events = events;
    }

    /** Position of a line on its way. */
    public enum Pace {
        /** Its contract has not begun. */
        TO_COME,
        /** Too few weeks to tell. */
        TOO_EARLY,
        ON_PACE,
        /** The promise is within the band, above what is expected. */
        UNSURE,
        /** The promise is above the band. */
        BELOW,
        DONE,
        /** More was done than promised. */
        OVER,
        /** The contract is over and the promise was not kept. */
        MISSED,
        /** It counts and pays nothing. */
        COUNTS_ONLY
    }

    /**
     * A line and how it is doing.
     *
     * @param counted parts that it counts, {@code done} parts that it pays (counts, where it never pays)
     * @param minutes of what is done
     * @param weeks parts of whole weeks since the contract began, by Monday
     * @param expectedToday parts that would be done today at an even pace
     */
    public record LineProgress(
            Line line,
            long counted,
            long done,
            long minutes,
            List<Week> weeks,
            Pace pace,
            long expectedToday,
            @Nullable Projection projection) {}

    public record Week(LocalDate monday, long parts) {}

    /** A contract with all that its page shows. */
    public record Standing(
            Contract contract, List<LineProgress> lines, List<Instalment> instalments, List<ReportDue> reports) {
        public boolean has(Pace pace) {
            return lines.stream().anyMatch(line -> line.pace() == pace);
        }

        /** Cents of the whole contract. */
        public long amount() {
            return lines.stream().mapToLong(line -> line.line().amount()).sum();
        }

        /** Cents for what was done. */
        public long due() {
            return lines.stream()
                    .mapToLong(line -> line.line().due(line.done()))
                    .sum();
        }

        /** The first report that was not sent. */
        public Optional<ReportDue> nextReport() {
            return reports.stream().filter(report -> report.sentOn() == null).findFirst();
        }

        /** Whether a report is due within 15 days, or late. */
        public boolean reportPresses(LocalDate today) {
            return nextReport()
                    .filter(report -> !report.dueOn().isAfter(today.plusDays(REPORT_DAYS)))
                    .isPresent();
        }
    }

    public LocalDate today() {
        return localDays.today();
    }

    /** All contracts, those that began last first. */
    public List<Standing> all() {
        return standings(contracts.list());
    }

    public Standing standing(UUID contract) {
        return standings(List.of(contracts.find(contract).orElseThrow(() -> new NotFound("contract " + contract))))
                .getFirst();
    }

    /** Contracts that run, and those with a report still due. */
    public List<Standing> pressing() {
        var today = localDays.today();
        var owing = contracts.reports(null).stream()
                .filter(report -> report.sentOn() == null)
                .map(ReportDue::contract)
                .collect(Collectors.toSet());
        return standings(contracts.list().stream()
                .filter(contract -> contract.runsOn(today) || owing.contains(contract.id()))
                .toList());
    }

    private List<Standing> standings(List<Contract> wanted) {
        if (wanted.isEmpty()) return List.of();
        var one = wanted.size() == 1 ? wanted.getFirst().id() : null;
        var weeks = weeks(wanted);
        var lines = contracts.lines(one).stream().collect(Collectors.groupingBy(Line::contract));
        var instalments = contracts.instalments(one).stream().collect(Collectors.groupingBy(Instalment::contract));
        var reports = contracts.reports(one).stream().collect(Collectors.groupingBy(ReportDue::contract));
        return wanted.stream()
                .map(contract -> new Standing(
                        contract,
                        lines.getOrDefault(contract.id(), List.of()).stream()
                                .filter(line -> !line.removed())
                                .map(line -> progress(contract, line, weeks.getOrDefault(line.id(), Map.of())))
                                .toList(),
                        instalments.getOrDefault(contract.id(), List.of()),
                        reports.getOrDefault(contract.id(), List.of())))
                .toList();
    }

    /** Parts and minutes that a line counts and pays. */
    private record Sum(long counted, long countedMinutes, long paid, long paidMinutes) {
        static final Sum NONE = new Sum(0, 0, 0, 0);

        static Sum of(ResultRow row) {
            return new Sum(
                    row.bigint("counted"),
                    row.bigint("counted_minutes"),
                    row.bigint("paid"),
                    row.bigint("paid_minutes"));
        }

        Sum and(Sum other) {
            return new Sum(
                    counted + other.counted,
                    countedMinutes + other.countedMinutes,
                    paid + other.paid,
                    paidMinutes + other.paidMinutes);
        }

        long done(boolean pays) {
            return pays ? paid : counted;
        }

        long minutes(boolean pays) {
            return pays ? paidMinutes : countedMinutes;
        }
    }

    private static final String SUMS = """
            sum(counted)::bigint as counted, sum(counted_minutes)::bigint as counted_minutes, sum(paid)::bigint as paid,
            sum(paid_minutes)::bigint as paid_minutes""";

    /** Sums by line and Monday. */
    private Map<UUID, Map<LocalDate, Sum>> weeks(List<Contract> wanted) {
        var weeks = new HashMap<UUID, Map<LocalDate, Sum>>();
        database.sql(
                        "select line, date_trunc('week', day)::date as monday, " + SUMS
                                + " from contracts.day_sum where association = :association and contract = any(:contracts) group by 1, 2")
                .param("association", Asking.association())
                .param("contracts", wanted.stream().map(Contract::id).toArray(UUID[]::new))
                .query(ResultRow.each(row -> {
                    weeks.computeIfAbsent(row.uuid("line"), _ -> new HashMap<>())
                            .put(row.day("monday"), Sum.of(row));
                }));
        return weeks;
    }

    private LineProgress progress(Contract contract, Line line, Map<LocalDate, Sum> ofWeeks) {
        var today = localDays.today();
        var sum = ofWeeks.values().stream().reduce(Sum.NONE, Sum::and);
        long done = sum.done(line.pays());
        var weeks = new ArrayList<Week>();
        var last = today.isAfter(contract.lastDay()) ? contract.lastDay().plusDays(1) : today;
        for (var monday = contract.firstDay().with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
                !monday.plusDays(7).isAfter(last);
                monday = monday.plusDays(7)) {
            var week = ofWeeks.get(monday);
            weeks.add(new Week(monday, week == null ? 0 : week.done(line.pays())));
        }
        var projection = today.isBefore(contract.firstDay())
                ? null
                : Projection.of(done, weeks.stream().map(Week::parts).toList(), today, contract.lastDay())
                        .orElse(null);
        long days = ChronoUnit.DAYS.between(contract.firstDay(), contract.lastDay()) + 1;
        long gone = Math.clamp(ChronoUnit.DAYS.between(contract.firstDay(), today) + 1, 0, days);
        return new LineProgress(
                line,
                sum.counted(),
                done,
                sum.minutes(line.pays()),
                weeks,
                today.isBefore(contract.firstDay())
                        ? Pace.TO_COME
                        : pace(line, done, today.isAfter(contract.lastDay()), projection),
                line.promisedParts() * gone / days,
                projection);
    }

    /** @param over whether the last day of its contract has passed */
    private static Pace pace(Line line, long done, boolean over, @Nullable Projection projection) {
        long promised = line.promisedParts();
        if (!line.pays()) return done >= promised ? Pace.DONE : Pace.COUNTS_ONLY;
        if (done > promised) return Pace.OVER;
        if (done == promised) return Pace.DONE;
        if (over) return Pace.MISSED;
        if (projection == null) return Pace.TOO_EARLY;
        if (projection.high() < promised) return Pace.BELOW;
        return projection.expected() < promised ? Pace.UNSURE : Pace.ON_PACE;
    }

    /** Work of its lines in each month with acts, until a day. */
    List<Contracts.Done> months(UUID contract, LocalDate until) {
        return database.sql("""
                        select a.line, date_trunc('month', a.day)::date as month,
                            sum(case when l.pays then a.paid_units else a.units end)::bigint as done,
                            count(*) filter (where a.paid or not l.pays) as acts
                        from contracts.attribution a
                            join (select association, id, num_nonnulls(price, lump) > 0 as pays from contracts.line) l
                                on l.association = a.association and l.id = a.line
                        where %s and a.day <= :until
                        group by 1, 2 order by 1, 2""".formatted(AttributionTable.OF_CONTRACT))
                .param("association", Asking.association())
                .param("contract", contract)
                .param("until", until)
                .query(ResultRow.map(row -> new Contracts.Done(
                        row.uuid("line"), YearMonth.from(row.day("month")), row.bigint("done"), row.bigint("acts"))))
                .list();
    }

    /** A contract with its lines, those that were removed too. */
    public List<Line> lines(UUID contract) {
        return contracts.lines(contract);
    }

    public Contract get(UUID contract) {
        return contracts.find(contract).orElseThrow(() -> new NotFound("contract " + contract));
    }

    /**
     * Units that one funder paid for over some days.
     *
     * @param acts number of acts that its contracts pay
     */
    public record Share(UUID partner, int contracts, long acts, long minutes) {}

    /** By funder, the most acts first; acts that nobody pays are not among them. */
    public List<Share> shares(LocalDate from, LocalDate to) {
        return database.sql("""
                        select c.partner, count(*)::int as contracts, sum(a.acts)::bigint as acts, sum(a.minutes)::bigint as minutes
                        from (select contract, sum(paid_acts) as acts, sum(paid_minutes) as minutes from contracts.day_sum
                              where association = :association and day between :from and :to group by contract having sum(paid_acts) > 0) a
                            join contracts.contract c on c.association = :association and c.id = a.contract
                        group by c.partner order by acts desc, c.partner""")
                .param("association", Asking.association())
                .param("from", from)
                .param("to", to)
                .query(ResultRow.map(row -> new Share(
                        row.uuid("partner"), row.integer("contracts"), row.bigint("acts"), row.bigint("minutes"))))
                .list();
    }

    /** Acts of some days and their minutes, whether paid or not. */
    public Share total(LocalDate from, LocalDate to) {
        return database.sql("""
                        select count(*) as acts, coalesce(sum(minutes), 0)::bigint as minutes from (
                            select minutes from visits.counted_request where association = :association and day between :from and :to
                            union all
                            select minutes from activities.counted_activity where association = :association and day between :from and :to) a""")
                .param("association", Asking.association())
                .param("from", from)
                .param("to", to)
                .query(ResultRow.map(row -> new Share(Ids.NIL, 0, row.bigint("acts"), row.bigint("minutes"))))
                .single();
    }

    /**
     * An act that a contract counts, as its list shows it.
     *
     * @param parent the visit or the activity; null where it was taken back since
     */
    public record CountedAct(
            ActKey act,
            @Nullable UUID parent,
            LocalDate day,
            @Nullable UUID point,
            String code,
            UUID line,
            int minutes,
            boolean paid,
            Reason reason) {}

    /**
     * Filter of the acts that a contract counts.
     *
     * @param line null for all of its lines
     * @param paid only those that it pays
     */
    public record ActFilter(UUID contract, @Nullable UUID line, boolean paid) {}

    /** Acts of a contract, the latest first. */
    public List<CountedAct> acts(ActFilter filter, int most, int from) {
        return askActs(filter, " limit :most offset :from")
                .param("most", most)
                .param("from", from)
                .query(ResultRow.map(SeeContracts::countedAct))
                .list();
    }

    /** Tells all of them one by one, the latest first: there may be more than memory holds. */
    public void eachAct(ActFilter filter, Consumer<CountedAct> to) {
        askActs(filter, "").withFetchSize(ACTS_AT_ONCE).query(ResultRow.each(row -> to.accept(countedAct(row))));
    }

    private JdbcClient.StatementSpec askActs(ActFilter filter, String part) {
        return database.sql("""
                        select a.*, coalesce(r.visit, v.id) as parent, coalesce(r.point, v.point) as point, coalesce(r.theme, v.kind, '') as code
                        from contracts.attribution a
                            left join visits.counted_request r on a.act_kind = 'request' and r.association = a.association and r.id = a.act
                            left join activities.counted_activity v on a.act_kind = 'activity' and v.association = a.association and v.id = a.act
                        where %s and (:line::uuid is null or a.line = :line) and (a.paid or not :paid)
                        order by a.day desc, a.act, a.line""".formatted(AttributionTable.OF_CONTRACT) + part)
                .param("association", Asking.association())
                .param("contract", filter.contract())
                .param("line", filter.line())
                .param("paid", filter.paid());
    }

    private static CountedAct countedAct(ResultRow row) {
        return new CountedAct(
                new ActKey(ActKind.find(row.text("act_kind")).orElseThrow(), row.uuid("act")),
                row.uuidOrNull("parent"),
                row.day("day"),
                row.uuidOrNull("point"),
                row.text("code"),
                row.uuid("line"),
                row.integer("minutes"),
                row.flag("paid"),
                Reason.of(row.text("reason")));
    }

    public int countActs(ActFilter filter) {
        return database.sql("""
                        select count(*)::int from contracts.attribution a
                        where (:line::uuid is null or a.line = :line) and (a.paid or not :paid)
                            and %s""".formatted(AttributionTable.OF_CONTRACT))
                .param("association", Asking.association())
                .param("contract", filter.contract())
                .param("line", filter.line())
                .param("paid", filter.paid())
                .query(Integer.class)
                .single();
    }

    /**
     * Lines for which an act counts.
     *
     * @param rows attributions, first the one that pays
     * @param overrule decision of a person, followed or not
     */
    public record ActAttribution(
            Act act, List<Attribution> rows, @Nullable Overrule overrule) {}

    public Optional<ActAttribution> ofAct(ActKey key) {
        return table.act(key).map(act -> attribution(act, table.of(List.of(key))));
    }

    /** Of the requests of a visit, in their order. */
    public List<ActAttribution> ofVisit(UUID visit) {
        if (contracts.list().isEmpty()) return List.of();
        var acts = table.actsOfVisit(visit);
        var rows = table.of(acts.stream().map(Act::key).toList()).stream()
                .collect(Collectors.groupingBy(Attribution::act));
        return acts.stream()
                .map(act -> attribution(act, rows.getOrDefault(act.key(), List.of())))
                .toList();
    }

    private ActAttribution attribution(Act act, List<Attribution> rows) {
        return new ActAttribution(act, rows, table.overrule(act.key()).orElse(null));
    }

    /** Names for sentences about lines. */
    public record Named(UUID contract, String contractName, String lineName, boolean pays) {}

    public Map<UUID, Named> names(Collection<UUID> lines) {
        if (lines.isEmpty()) return Map.of();
        var names = new HashMap<UUID, Named>();
        database.sql("""
                        select l.id, c.id as contract, c.name as contract_name, l.name as line_name, num_nonnulls(l.price, l.lump) = 1 as pays
                        from contracts.line l join contracts.contract c on c.association = l.association and c.id = l.contract
                        where l.association = :association and l.id = any(:lines::uuid[])""")
                .param("association", Asking.association())
                .param("lines", Set.copyOf(lines).toArray(UUID[]::new))
                .query(ResultRow.each(row -> {
                    names.put(
                            row.uuid("id"),
                            new Named(
                                    row.uuid("contract"),
                                    row.text("contract_name"),
                                    row.text("line_name"),
                                    row.flag("pays")));
                }));
        return names;
    }

    /** Acts to look at for the same reason and the same lines. */
    public record Conflict(
            Finding.Kind kind, UUID line, @Nullable UUID other, int acts, LocalDate first, LocalDate last) {}

    public List<Conflict> conflicts() {
        return database.sql("""
                        select kind, line, other, count(*)::int as acts, min(day) as first, max(day) as last from contracts.finding
                        where association = :association group by kind, line, other order by kind, acts desc, line""")
                .param("association", Asking.association())
                .query(ResultRow.map(row -> new Conflict(
                        Finding.Kind.of(row.text("kind")),
                        row.uuid("line"),
                        row.uuidOrNull("other"),
                        row.integer("acts"),
                        row.day("first"),
                        row.day("last"))))
                .list();
    }

    /**
     * An act of a conflict.
     *
     * @param gone whether it was taken back since
     */
    public record ConflictingAct(ActKey act, LocalDate day, boolean gone) {}

    /** Some acts of a conflict, the latest first. */
    public List<ConflictingAct> actsOf(Conflict conflict, int most) {
        return database.sql("""
                        select f.act_kind, f.act, f.day, r.id is null and v.id is null as gone
                        from (select * from contracts.finding where association = :association and kind = :kind and line = :line
                                and other is not distinct from :other::uuid order by day desc, act limit :most) f
                            left join visits.counted_request r on f.act_kind = 'request' and r.association = f.association and r.id = f.act
                            left join activities.counted_activity v on f.act_kind = 'activity' and v.association = f.association and v.id = f.act
                        order by f.day desc, f.act""")
                .param("association", Asking.association())
                .param("kind", conflict.kind().code())
                .param("line", conflict.line())
                .param("other", conflict.other())
                .param("most", most)
                .query(ResultRow.map(row -> new ConflictingAct(
                        new ActKey(ActKind.find(row.text("act_kind")).orElseThrow(), row.uuid("act")),
                        row.day("day"),
                        row.flag("gone"))))
                .list();
    }

    /** How many acts are to be looked at. */
    public int countFindings() {
        return database.sql("select count(*)::int from contracts.finding where association = :association")
                .param("association", Asking.association())
                .query(Integer.class)
                .single();
    }

    /** Sums of an association for the network's head. */
    public record Summary(
            UUID association, int running, int below, int over, int late, long amount, Instant computedAt) {}

    /** By association; asked as the network. */
    public List<Summary> summaries() {
        return database.sql("select * from contracts.summary order by below + over + late desc, association")
                .query(ResultRow.map(row -> new Summary(
                        row.uuid("association"),
                        row.integer("running"),
                        row.integer("below"),
                        row.integer("over"),
                        row.integer("late"),
                        row.bigint("amount"),
                        row.instant("computed_at"))))
                .list();
    }

    /** Computes the sums that the network's head reads, of contracts that run today; reports may be late of those that ended too. */
    @Transactional
    public void summarize() {
        var today = localDays.today();
        var pressing = pressing();
        var running = pressing.stream()
                .filter(standing -> standing.contract().runsOn(today))
                .toList();
        database.sql("""
                        insert into contracts.summary (association, running, below, over, late, amount, computed_at)
                        select :association, :running, :below, :over, :late, :amount, :now
                        where :running > 0 or :late > 0 or exists (select from contracts.summary where association = :association)
                        on conflict (association) do update set running = excluded.running, below = excluded.below, over = excluded.over,
                            late = excluded.late, amount = excluded.amount, computed_at = excluded.computed_at""")
                .param("association", Asking.association())
                .param("running", running.size())
                .param(
                        "below",
                        running.stream()
                                .filter(standing -> standing.has(Pace.BELOW))
                                .count())
                .param(
                        "over",
                        running.stream()
                                .filter(standing -> standing.has(Pace.OVER))
                                .count())
                .param(
                        "late",
                        pressing.stream()
                                .flatMap(standing -> standing.reports().stream())
                                .filter(report -> report.sentOn() == null
                                        && report.dueOn().isBefore(today))
                                .count())
                .param("amount", running.stream().mapToLong(Standing::amount).sum())
                .param("now", localDays.now())
                .update();
        events.publishEvent(new ContractsSummarized(running.stream()
                .filter(standing -> standing.has(Pace.BELOW))
                .map(standing -> standing.contract().id())
                .collect(Collectors.toSet())));
    }
}
