// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.skills.SessionsAttended;
import fr.parvis.workshops.domain.Sheet.Attendance;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the sheets of sessions; called inside a transaction, which holds the cycle locked where it writes. */
@Component
class SheetTable {
    private final JdbcClient database;

    SheetTable(JdbcClient database) {
        this.database = database;
    }

    /** Name of the sheet that the account keeps on a device: a tablet that passes from hand to hand has one of each, since each begins with nobody. */
    UUID nameOf(UUID session, UUID device) {
        var by = Objects.requireNonNull(Actor.account(), "a sheet is kept by somebody");
        boolean another = database.sql("""
                        select exists (select from workshops.sheet
                            where association = :association and session = :session and device = :device and noted_by <> :by)""")
                .param("association", Asking.association())
                .param("session", session)
                .param("device", device)
                .param("by", by)
                .query(Boolean.class)
                .single();
        return another ? UUID.nameUUIDFromBytes((device + " " + by).getBytes(StandardCharsets.UTF_8)) : device;
    }

    /** @return false when the device noted something later, which stands */
    boolean write(UUID session, Sheet.OfDevice kept, long seq, Instant now) {
        var device = kept.device();
        var sheet = kept.sheet();
        if (database.sql("""
                        insert into workshops.sheet as s (association, session, device, seq, noted_by, noted_at, total)
                        values (:association, :session, :device, :seq, :by, :now, :total)
                        on conflict (association, session, device) do update set seq = excluded.seq, noted_by = excluded.noted_by,
                            noted_at = excluded.noted_at, total = excluded.total, overruled = false
                        where s.seq < excluded.seq""")
                        .param("association", Asking.association())
                        .param("session", session)
                        .param("device", device)
                        .param("seq", seq)
                        .param("by", Objects.requireNonNull(Actor.account(), "a sheet is kept by somebody"))
                        .param("now", now)
                        .param("total", sheet.total())
                        .update()
                == 0) return false;
        for (var sql : List.of(
                "delete from workshops.attendance", "delete from workshops.sheet_count", "delete from workshops.smile"))
            database.sql(sql + " where association = :association and session = :session and device = :device")
                    .param("association", Asking.association())
                    .param("session", session)
                    .param("device", device)
                    .update();
        sheet.present()
                .forEach((enrolment, said) -> database.sql("""
                        insert into workshops.attendance (association, session, device, enrolment, attendance)
                        values (:association, :session, :device, :enrolment, :said)""")
                        .param("association", Asking.association())
                        .param("session", session)
                        .param("device", device)
                        .param("enrolment", enrolment)
                        .param("said", said.key())
                        .update());
        sheet.counts()
                .forEach((dimension, codes) -> codes.forEach((code, persons) -> {
                    if (persons > 0)
                        database.sql("""
                                insert into workshops.sheet_count (association, session, device, dimension, code, persons)
                                values (:association, :session, :device, :dimension, :code, :persons)""")
                                .param("association", Asking.association())
                                .param("session", session)
                                .param("device", device)
                                .param("dimension", dimension)
                                .param("code", code)
                                .param("persons", persons)
                                .update();
                }));
        for (int face = 1; face <= Sheet.FACES; face++)
            if (sheet.faces().get(face - 1) > 0)
                database.sql("""
                                insert into workshops.smile (association, session, device, face, persons)
                                values (:association, :session, :device, :face, :persons)""")
                        .param("association", Asking.association())
                        .param("session", session)
                        .param("device", device)
                        .param("face", face)
                        .param("persons", sheet.faces().get(face - 1))
                        .update();
        return true;
    }

    /** Overrules the sheets of other devices so far; later ones stand. */
    void overruleOthers(UUID session, UUID device) {
        database.sql("""
                        update workshops.sheet set overruled = true
                        where association = :association and session = :session and device <> :device""")
                .param("association", Asking.association())
                .param("session", session)
                .param("device", device)
                .update();
    }

    /** Counts a sheet that was kept; the new number. */
    int count(UUID session) {
        return database.sql("""
                        update workshops.session set sheets = sheets + 1
                        where association = :association and id = :session returning sheets""")
                .param("association", Asking.association())
                .param("session", session)
                .query(Integer.class)
                .single();
    }

    int sheets(UUID session) {
        return database.sql("select sheets from workshops.session where association = :association and id = :session")
                .param("association", Asking.association())
                .param("session", session)
                .query(Integer.class)
                .single();
    }

    /** The sheets of a session that stand. */
    List<Sheet.OfDevice> of(UUID session) {
        var present = new HashMap<UUID, Map<UUID, Attendance>>();
        rows("attendance", session)
                .query(ResultRow.each(row -> present.computeIfAbsent(row.uuid("device"), _ -> new HashMap<>())
                        .put(
                                row.uuid("enrolment"),
                                Attendance.find(row.text("attendance")).orElseThrow())));
        var counts = new HashMap<UUID, Map<String, Map<String, Integer>>>();
        rows("sheet_count", session)
                .query(ResultRow.each(row -> counts.computeIfAbsent(row.uuid("device"), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(row.text("dimension"), _ -> new LinkedHashMap<>())
                        .put(row.text("code"), row.integer("persons"))));
        var faces = new HashMap<UUID, List<Integer>>();
        rows("smile", session)
                .query(ResultRow.each(row -> faces.computeIfAbsent(
                                row.uuid("device"), _ -> new ArrayList<>(List.of(0, 0, 0)))
                        .set(row.integer("face") - 1, row.integer("persons"))));
        return database.sql("""
                        select device, total from workshops.sheet
                        where association = :association and session = :session and not overruled order by device""")
                .param("association", Asking.association())
                .param("session", session)
                .query(ResultRow.map(row -> {
                    var device = row.uuid("device");
                    return new Sheet.OfDevice(
                            device,
                            new Sheet(
                                    present.getOrDefault(device, Map.of()),
                                    row.integer("total"),
                                    counts.getOrDefault(device, Map.of()),
                                    faces.getOrDefault(device, List.of(0, 0, 0))));
                }))
                .list();
    }

    /** Sessions at which a sheet that stands says that learners were there, each once; those of learners who were forgotten are nobody's. */
    List<SessionsAttended.Attended> attended(LocalDate from, LocalDate to) {
        return database.sql("""
                        select distinct s.id, s.day, e.learner, (extract(epoch from upper(s.during) - lower(s.during)) / 60)::int as minutes
                        from workshops.session s
                        join workshops.sheet h on h.association = s.association and h.session = s.id and not h.overruled
                        join workshops.attendance a on a.association = h.association and a.session = h.session and a.device = h.device
                        join workshops.enrolment e on e.association = a.association and e.id = a.enrolment
                        where s.association = :association and s.day between :from and :to and s.cancelled_at is null
                            and a.attendance <> 'absent' and e.learner is not null
                        order by s.day, s.id, e.learner""")
                .param("association", Asking.association())
                .param("from", from)
                .param("to", to)
                .query(ResultRow.map(row ->
                        new SessionsAttended.Attended(row.uuid("learner"), row.day("day"), row.integer("minutes"))))
                .list();
    }

    private JdbcClient.StatementSpec rows(String table, UUID session) {
        return database.sql(
                        "select * from workshops." + table + " where association = :association and session = :session")
                .param("association", Asking.association())
                .param("session", session);
    }
}
