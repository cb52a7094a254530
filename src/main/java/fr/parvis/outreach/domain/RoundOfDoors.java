// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.Communes;
import fr.parvis.outreach.Household;
import fr.parvis.shell.NotFound;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A round of doors: which households are visited on a day, in the order of a short walk, and the sheet that goes along. */
@Component
public class RoundOfDoors {
    public static final int MOST = 40;
    private static final int AHEAD_DAYS = 31;

    /** One round. */
    public record Round(
            UUID id,
            LocalDate day,
            UUID by,
            @Nullable UUID sector,
            @Nullable String sectorName) {}

    /**
     * A door of a round, opened.
     *
     * @param place from 1, in the order of the walk
     */
    public record Door(int place, ListedHousehold entry, Household household) {}

    /** A sector as a choice names it. */
    public record Sector(UUID id, String name) {}

    private final JdbcClient database;
    private final EntryTable entries;
    private final ContactHours hours;
    private final Communes communes;
    private final Journal journal;

    RoundOfDoors(JdbcClient database, EntryTable entries, ContactHours hours, Communes communes, Journal journal) {
        this.database = database;
        this.entries = entries;
        this.hours = hours;
        this.communes = communes;
        this.journal = journal;
    }

    @Transactional(readOnly = true)
    public List<Sector> sectors() {
        return database.sql("select id, name from outreach.sector where association = :association order by name, id")
                .param("association", Asking.association())
                .query(Sector.class)
                .list();
    }

    /**
     * Households that a walk is for: no telephone and no mail, or two attempts without an answer; not promised a call, and in no round of that day. The
     * most pressing first; those to be left in peace until later too, as a round may be planned for then.
     */
    @Transactional(readOnly = true)
    public List<ListedHousehold> candidates(@Nullable UUID sector, LocalDate day) {
        var ids = database.sql("""
                        select e.id from outreach.entry e join outreach.arrangement a on a.id = e.arrangement
                        where e.association = :association and e.state = 'waiting' and e.by_post and e.back_at is null
                          and (:sector::uuid is null or e.sector = :sector::uuid)
                          and (not e.by_phone and not e.by_mail or e.attempts >= 2) and e.attempts < a.most_attempts
                          and (e.last_outcome is null or e.last_outcome <> 'unsafe')
                          and not exists (select from outreach.door d join outreach.door_round r on r.id = d.round
                              where d.entry = e.id and r.day = :day)
                        order by coalesce(e.urgent_on, date 'infinity'), (-e.weight), e.id limit :most""")
                .param("association", Asking.association())
                .param("sector", sector)
                .param("day", day)
                .param("most", MOST)
                .query(UUID.class)
                .list();
        return sorted(ids);
    }

    private boolean mayBeOn(LocalDate day, ListedHousehold entry) {
        var before = entry.notBefore();
        return before == null || !hours.day(before, entry.commune()).isAfter(day);
    }

    /** @param id made by the caller, so that the same plan twice is one */
    @Transactional
    public Outcome<UUID> plan(UUID id, LocalDate day, @Nullable UUID sector, List<UUID> chosen) {
        var problems = new ArrayList<Problem>();
        var them = chosen.size() <= MOST ? sorted(chosen) : List.<ListedHousehold>of();
        var today = today(them);
        if (day.isBefore(today)) problems.add(Problem.of("day", "outreach.work.problem.day-past"));
        else if (day.isAfter(today.plusDays(AHEAD_DAYS)))
            problems.add(Problem.of("day", "outreach.work.problem.day-far", AHEAD_DAYS));
        else if (closed(day, them)) problems.add(Problem.of("day", "outreach.work.problem.day-closed"));
        if (chosen.isEmpty()) problems.add(Problem.of("entries", "outreach.work.problem.none-chosen"));
        if (chosen.size() > MOST) problems.add(Problem.of("entries", "outreach.work.problem.too-many", MOST));
        if (problems.isEmpty()
                && (them.size() != chosen.stream().distinct().count()
                        || them.stream().anyMatch(it -> !it.open())))
            problems.add(Problem.of("entries", "outreach.work.problem.not-open"));
        if (problems.isEmpty() && them.stream().anyMatch(it -> !mayBeOn(day, it)))
            problems.add(Problem.of("entries", "outreach.work.problem.too-soon"));
        if (problems.isEmpty() && isPlanned(id, day, chosen))
            problems.add(Problem.of("entries", "outreach.work.problem.in-round"));
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        boolean fresh = database.sql("""
                        insert into outreach.door_round (id, association, day, by, sector, planned_at)
                        values (:id, :association, :day, :by, :sector, :now) on conflict (id) do nothing""")
                        .param("id", id)
                        .param("association", Asking.association())
                        .param("day", day)
                        .param("by", EntryTable.account())
                        .param("sector", sector)
                        .param("now", entries.now())
                        .update()
                == 1;
        if (fresh) {
            int place = 0;
            for (var entry : walk(them)) insert(id, entry, ++place);
            journal.note("outreach.round-planned", id.toString(), Map.of("doors", String.valueOf(place)));
        }
        return find(id).isPresent()
                ? new Outcome.Done<>(id)
                : Outcome.refused("", "outreach.work.problem.identifier-taken");
    }

