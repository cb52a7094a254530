package fr.parvis.rota.domain.holds;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.rota.Hold;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Taken time of whole days as bits, counted from the holds in their own transaction: a search of free time reads a row for each day. */
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

    /** By mediator and day of universal time; no entry where nothing is taken. */
    Map<UUID, Map<LocalDate, DayBits>> between(Collection<UUID> mediators, LocalDate first, LocalDate last) {
        var found = new HashMap<UUID, Map<LocalDate, DayBits>>();
        database.sql("""
                        select mediator, day, bits from rota.taken_day
                        where association = :association and mediator = any(:mediators) and day between :first and :last""")
                .param("association", Asking.association())
                .param("mediators", mediators.toArray(UUID[]::new))
                .param("first", first)
                .param("last", last)
                .query(ResultRow.map(
                        row -> new Row(row.uuid("mediator"), row.day("day"), DayBits.of(row.bytes("bits")))))
                .list()
                .forEach(row -> found.computeIfAbsent(row.mediator(), key -> new HashMap<>())
                        .put(row.day(), row.bits()));
        return found;
    }

    /** Counts the days that a stretch touches anew; the mediators are locked. */
    void count(Collection<UUID> mediators, Instant from, Instant until) {
        var first = DayBits.day(from);
        var last = DayBits.day(until.minusNanos(1));
        var counted = counted(mediators, first, last);
        for (var mediator : mediators) write(mediator, counted.getOrDefault(mediator, new TreeMap<>()));
    }

    /** Bits that these days must have; an entry for each day. */
    private Map<UUID, TreeMap<LocalDate, DayBits>> counted(
            Collection<UUID> mediators, LocalDate first, LocalDate last) {
        var counted = new HashMap<UUID, TreeMap<LocalDate, DayBits>>();
        for (var mediator : mediators) {
            var days = new TreeMap<LocalDate, DayBits>();
            first.datesUntil(last.plusDays(1)).forEach(day -> days.put(day, DayBits.empty()));
            counted.put(mediator, days);
        }
        var from = first.atStartOfDay().toInstant(ZoneOffset.UTC);
        var until = last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        for (Hold hold : holds.between(mediators, from, until)) {
            var days = counted.get(hold.mediator());
            if (days != null)
                DayBits.takeAll(
                        days,
                        hold.from().isBefore(from) ? from : hold.from(),
                        hold.until().isAfter(until) ? until : hold.until());
        }
        return counted;
    }

    private void write(UUID mediator, Map<LocalDate, DayBits> days) {
        if (days.isEmpty()) return;
        var taken = days.entrySet().stream()
                .filter(day -> !day.getValue().isEmpty())
                .toList();
        database.sql("""
                        delete from rota.taken_day
                        where association = :association and mediator = :mediator and day = any(:days)""")
                .param("association", Asking.association())
                .param("mediator", mediator)
                .param("days", days(days.keySet()))
                .update();
        if (taken.isEmpty()) return;
        database.sql("""
                        insert into rota.taken_day (association, mediator, day, bits)
                        select :association, :mediator, one.day, one.bits from unnest(:days::date[], :bits::bytea[]) as one (day, bits)""")
                .param("association", Asking.association())
                .param("mediator", mediator)
                .param("days", days(taken.stream().map(Map.Entry::getKey).toList()))
                .param("bits", taken.stream().map(day -> day.getValue().bytes()).toArray(byte[][]::new))
                .update();
    }

    private static java.sql.Date[] days(Collection<LocalDate> days) {
        return days.stream().map(java.sql.Date::valueOf).toArray(java.sql.Date[]::new);
    }

    /** Compares a mediator's bits of some days with the holds, and puts them right. @return how many days were wrong */
    int mend(UUID mediator, LocalDate first, LocalDate last) {
        var kept = between(List.of(mediator), first, last).getOrDefault(mediator, Map.of());
        var wrong = new TreeMap<LocalDate, DayBits>();
        counted(List.of(mediator), first, last)
                .getOrDefault(mediator, new TreeMap<>())
                .forEach((day, bits) -> {
                    var before = kept.get(day);
                    if (before == null ? !bits.isEmpty() : !before.equals(bits)) wrong.put(day, bits);
                });
        write(mediator, wrong);
        return wrong.size();
    }
}
