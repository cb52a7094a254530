// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.network.Extent;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.protection.SmallCounts;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Period;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hidden cells of each month from accounts that may not see the acts. It is decided once a month and extent, for all dimensions: a period is
 * a sum of months, and no two periods tell by subtraction what a month hides. What was decided is kept in memory until something of
 * the month changes.
 */
@Component
public class HiddenMonths {
    /** Five years, with those before and the years before. */
    private static final int MOST_KEPT = 300;

    /** Content of a month when it was decided on. */
    private record Kept(String state, Map<UUID, HiddenCells> hidden) {}

    private final JdbcClient database;
    private final Nomenclature nomenclature;
    private final SmallCounts smallCounts;
    private final Clock clock;
    private final Map<YearMonth, Kept> kept = new ConcurrentHashMap<>();
    private final ReentrantLock deciding = new ReentrantLock();

    HiddenMonths(JdbcClient database, Nomenclature nomenclature, SmallCounts smallCounts, Clock clock) {
        this.database = database;
        this.nomenclature = nomenclature;
        this.smallCounts = smallCounts;
        this.clock = clock;
    }

    /** The last month that is over everywhere: a month under way, looked at every day, would disclose each day. */
    public YearMonth last() {
        // in Polynesia a day ends eleven hours later than in Paris
        return YearMonth.from(NetworkTime.today(clock).minusDays(1)).minusMonths(1);
    }

    /** Whether a period is made of months that are over, so that it may be told outside an association. */
    public boolean mayTell(Period period) {
        return period.equals(wholeMonths(period))
                && !YearMonth.from(period.to()).isAfter(last());
    }

    /** The months that a period touches, of those that are over; the last one when there is none. */
    public Period told(Period period) {
        var last = last();
        var to = YearMonth.from(period.to());
        if (to.isAfter(last)) to = last;
        var from = YearMonth.from(period.from());
        if (from.isAfter(to)) from = to;
        // whole months may be a little longer than what was asked for
        var earliest = to.minusMonths(Figures.LONGEST_YEARS * 12L - 1);
        if (from.isBefore(earliest)) from = earliest;
        return new Period(from.atDay(1), to.atEndOfMonth());
    }

    private static Period wholeMonths(Period period) {
        return new Period(
                YearMonth.from(period.from()).atDay(1),
                YearMonth.from(period.to()).atEndOfMonth());
    }

    /** Hidden cells of an association or the network in a period of whole months. */
    @Transactional(readOnly = true)
    public HiddenCells of(Extent extent, Period period) {
        return of(extent, List.of(period)).getFirst();
    }

    /** Hidden cells of an association or the network in each of several periods of whole months. */
    @Transactional(readOnly = true)
    public List<HiddenCells> of(Extent extent, List<Period> periods) {
        var scope = switch (extent) {
            case Extent.OfAssociation of -> of.association();
            case Extent.WholeNetwork network -> SheetKey.NETWORK;
            default -> throw new IllegalArgumentException("only associations and the network are told outside");
        };
        var months = new HashSet<YearMonth>();
        for (var period : periods) months.addAll(months(period));
        var hidden = hidden(months);
        return periods.stream()
                .map(period -> {
                    var sum = new HiddenCells();
                    for (var month : months(period)) {
                        var of = hidden.getOrDefault(month, Map.of()).get(scope);
                        if (of != null) sum.add(of);
                    }
                    return sum;
                })
                .toList();
    }

    /** Decides a month before it is asked for. */
    @Transactional(readOnly = true)
    public void prepare(YearMonth month) {
        hidden(Set.of(month));
    }

    /** Hidden cells of each month, by association and, under {@link SheetKey#NETWORK}, of the network. */
    Map<YearMonth, Map<UUID, HiddenCells>> hidden(Set<YearMonth> months) {
        var states = states(months);
        var found = new HashMap<YearMonth, Map<UUID, HiddenCells>>();
        var stale = new ArrayList<YearMonth>();
        states.forEach((month, state) -> {
            var known = kept.get(month);
            if (known != null && known.state.equals(state)) found.put(month, known.hidden);
            else stale.add(month);
        });
        if (kept.size() > MOST_KEPT) kept.clear();
        for (var month : stale) found.put(month, decide(month, states.getOrDefault(month, "")));
        return found;
    }

    /**
     * Decides one month at a time: the sheets of all associations in a year would not fit into a small memory side by side, and a
     * month that several requests need is decided once.
     */
    private Map<UUID, HiddenCells> decide(YearMonth month, String state) {
        deciding.lock();
        try {
            var known = kept.get(month);
            if (known != null && known.state.equals(state)) return known.hidden;
            var catalogue = nomenclature.on(month.atEndOfMonth());
            var hidden = new MonthTable(read(month), theme -> Figures.familyOf(theme, catalogue), smallCounts).hidden();
            hidden.values().forEach(HiddenCells::compact);
            kept.put(month, new Kept(state, hidden));
            return hidden;
        } finally {
            deciding.unlock();
        }
    }

    static List<YearMonth> months(Period period) {
        var months = new ArrayList<YearMonth>();
        for (var month = YearMonth.from(period.from());
                !month.isAfter(YearMonth.from(period.to()));
                month = month.plusMonths(1)) months.add(month);
        return months;
    }

    /** Of each month that holds anything, what changes whenever something in it does. */
    private Map<YearMonth, String> states(Collection<YearMonth> months) {
        var states = new TreeMap<YearMonth, String>();
        database.sql("""
            select start, string_agg(state, ' ' order by state) as state from (
                select start, 'sheets ' || count(*) || ' ' || max(xmin::text::bigint) as state
                from statistics.sheet
                where scope = association and start = any(:months::date[]) and grain = 'm' group by start
                union all
                select date_trunc('month', day)::date, 'pending ' || count(*) || ' ' || max(id)
                from statistics.pending where not network_alone and date_trunc('month', day)::date = any(:months::date[])
                group by 1) parts
            group by start\
            """)
                .param(
                        "months",
                        months.stream().map(month -> month.atDay(1).toString()).toArray(String[]::new))
                .query(ResultRow.each(row -> {
                    states.put(YearMonth.from(row.dayOrNull("start")), row.textOrNull("state"));
                }));
        return states;
    }

    private Map<UUID, Cells> read(YearMonth month) {
        var cells = new HashMap<UUID, Cells>();
        database.sql("""
            select association, cells from statistics.sheet
            where scope = association and start = :first and grain = 'm' and part in ('total', 'main', 'walls')
            union all
            select association, cells from statistics.pending
            where not network_alone and day between :first and :last\
            """)
                .param("first", month.atDay(1))
                .param("last", month.atEndOfMonth())
                .query(ResultRow.each(row -> {
                    cells.computeIfAbsent(row.uuidOrNull("association"), a -> new Cells())
                            .addJson(row.text("cells"));
                }));
        return cells;
    }
}