    /** Whether another round of that day goes to one of these doors; a concurrent plan for them waits. */
    private boolean isPlanned(UUID round, LocalDate day, List<UUID> chosen) {
        var doors = chosen.toArray(UUID[]::new);
        database.sql("select id from outreach.entry where id = any(:doors) order by id for update")
                .param("doors", doors)
                .query(UUID.class)
                .list();
        return database.sql("""
                        select exists (select from outreach.door d join outreach.door_round r on r.id = d.round
                            where d.entry = any(:doors) and r.day = :day and r.id <> :round)""")
                .param("doors", doors)
                .param("day", day)
                .param("round", round)
                .query(Boolean.class)
                .single();
    }

    /** Where the doors are: it may be yesterday there still. */
    private LocalDate today(List<ListedHousehold> them) {
        var now = entries.now();
        return them.stream()
                .map(entry -> hours.day(now, entry.commune()))
                .min(LocalDate::compareTo)
                .orElse(entries.today());
    }

    private boolean closed(LocalDate day, List<ListedHousehold> them) {
        return them.isEmpty() ? !hours.open(day, null) : them.stream().anyMatch(it -> !hours.open(day, it.commune()));
    }

    private void insert(UUID round, UUID entry, int place) {
        database.sql(
                        "insert into outreach.door (round, entry, association, place) values (:round, :entry, :association, :place)")
                .param("round", round)
                .param("entry", entry)
                .param("association", Asking.association())
                .param("place", place)
                .update();
    }

    private List<UUID> walk(List<ListedHousehold> them) {
        return DoorOrder.of(them.stream()
                .map(entry -> {
                    var household = entries.household(entry.id()).orElseThrow();
                    return new DoorOrder.Door<>(
                            entry.id(),
                            household.street(),
                            household.latitude(),
                            household.longitude(),
                            commune(entry.commune()));
                })
                .toList());
    }

    private DoorOrder.@Nullable Commune commune(@Nullable String insee) {
        return insee == null
                ? null
                : communes.findSpot(insee)
                        .map(spot -> new DoorOrder.Commune(insee, spot.latitude(), spot.longitude()))
                        .orElse(null);
    }

    private List<ListedHousehold> sorted(List<UUID> ids) {
        var found = new HashMap<UUID, ListedHousehold>();
        entries.all(ids).forEach(entry -> found.put(entry.id(), entry));
        return ids.stream().distinct().map(found::get).filter(Objects::nonNull).toList();
    }

    /** Rounds of today and to come. */
    @Transactional(readOnly = true)
    public List<Round> rounds() {
        return database.sql("""
                        select r.id, r.day, r.by, r.sector, s.name as sector_name
                        from outreach.door_round r left join outreach.sector s on s.id = r.sector
                        where r.association = :association and r.day >= :from order by r.day, r.id limit 100""")
                .param("association", Asking.association())
                .param("from", entries.today())
                .query(Round.class)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Round> find(UUID id) {
        return database.sql("""
                        select r.id, r.day, r.by, r.sector, s.name as sector_name
                        from outreach.door_round r left join outreach.sector s on s.id = r.sector where r.id = :id""").param("id", id).query(Round.class).optional();
    }

    /** Its doors in order, opened; that they were is noted. Those of entries that are gone are gone. */
    @Transactional
    public List<Door> doors(UUID round) {
        if (find(round).isEmpty()) throw new NotFound("round of doors " + round);
        journal.note("outreach.round-opened", round.toString(), Map.of());
        return opened(round);
    }

    private record Mine(UUID id, LocalDate day) {}

    /** Doors still to be knocked at on the account's rounds of today, for its device. */
    @Transactional
    public List<Door> mineToday() {
        // overseas it is yesterday or tomorrow
        var near = database.sql("""
                        select id, day from outreach.door_round
                        where association = :association and day between :today - 1 and :today + 1 and by = :me order by id""")
                .param("association", Asking.association())
                .param("today", entries.today())
                .param("me", EntryTable.account())
                .query(Mine.class)
                .list();
        var all = new ArrayList<Door>();
        for (var round : near) {
            var doors = opened(round.id());
            if (!round.day().equals(today(doors.stream().map(Door::entry).toList()))) continue;
            journal.note("outreach.round-taken-along", round.id().toString(), Map.of());
            doors.stream().filter(door -> door.entry().open()).forEach(all::add);
        }
        return all;
    }

    private List<Door> opened(UUID round) {
        var places = new HashMap<UUID, Integer>();
        var ids = database.sql("select entry, place from outreach.door where round = :round order by place")
                .param("round", round)
                .query(ResultRow.map(row -> {
                    var entry = row.uuid("entry");
                    places.put(entry, row.integer("place"));
                    return entry;
                }))
                .list();
        return sorted(ids).stream()
                .map(entry -> new Door(
                        Objects.requireNonNull(places.get(entry.id())),
                        entry,
                        entries.household(entry.id()).orElseThrow()))
                .toList();
    }

    /** A round that is not walked; what was noted at its doors stays. */
    @Transactional
    public void drop(UUID id) {
        int gone = database.sql("delete from outreach.door_round where id = :id")
                .param("id", id)
                .update();
        if (gone == 0) throw new NotFound("round of doors " + id);
        journal.note("outreach.round-dropped", id.toString(), Map.of());
    }
}
