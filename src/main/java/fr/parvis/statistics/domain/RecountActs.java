// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.statistics.Recount;
import fr.parvis.statistics.domain.SheetKey.Grain;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares what is kept with the acts, and counts them anew. A month at a time, so that millions of acts fit and nobody who
 * records waits longer than for a month of one association.
 */
@Component
public class RecountActs implements Recount {
    private final JdbcClient database;
    private final ReadActs acts;
    private final Pending pending;
    private final Sheets sheets;
    private final OwnPending ownPending;
    private final OwnSheets ownSheets;
    private final OwnDue ownDue;
    private final TransactionTemplate writing;
    private final TransactionTemplate comparing;

    RecountActs(
            JdbcClient database,
            ReadActs acts,
            Pending pending,
            Sheets sheets,
            OwnPending ownPending,
            OwnSheets ownSheets,
            OwnDue ownDue,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.acts = acts;
        this.pending = pending;
        this.sheets = sheets;
        this.ownPending = ownPending;
        this.ownSheets = ownSheets;
        this.ownDue = ownDue;
        this.writing = new TransactionTemplate(transactions);
        this.comparing = new TransactionTemplate(transactions);
        comparing.setReadOnly(true);
        // acts, sheets and what waits are read one after the other: as of one moment
        comparing.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    @Override
    public int recount(UUID association) {
        int written = 0;
        for (var month : writing.execute(status -> months(association)))
            written += writing.execute(status -> recount(association, month));
        writing.executeWithoutResult(
                status -> database.sql("delete from statistics.recount_due where association = :association")
                        .param("association", association)
                        .update());
        ownDue.settle(association);
        return written;
    }

    /** Counts what each mediator of the association in scope did anew, a month at a time; outside a transaction, for no account. */
    public int recountOwn(UUID association) {
        int written = 0;
        for (var month : writing.execute(status -> months(association)))
            written += writing.execute(status -> {
                ownPending.closeTheDoor();
                return rewriteOwn(association, month, counted(association, month, Map.of()));
            });
        ownDue.settle(association);
        return written;
    }

    private int rewriteOwn(UUID association, LocalDate month, Counted counted) {
        ownPending.forgetOfAssociation(association, month, last(month));
        ownSheets.forgetOfAssociation(association, month);
        return ownSheets.add(counted.own());
    }

    private int recount(UUID association, LocalDate month) {
        var last = last(month);
        pending.closeTheDoor();
        ownPending.closeTheDoor();
        var before = sheets.ofAssociation(association, month);
        var kept = kept(association, month, before);
        pending.forgetOfAssociation(association, month, last);
        sheets.forgetOfAssociation(association, month);
        var counted = counted(association, month, kept);
        var anew = counted.inside();
        // the network's sheets, which this scope may not touch, are told the difference; they held what these sheets
        // did
        for (var day = month; !day.isAfter(last); day = day.plusDays(1)) {
            var key = new SheetKey(association, association, Grain.DAY, day);
            var difference = new Cells()
                    .add(anew.getOrDefault(key, new Cells()))
                    .subtract(before.getOrDefault(key, new Cells()));
            pending.append(new Pending.Row(association, new Place(null, null, day), difference, true));
        }
        return sheets.add(anew) + rewriteOwn(association, month, counted);
    }

    /** How many cells of an association's sheets and its mediators' own, with what waits for them, differ from what its acts add up to. */
    public int differences(UUID association) {
        int differences = 0;
        boolean ownIsDue = ownDue.holds(association);
        for (var month : comparing.execute(status -> months(association))) {
            differences += comparing.execute(status -> {
                var kept = kept(association, month, sheets.ofAssociation(association, month));
                var counted = counted(association, month, kept);
                int inside = differing(kept, counted.inside());
                return ownIsDue ? inside : inside + differing(keptOwn(association, month), counted.own());
            });
        }
        return differences;
    }

    /** How many cells of the network's sheets differ from the sums of the associations'; in the network's scope. */
    public int differencesOfTheNetwork() {
        int differences = 0;
        for (var month : comparing.execute(status -> months(null)))
            differences += comparing.execute(status -> {
                var waiting = pending.ofTheNetworkAlone(month, last(month));
                return month.datesUntil(month.plusMonths(1))
                        .mapToInt(day -> differencesOfTheNetwork(day, waiting))
                        .sum();
            });
        return differences;
    }

    private int differencesOfTheNetwork(LocalDate start, List<Pending.Row> waiting) {
        var kept = sheets.ofTheNetwork(start);
        for (var row : waiting)
            for (var key : SheetKey.network(row.place().day()))
                if (key.start().equals(start))
                    kept.computeIfAbsent(key, k -> new Cells()).add(row.cells());
        return differing(kept, ofTheNetwork(start));
    }

    /** Adds the network's sheets up anew from the associations'; in the network's scope. */
    public int recountTheNetwork() {
        int written = 0;
        for (var month : writing.execute(status -> months(null)))
            written += writing.execute(status -> {
                pending.closeTheDoor();
                pending.forgetOfTheNetworkAlone(month, last(month));
                sheets.forgetOfTheNetwork(month);
                return month.datesUntil(month.plusMonths(1))
                        .mapToInt(day -> sheets.add(ofTheNetwork(day)))
                        .sum();
            });
        return written;
    }

    /** Sums of the associations' sheets of a day, and of the month when the day is its first. */
    private Map<SheetKey, Cells> ofTheNetwork(LocalDate start) {
        var sums = new HashMap<SheetKey, Cells>();
        sheets.ofAllAssociations(start)
                .forEach((key, cells) -> sums.computeIfAbsent(
                                new SheetKey(SheetKey.NETWORK, null, key.grain(), start), k -> new Cells())
                        .add(cells));
        return sums;
    }

    /** The sheets inside an association with what waits for them. */
    private Map<SheetKey, Cells> kept(UUID association, LocalDate month, Map<SheetKey, Cells> sheets) {
        var kept = new HashMap<SheetKey, Cells>();
        add(kept, sheets);
        add(kept, Sheets.inside(pending.ofAssociation(association, month, last(month))));
        return kept;
    }

    /** The mediators' own sheets with what waits for them. */
    private Map<SheetKey, Cells> keptOwn(UUID association, LocalDate month) {
        var kept = new HashMap<SheetKey, Cells>();
        add(kept, ownSheets.ofAssociation(association, month));
        add(kept, OwnSheets.of(ownPending.ofAssociation(association, month, last(month))));
        return kept;
    }

    /** Sheets that acts add up to: the sheets inside the association, and those of its mediators. */
    private record Counted(Map<SheetKey, Cells> inside, Map<SheetKey, Cells> own) {}

    /**
     * Sheets of a month recounted from its acts, by place and by mediator. Tickets of the queue are deleted after a time: before
     * the first day of which some are left, their earlier counts stand.
     */
    private Counted counted(UUID association, LocalDate month, Map<SheetKey, Cells> kept) {
        var places = new HashMap<Place, Cells>();
        BiConsumer<Place, Cells> count = (place, cells) ->
                places.computeIfAbsent(place, p -> new Cells()).add(cells);
        var own = new HashMap<SheetKey, Cells>();
        Consumer<OwnPending.Row> countOwn = row -> add(own, OwnSheets.of(List.of(row)));
        acts.ofAssociation(association, month, last(month), act -> {
            var cells = act.cells();
            count.accept(act.place(), cells);
            for (var mediator : new HashSet<>(act.mediators()))
                countOwn.accept(new OwnPending.Row(association, mediator, act.day(), cells));
        });
        acts.othersOfEachMediator(association, month, last(month), countOwn);
        acts.others(association, month, last(month), count);
        var firstTicket = acts.firstTicket(association);
        kept.forEach((key, cells) -> {
            boolean ofAPoint = key.grain() == Grain.DAY && !key.scope().equals(association);
            if (ofAPoint && (firstTicket.isEmpty() || key.start().isBefore(firstTicket.get())))
                count.accept(new Place(key.scope(), null, key.start()), cells.ofTickets());
        });
        var rows = new ArrayList<Pending.Row>();
        places.forEach((place, cells) -> {
            if (!cells.isEmpty()) rows.add(new Pending.Row(association, place, cells));
        });
        return new Counted(Sheets.inside(rows), own);
    }

    /** The months from the first that has acts or figures to the last. */
    private List<LocalDate> months(@Nullable UUID association) {
        var acts = association == null ? "" : """
                union all select min(start), max(start) from statistics.own_sheet where association = :association
                union all select min(day), max(day) from visits.counted_visit where association = :association
                union all select min(day), max(day) from queue.counted_ticket where association = :association
                union all select min(day), max(day) from activities.counted_activity where association = :association
                union all select min(day), max(day) from equipment.counted_movement where association = :association
                union all select min(day), max(day) from hotline.counted_call where association = :association
                """;
        return database.sql("""
                        select date_trunc('month', m)::date from (select min(first) as first, max(last) as last from (
                            select min(start) as first, max(start) as last from statistics.sheet
                            where :association::uuid is null or association = :association
                            union all select min(day), max(day) from statistics.pending
                            where :association::uuid is null or association = :association
                            """ + acts + """
                        ) known) span, generate_series(date_trunc('month', first), last, interval '1 month') m order by 1""")
                .param("association", association)
                .query(LocalDate.class)
                .list();
    }

    private static LocalDate last(LocalDate month) {
        return month.plusMonths(1).minusDays(1);
    }

    private static void add(Map<SheetKey, Cells> sums, Map<SheetKey, Cells> more) {
        more.forEach((key, cells) -> sums.computeIfAbsent(key, k -> new Cells()).add(cells));
    }

    private static int differing(Map<SheetKey, Cells> one, Map<SheetKey, Cells> other) {
        var keys = new HashSet<>(one.keySet());
        keys.addAll(other.keySet());
        return keys.stream()
                .mapToInt(key -> new Cells()
                        .add(one.getOrDefault(key, new Cells()))
                        .subtract(other.getOrDefault(key, new Cells()))
                        .size())
                .sum();
    }
}
