// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.holds;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.rota.Hold;
import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Taken time of whole days as bits, computed from the holds in the transaction that changes them: a search of free time reads a row for each day. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class TakenDays {
    private final JdbcClient database;
    private final HoldTable holds;

    TakenDays(JdbcClient database, HoldTable holds) {
        this.database = database;
        this.holds = holds;
    }

    private record Row(UUID mediator, LocalDate day, DayBits bits) {}

    private Map<LocalDate, DayBits> between(UUID mediator, LocalDate first, LocalDate last) {
        return database
                .sql("""
                        select mediator, day, bits from rota.taken_day
                        where association = :association and mediator = :mediator and day between :first and :last""")
                .param("association", Asking.association())
                .param("mediator", mediator)
                .param("first", first)
                .param("last", last)
                .query(ResultRow.map(
                        row -> new Row(row.uuid("mediator"), row.day("day"), DayBits.of(row.bytes("bits")))))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::day, Row::bits));
    }

    /** Marks the taken slices of these mediators in the stretch of days; whoever has none has no entry. */
    Map<UUID, SliceRow> rows(Collection<UUID> mediators, LocalDate first, LocalDate last) {
        var found = new HashMap<UUID, SliceRow>();
        database.sql("""
                        select mediator, day, bits from rota.taken_day
                        where association = :association and mediator = any(:mediators) and day between :first and :last""")
                .param("association", Asking.association())
                .param("mediators", mediators.toArray(UUID[]::new))
                .param("first", first)
                .param("last", last)
                .query(ResultRow.each(
                        row -> found.computeIfAbsent(row.uuid("mediator"), key -> new SliceRow(first, last))
                                .add(row.day("day"), row.bytes("bits"))));
        return found;
    }

    /** Counts the days that a stretch touches anew; the mediators are locked. */
    void count(Collection<UUID> mediators, Instant from, Instant until) {
        count(mediators, from, until, holds.between(mediators, start(from), end(until)));
    }

    /** Counts days anew from holds that were read since the mediators were locked. */
    void count(Collection<UUID> mediators, Instant from, Instant until, Collection<Hold> held) {
        write(counted(mediators, DayBits.day(from), DayBits.day(until.minusNanos(1)), held));
    }

    /** The begin of the first day that a stretch touches. */
    static Instant start(Instant from) {
        return DayBits.day(from).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** The end of the last day that a stretch touches. */
    static Instant end(Instant until) {
        return start(until.minusNanos(1)).plus(Duration.ofDays(1));
    }

    /** Bits that these days must have; an entry for each day. */
    private static Map<UUID, TreeMap<LocalDate, DayBits>> counted(
            Collection<UUID> mediators, LocalDate first, LocalDate last, Collection<Hold> held) {
        var counted = new HashMap<UUID, TreeMap<LocalDate, DayBits>>();
        for (var mediator : mediators) {
            var days = new TreeMap<LocalDate, DayBits>();
            first.datesUntil(last.plusDays(1)).forEach(day -> days.put(day, DayBits.empty()));
            counted.put(mediator, days);
        }
        var from = first.atStartOfDay().toInstant(ZoneOffset.UTC);
        var until = last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        for (Hold hold : held) {
            var days = counted.get(hold.mediator());
            if (days != null && hold.from().isBefore(until) && from.isBefore(hold.until()))
                DayBits.takeAll(
                        days,
                        hold.from().isBefore(from) ? from : hold.from(),
                        hold.until().isAfter(until) ? until : hold.until());
        }
        return counted;
    }

    private void write(Map<UUID, ? extends Map<LocalDate, DayBits>> counted) {
        var taken = new Cells();
        var free = new Cells();
        counted.forEach((mediator, days) ->
                days.forEach((day, bits) -> (bits.isEmpty() ? free : taken).add(mediator, day, bits)));
        if (!free.isEmpty())
            database.sql("""
                            delete from rota.taken_day where association = :association
                                and (mediator, day) in (select * from unnest(:mediators::uuid[], :days::date[]))""")
                    .param("association", Asking.association())
                    .param("mediators", free.mediators())
                    .param("days", free.days())
                    .update();
        if (!taken.isEmpty())
            database.sql("""
                            insert into rota.taken_day (association, mediator, day, bits)
                            select :association, one.* from unnest(:mediators::uuid[], :days::date[], :bits::bytea[]) as one
                            on conflict (association, mediator, day) do update set bits = excluded.bits""")
                    .param("association", Asking.association())
                    .param("mediators", taken.mediators())
                    .param("days", taken.days())
                    .param("bits", taken.bits())
                    .update();
    }

    /** Days of mediators, as columns. */
    private static final class Cells {
        private final List<Row> rows = new ArrayList<>();

        void add(UUID mediator, LocalDate day, DayBits bits) {
            rows.add(new Row(mediator, day, bits));
        }

        boolean isEmpty() {
            return rows.isEmpty();
        }

        UUID[] mediators() {
            return rows.stream().map(Row::mediator).toArray(UUID[]::new);
        }

        Date[] days() {
            return rows.stream().map(row -> Date.valueOf(row.day())).toArray(Date[]::new);
        }

        byte[][] bits() {
            return rows.stream().map(row -> row.bits().bytes()).toArray(byte[][]::new);
        }
    }

    /** Compares a mediator's bits of some days with the holds, and puts them right. @return number of wrong days */
    int mend(UUID mediator, LocalDate first, LocalDate last) {
        var kept = between(mediator, first, last);
        var wrong = new TreeMap<LocalDate, DayBits>();
        var held = holds.between(
                List.of(mediator),
                first.atStartOfDay().toInstant(ZoneOffset.UTC),
                last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        counted(List.of(mediator), first, last, held)
                .getOrDefault(mediator, new TreeMap<>())
                .forEach((day, bits) -> {
                    var before = kept.get(day);
                    if (before == null ? !bits.isEmpty() : !before.equals(bits)) wrong.put(day, bits);
                });
        write(Map.of(mediator, wrong));
        return wrong.size();
    }
}
