// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.database.TransactionLock;
import fr.parvis.values.EnumCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the files for La Coop; called inside a transaction. */
@Component
class CoopTable {
    private final JdbcClient database;

    CoopTable(JdbcClient database) {
        this.database = database;
    }

    /** Content of an act in the latest file that holds it. */
    record Known(UUID act, LocalDate day, boolean withdrawn, byte[] hash) {}

    Map<UUID, Known> known(Collection<UUID> acts) {
        return known("a.act = any(:acts::uuid[])", LocalDate.EPOCH, LocalDate.EPOCH, acts);
    }

    /** Those whose latest file says one of these days. */
    Map<UUID, Known> known(LocalDate from, LocalDate to) {
        return known(
                "a.act in (select d.act from programmes.coop_act d where d.association = :association and d.day between :from and :to)",
                from,
                to,
                List.of());
    }

    private Map<UUID, Known> known(String which, LocalDate from, LocalDate to, Collection<UUID> acts) {
        var known = new HashMap<UUID, Known>();
        database.sql("""
                        select distinct on (a.act) a.act, a.day, a.state, a.hash from programmes.coop_act a
                            join programmes.coop_file f on f.association = a.association and f.id = a.file
                        where a.association = :association and """ + " " + which + " order by a.act, f.number desc")
                .param("association", Asking.association())
                .param("from", from)
                .param("to", to)
                .param("acts", acts.toArray(UUID[]::new))
                .query(ResultRow.each(row -> known.put(
                        row.uuid("act"),
                        new Known(
                                row.uuid("act"),
                                row.day("day"),
                                row.text("state").equals("withdrawn"),
                                row.bytes("hash")))));
        return known;
    }

    /** A file that was made. */
    record CoopFile(
            UUID id, int number, LocalDate firstDay, LocalDate lastDay, int acts, UUID madeBy, Instant madeAt) {}

    /** Files, the newest first. */
    List<CoopFile> files(int most) {
        return database.sql(
                        "select * from programmes.coop_file where association = :association order by number desc limit :most")
                .param("association", Asking.association())
                .param("most", most)
                .query(ResultRow.map(CoopTable::file))
                .list();
    }

    Optional<CoopFile> file(UUID id) {
        return database.sql("select * from programmes.coop_file where association = :association and id = :id")
                .param("association", Asking.association())
                .param("id", id)
                .query(ResultRow.map(CoopTable::file))
                .optional();
    }

    private static CoopFile file(ResultRow row) {
        return new CoopFile(
                row.uuid("id"),
                row.integer("number"),
                row.day("first_day"),
                row.day("last_day"),
                row.integer("acts"),
                row.uuid("made_by"),
                row.instant("made_at"));
    }

    /** Keeps whoever makes a file of the association at the same time waiting until this transaction ends. */
    void lock() {
        TransactionLock.take(database, "programmes.coop " + Asking.association());
    }

    void add(CoopFile file) {
        database.sql("""
                        insert into programmes.coop_file (id, association, number, first_day, last_day, acts, made_by, made_at)
                        values (:id, :association, :number, :first, :last, :acts, :by, :at)""")
                .param("id", file.id())
                .param("association", Asking.association())
                .param("number", file.number())
                .param("first", file.firstDay())
                .param("last", file.lastDay())
                .param("acts", file.acts())
                .param("by", file.madeBy())
                .param("at", file.madeAt())
                .update();
    }

    void add(UUID file, List<CoopLine> lines) {
        if (lines.isEmpty()) return;
        database.sql("""
                        insert into programmes.coop_act (association, file, act, day, state, hash)
                        select :association, :file, h.act, h.day, h.state, decode(h.hash, 'hex')
                        from unnest(:acts::uuid[], :days::date[], :states::text[], :hashes::text[]) as h (act, day, state, hash)""")
                .param("association", Asking.association())
                .param("file", file)
                .param("acts", lines.stream().map(line -> line.act().id()).toArray(UUID[]::new))
                .param(
                        "days",
                        lines.stream().map(line -> line.act().day().toString()).toArray(String[]::new))
                .param("states", lines.stream().map(line -> line.state().key()).toArray(String[]::new))
                .param(
                        "hashes",
                        lines.stream()
                                .map(line -> java.util.HexFormat.of().formatHex(line.hash()))
                                .toArray(String[]::new))
                .update();
    }

    /** Notes how many acts a file holds. */
    void count(UUID file, int acts) {
        database.sql("update programmes.coop_file set acts = :acts where association = :association and id = :id")
                .param("acts", acts)
                .param("association", Asking.association())
                .param("id", file)
                .update();
    }

    /** Line of an act in a file: its state, and the day that it says. */
    record Told(CoopLine.State state, LocalDate day) {}

    /** The acts of a file, those of so many days at a time. */
    Map<UUID, Told> acts(UUID file, LocalDate from, LocalDate to) {
        var acts = new HashMap<UUID, Told>();
        database.sql("""
                        select act, state, day from programmes.coop_act
                        where association = :association and file = :file and day between :from and :to""")
                .param("association", Asking.association())
                .param("file", file)
                .param("from", from)
                .param("to", to)
                .query(ResultRow.each(row -> acts.put(
                        row.uuid("act"),
                        new Told(EnumCode.read(CoopLine.State.class, row.text("state")), row.day("day")))));
        return acts;
    }

    /** @param days of the acts of a file, which may be outside its period where an act was withdrawn */
    record Days(LocalDate first, LocalDate last) {}

    Optional<Days> days(UUID file) {
        return database.sql("""
                        select min(day) as first, max(day) as last from programmes.coop_act
                        where association = :association and file = :file having count(*) > 0""")
                .param("association", Asking.association())
                .param("file", file)
                .query(ResultRow.map(row -> new Days(row.day("first"), row.day("last"))))
                .optional();
    }

    /** Takes back the latest file, as if it had not been made. */
    boolean remove(UUID id) {
        return database.sql("""
                        delete from programmes.coop_file f where association = :association and id = :id
                            and not exists (select from programmes.coop_file l where l.association = f.association and l.number > f.number)""")
                        .param("association", Asking.association())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Name and address of a point. */
    record Place(String name, String postcode, String insee) {}

    Map<UUID, Place> places() {
        var places = new HashMap<UUID, Place>();
        database.sql("select id, name, postcode, insee from network.placed_point where association = :association")
                .param("association", Asking.association())
                .query(ResultRow.each(row -> places.put(
                        row.uuid("id"), new Place(row.text("name"), row.text("postcode"), row.text("insee")))));
        return places;
    }
}
