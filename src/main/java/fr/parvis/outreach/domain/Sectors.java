// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sectors: the point that is responsible for a commune or a street. Stored on each entry when it is imported and when sectors change. */
@Component("outreachSectors")
@Transactional
public class Sectors {
    /** The code of a problem: another sector has the commune. */
    public static final String COMMUNE_TAKEN = "outreach.lists.problem.commune-taken";

    private final JdbcClient database;
    private final NamedParameterJdbcOperations batches;
    private final Households households;
    private final Points points;
    private final Journal journal;
    private final LocalDays localDays;

    Sectors(
            JdbcClient database,
            NamedParameterJdbcOperations batches,
            Households households,
            Points points,
            Journal journal,
            LocalDays localDays) {
        this.database = database;
        this.batches = batches;
        this.households = households;
        this.points = points;
        this.journal = journal;
        this.localDays = localDays;
    }

    /** Sectors by name. */
    @Transactional(readOnly = true)
    public List<Sector> list() {
        return database.sql("select * from outreach.sector where association = :association order by lower(name), id")
                .param("association", Asking.association())
                .query(ResultRow.map(row -> new Sector(
                        row.uuid("id"),
                        row.text("name"),
                        row.uuid("point"),
                        row.texts("communes"),
                        row.texts("streets"),
                        row.integer("version"))))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Sector> find(UUID id) {
        return list().stream().filter(sector -> sector.id().equals(id)).findFirst();
    }

    /** Points of the association that are open. */
    @Transactional(readOnly = true)
    public List<Point> points() {
        var today = localDays.today();
        return points.ours().stream().filter(point -> point.openOn(today)).toList();
    }

    /**
     * Keeps a sector, and puts open entries where it says.
     *
     * @param it of the version that was read; streets as they were typed
     */
    public Outcome<UUID> save(Sector it, boolean fresh) {
        var problems = problems(it);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        var streets = it.streets().stream()
                .map(NormalizedText::street)
                .filter(street -> !street.isEmpty())
                .distinct()
                .toArray(String[]::new);
        int written = database.sql(fresh ? """
                        insert into outreach.sector (id, association, name, point, communes, streets)
                        values (:id, :association, :name, :point, :communes, :streets) on conflict do nothing""" : """
                        update outreach.sector set name = :name, point = :point, communes = :communes, streets = :streets,
                            version = version + 1
                        where id = :id and association = :association and version = :version""")
                .param("id", it.id())
                .param("association", Asking.association())
                .param("name", it.name())
                .param("point", it.point())
                .param("communes", it.communes().toArray(String[]::new))
                .param("streets", streets)
                .param("version", it.version())
                .update();
        if (written == 0) return fresh ? new Outcome.Done<>(it.id()) : new Outcome.Changed<>();
        journal.note(
                "outreach.sector-kept",
                it.id().toString(),
                Map.of("point", it.point().toString()));
        again();
        return new Outcome.Done<>(it.id());
    }

    private List<Problem> problems(Sector it) {
        var problems = new ArrayList<Problem>();
        if (it.name().length() < 2 || it.name().length() > 80)
            problems.add(Problem.of("name", "outreach.lists.problem.name", 80));
        if (points().stream().noneMatch(point -> point.id().equals(it.point())))
            problems.add(Problem.of("point", "outreach.lists.problem.point"));
        if (it.communes().isEmpty()) problems.add(Problem.of("communes", "outreach.lists.problem.communes"));
        else if (it.communes().size() > 200)
            problems.add(Problem.of("communes", "outreach.lists.problem.communes-many", 200));
        if (it.streets().size() > 500) problems.add(Problem.of("streets", "outreach.lists.problem.streets-many", 500));
        else if (!it.streets().isEmpty() && it.communes().size() != 1)
            problems.add(Problem.of("streets", "outreach.lists.problem.streets-commune"));
        problems.addAll(overlap(it));
        return problems;
    }

    /** A whole commune has one sector; streets stand out of it. */
    private List<Problem> overlap(Sector it) {
        if (!it.streets().isEmpty()) return List.of();
        for (var other : list())
            if (!other.id().equals(it.id()) && other.streets().isEmpty())
                for (var commune : it.communes())
                    if (other.communes().contains(commune))
                        return List.of(Problem.of("communes", COMMUNE_TAKEN, commune, other.name()));
        return List.of();
    }

    /** Its entries find another sector, or none. */
    public void delete(UUID id) {
        int gone = database.sql("delete from outreach.sector where id = :id and association = :association")
                .param("id", id)
                .param("association", Asking.association())
                .update();
        if (gone == 0) return;
        journal.note("outreach.sector-deleted", id.toString(), Map.of());
        again();
    }

    /** The sectors as they stand, for many entries at once. */
    Found current() {
        return new Found(list());
    }

    /** Finds a sector by commune and street. */
    static final class Found {
        private final Map<String, List<Sector>> byCommune = new HashMap<>();

        private Found(List<Sector> sectors) {
            for (var sector : sectors)
                for (var commune : sector.communes())
                    byCommune.computeIfAbsent(commune, _ -> new ArrayList<>()).add(sector);
        }

        /** Communes of which only the street tells. */
        Set<String> byStreet() {
            var communes = new HashSet<String>();
            byCommune.forEach((commune, sectors) -> {
                if (sectors.stream().anyMatch(sector -> !sector.streets().isEmpty())) communes.add(commune);
            });
            return communes;
        }

        @Nullable
        Sector of(@Nullable String commune, @Nullable String street) {
            if (commune == null) return null;
            Sector whole = null;
            var folded = street == null ? "" : " " + NormalizedText.street(street) + " ";
            for (var sector : byCommune.getOrDefault(commune, List.of())) {
                if (sector.streets().isEmpty()) whole = sector;
                else for (var one : sector.streets()) if (folded.contains(" " + one + " ")) return sector;
            }
            return whole;
        }
    }

    /** Puts every open entry where the sectors now say, save those that somebody placed. @return number moved */
    public int again() {
        record Row(
                UUID id, @Nullable String commune, @Nullable UUID sector, String key, byte[] sealed) {}
        var found = current();
        var byStreet = found.byStreet();
        var moved = new ArrayList<MapSqlParameterSource>();
        database.sql("""
                        select id, commune, sector, point, key, sealed from outreach.entry
                        where association = :association and state <> 'closed' and not by_hand and emptied_on is null""").param("association", Asking.association()).query(ResultRow.each(row -> {
            var it = new Row(
                    row.uuid("id"),
                    row.textOrNull("commune"),
                    row.uuidOrNull("sector"),
                    row.text("key"),
                    row.bytes("sealed"));
            // the household is decrypted only where the commune alone does not determine the sector
            var street = it.commune != null && byStreet.contains(it.commune)
                    ? households.open(it.id, it.key, it.sealed).street()
                    : null;
            var to = found.of(it.commune, street);
            var point = row.uuidOrNull("point");
            if (!Objects.equals(it.sector, to == null ? null : to.id())
                    || !Objects.equals(point, to == null ? null : to.point()))
                moved.add(new MapSqlParameterSource("id", it.id)
                        .addValue("sector", to == null ? null : to.id())
                        .addValue("point", to == null ? null : to.point()));
        }));
        if (!moved.isEmpty())
            batches.batchUpdate(
                    "update outreach.entry set sector = :sector, point = :point where id = :id",
                    moved.toArray(MapSqlParameterSource[]::new));
        return moved.size();
    }

    /**
     * A commune whose entries nobody goes to, or those whose commune is not known.
     *
     * @param commune INSEE code; null when it is not known
     */
    public record Unplaced(@Nullable String commune, int entries) {}

    /** Where open entries have no point, the most first. */
    @Transactional(readOnly = true)
    public List<Unplaced> unplaced() {
        return database.sql("""
                        select commune, count(*)::int as entries from outreach.entry
                        where association = :association and state <> 'closed' and point is null
                        group by commune order by count(*) desc, commune""")
                .param("association", Asking.association())
                .query(ResultRow.map(row -> new Unplaced(row.textOrNull("commune"), row.integer("entries"))))
                .list();
    }

    /** Gives the open entries of a commune that no point goes to to one, by hand: they stay there when sectors change. */
    public int place(@Nullable String commune, UUID point) {
        if (points().stream().noneMatch(one -> one.id().equals(point))) return 0;
        int placed = database.sql("""
                        update outreach.entry set point = :point, by_hand = true
                        where association = :association and state <> 'closed' and point is null
                            and commune is not distinct from :commune::text""")
                .param("association", Asking.association())
                .param("point", point)
                .param("commune", commune)
                .update();
        if (placed > 0)
            journal.note("outreach.entries-placed", point.toString(), Map.of("entries", String.valueOf(placed)));
        return placed;
    }
}
