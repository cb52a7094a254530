// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.database.Scope;
import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Fact;
import fr.parvis.indicators.domain.FactTables;
import fr.parvis.indicators.domain.Outbox;
import fr.parvis.network.LocalDays;
import fr.parvis.queue.TicketsSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills a copy from the database: wholly, or with what changed since. Facts are always read as they are now, in the scope of their association, so that doing
 * it twice gives the same; a row of the outbox only says what to read.
 */
@Component
class WriteCopy {
    /** Rows of the outbox in one transaction of the copy. */
    private static final int AT_ONCE = 5000;

    /** Visits read in one statement. */
    private static final int VISITS = 500;

    private static final String POINT_COLUMNS = "point, commune, department";
    private static final String THEME_COLUMNS = "theme, family, valid_from, valid_until";

    private static final List<Fact> OF_VISITS = List.of(Fact.VISIT, Fact.REQUEST);

    private final Outbox outbox;
    private final FactRows facts;
    private final Associations associations;
    private final LocalDays days;
    private final Clock clock;
    private final int ticketDays;
    private final TransactionTemplate reading;

    WriteCopy(
            Outbox outbox,
            FactRows facts,
            Associations associations,
            LocalDays days,
            Clock clock,
            TicketsSettings settings,
            PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.facts = facts;
        this.associations = associations;
        this.days = days;
        this.clock = clock;
        this.ticketDays = settings.keepDays();
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Fills an empty copy. What is done meanwhile is in the outbox from the horizon on. */
    void fill(CopyFile copy) {
        fill(copy, writing -> RequestSums.make(writing.statements()));
    }

    /** Fills an empty copy with facts and no sums, for a copy that nobody asks. */
    void fillWithFacts(CopyFile copy) {
        fill(copy, _ -> {});
    }

    private void fill(CopyFile copy, Consumer<CopyFile.Writing> sums) {
        OtherThread.run("figures-writing", "a change", () -> all(copy, sums));
    }

    private void all(CopyFile copy, Consumer<CopyFile.Writing> sums) {
        var at = clock.instant();
        long horizon = Asking.as(Scope.network()).call(() -> reading.execute(_ -> outbox.horizon()));
        var each = associations.list().stream().map(Association::id).toList();
        // at once: the engine writes rows out when there are enough for a group, also of several small associations,
        // and not a second time
        copy.write(writing -> {
            try (var ahead = new RowsAhead<UUID>(this::read)) {
                ahead.write(each, (_, rows) -> {
                    for (var fact : Fact.COPIED) append(writing, fact, rows::forEach);
                });
            }
        });
        copy.write(sums);
        // after the facts: a point opened meanwhile may have some
        copy.write(this::dimensions);
        copy.write(writing -> new CopyState(horizon, Set.of(), at, null, 0).write(writing));
    }

    private void read(UUID association, RowsAhead.Part rows) {
        // all as of one moment: no visit without its requests
        in(association, () -> {
            facts.sortInMemory();
            for (var fact : Fact.COPIED) {
                facts.all(fact, association, rows);
                rows.end();
            }
        });
    }

    private void append(CopyFile.Writing writing, Fact fact, Consumer<CopiedRows> read) {
        writing.append(
                "indicators",
                FactTables.of(fact).replace("indicators.", ""),
                rows -> read.accept(new CopiedRows(fact, writing.codes(), rows)));
    }

    private void in(UUID association, Runnable work) {
        Asking.as(association).run(() -> reading.executeWithoutResult(_ -> work.run()));
    }

    /**
     * Whether a copy can be brought up to date: the outbox still holds all that it has not seen, and it is the database that the copy was made from, in no
     * earlier state.
     */
    boolean canFollow(CopyState state) {
        if (state.fedAt().isBefore(clock.instant().minus(java.time.Duration.ofDays(Outbox.DAYS - 1)))) return false;
        return Asking.as(Scope.network())
                .call(() -> reading.execute(_ -> {
                    var witness = state.witness();
                    return outbox.horizon() >= state.horizon()
                            && (witness == null
                                    || outbox.writerOf(witness.tx(), witness.seq())
                                            .isPresent());
                }));
    }

    /** Applies what changed since a state, and answers the new one. */
    CopyState feed(CopyFile copy, CopyState from) {
        var state = from;
        while (true) {
            var at = clock.instant();
            long horizon = state.horizon();
            var seen = Asking.as(Scope.network()).call(() -> reading.execute(_ -> outbox.since(horizon)));
            var applied = state.applied();
            var fresh = seen.rows().stream()
                    .filter(row -> !applied.contains(new CopyState.Applied(row.tx(), row.seq())))
                    .limit(AT_ONCE + 1)
                    .toList();
            boolean last = fresh.size() <= AT_ONCE;
            var now = last ? fresh : fresh.subList(0, AT_ONCE);
            // of transactions that were not over when it was looked, and of rows behind those of this turn, it is
            // remembered which are applied
            long reached = last ? seen.horizon() : horizon;
            var kept = new HashSet<CopyState.Applied>();
            for (var one : applied) if (one.tx() >= reached) kept.add(one);
            for (var row : now) if (row.tx() >= reached) kept.add(new CopyState.Applied(row.tx(), row.seq()));
            var witness = now.isEmpty()
                    ? state.witness()
                    : new CopyState.Applied(now.getLast().tx(), now.getLast().seq());
            var next = new CopyState(reached, kept, at, witness, state.fed() + now.size());
            if (!now.isEmpty())
                copy.write(writing -> {
                    apply(writing, now);
                    next.write(writing);
                });
            state = next;
            if (last) return state;
        }
    }

    private void apply(CopyFile.Writing writing, List<Outbox.Row> rows) {
        var years = new HashSet<Integer>();
        for (var row : rows) years.add(row.day().getYear());
        Map<UUID, List<Outbox.Row>> byAssociation = new LinkedHashMap<>();
        for (var row : rows)
            byAssociation
                    .computeIfAbsent(row.association(), _ -> new ArrayList<>())
                    .add(row);
        byAssociation.forEach((association, changes) -> {
            visits(writing, association, changes, years);
            for (var fact : Fact.COPIED) if (!OF_VISITS.contains(fact)) daysOf(writing, association, fact, changes);
        });
        writing.changesOnly(years);
    }

    private static int number(CopyFile.Writing writing, UUID association) {
        return writing.codes().number(Dimension.ASSOCIATION, association.toString());
    }

    /** @param years takes those that visits were of until now */
    private void visits(CopyFile.Writing writing, UUID association, List<Outbox.Row> changes, Set<Integer> years) {
        int number = number(writing, association);
        var all = new LinkedHashSet<UUID>();
        for (var one : changes) {
            UUID subject = one.subject();
            if (subject != null) all.add(subject);
        }
        var ids = List.copyOf(all);
        for (int i = 0; i < ids.size(); i += VISITS) {
            var some = ids.subList(i, Math.min(ids.size(), i + VISITS));
            in(association, () -> {
                var numbers = facts.numbers(association, some).stream()
                        .map(no -> Long.toString(no))
                        .collect(Collectors.joining(", "));
                if (numbers.isEmpty()) return;
                var those = "association = ? and visit in (" + numbers + ")";
                writing.statements()
                        .sql("select distinct year from " + FactTables.of(Fact.VISIT) + " where " + those)
                        .params(number)
                        .query(ResultRow.each(row -> years.add(row.integer("year"))));
                RequestSums.change(writing.statements(), those, number, () -> {
                    for (var fact : OF_VISITS) {
                        writing.statements()
                                .sql("delete from " + FactTables.of(fact) + " where " + those)
                                .params(number)
                                .update();
                        append(writing, fact, rows -> facts.ofVisits(fact, association, some, rows));
                    }
                });
            });
        }
    }

    private void daysOf(CopyFile.Writing writing, UUID association, Fact fact, List<Outbox.Row> changes) {
        int number = number(writing, association);
        var name = FactTables.name(fact);
        var changed = changes.stream()
                .filter(one -> one.fact().equals(name))
                .map(Outbox.Row::day)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (LocalDate day : changed)
            in(association, () -> {
                writing.statements()
                        .sql("delete from " + FactTables.of(fact) + " where association = ? and day = ?")
                        .params(number, day)
                        .update();
                append(writing, fact, rows -> facts.ofDay(fact, association, day, rows));
            });
    }

    /**
     * Refreshes the tables that are joined with facts, where they changed, and deletes tickets past their time.
     *
     * @param known hash of the last refresh
     * @return hash of this one
     */
    int refresh(CopyFile copy, int known) {
        var lines = new ArrayList<List<@Nullable String>>();
        Asking.as(Scope.network())
                .run(() -> reading.executeWithoutResult(_ -> {
                    facts.dimension("dim_point", POINT_COLUMNS, line -> lines.add(Arrays.asList(line)));
                    facts.dimension("dim_theme", THEME_COLUMNS, line -> lines.add(Arrays.asList(line)));
                }));
        var oldest = days.today().minusDays(ticketDays);
        int now = 31 * lines.hashCode() + oldest.hashCode();
        if (now == known) return now;
        copy.write(writing -> {
            dimensions(writing);
            writing.statements()
                    .sql("delete from indicators.fact_ticket where day < ?")
                    .params(oldest)
                    .update();
        });
        return now;
    }

    private void dimensions(CopyFile.Writing writing) {
        for (var table : List.of("dim_point", "dim_commune", "dim_theme"))
            writing.statements().sql("delete from indicators." + table).update();
        Asking.as(Scope.network())
                .run(() -> reading.executeWithoutResult(_ -> {
                    table(
                            writing,
                            "dim_point",
                            POINT_COLUMNS,
                            Dimension.POINT,
                            Dimension.COMMUNE,
                            Dimension.DEPARTMENT);
                    table(writing, "dim_commune", "commune, department", Dimension.COMMUNE, Dimension.DEPARTMENT);
                    table(writing, "dim_theme", THEME_COLUMNS, Dimension.THEME, Dimension.THEME);
                }));
    }

    private void table(CopyFile.Writing writing, String table, String columns, Dimension... lists) {
        writing.append(
                "indicators",
                table,
                rows -> facts.dimension(
                        table,
                        columns,
                        line -> rows.row(row -> {
                            for (int i = 0; i < line.length; i++) {
                                @Nullable String text = line[i];
                                if (text == null) row.appendNull();
                                else if (i < lists.length)
                                    row.append(writing.codes().number(lists[i], text));
                                else row.appendDay((int) LocalDate.parse(text).toEpochDay());
                            }
                        })));
    }
}
