// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.database.TransactionLock;
import fr.parvis.people.SealedColumn;
import fr.parvis.people.Sealing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Home visits in PostgreSQL; what is said in words is sealed. */
@Component
public class HomeTable {
    private static final TypeReference<Map<String, List<String>>> ANSWERS = new TypeReference<>() {};

    private final JdbcClient database;
    private final Sealing sealing;
    private final JsonMapper json;
    private final Clock clock;

    HomeTable(JdbcClient database, Sealing sealing, JsonMapper json, Clock clock) {
        this.database = database;
        this.sealing = sealing;
        this.json = json;
        this.clock = clock;
    }

    /** Columns that a change of keys must reach. */
    @Configuration(proxyBeanMethods = false)
    static class SealedHere {
        @Bean
        SealedColumn sealedHomes() {
            return new SealedColumn("homes.section", "said", "'home ' || visit || ' ' || section");
        }

        @Bean
        SealedColumn sealedHomeFollowUps() {
            return new SealedColumn("homes.follow_up", "said", "'home follow-up ' || id");
        }
    }

    private static final String PARTS = """
            select s.visit, s.section, s.answers, s.version from homes.section s join homes.visit v on v.id = s.visit
            where s.section in ('building', 'energy', 'installed', 'advice', 'orientation') and\s""";

    private static String about(UUID visit, Section section) {
        return "home " + visit + " " + section.key();
    }

    private static String about(UUID followUp) {
        return "home follow-up " + followUp;
    }

    Optional<HomeVisit> find(UUID visit) {
        return database.sql("select * from homes.visit where id = :id")
                .param("id", visit)
                .query(ResultRow.map(HomeTable::visit))
                .optional();
    }

    /** Its visits from now on wait for this transaction. */
    void lock(UUID caseFile) {
        TransactionLock.take(database, "homes " + caseFile);
    }

    /** Home visits of a case, the first one first. */
    public List<HomeVisit> of(UUID caseFile) {
        return database.sql("select * from homes.visit where case_file = :case order by day, made_at, id")
                .param("case", caseFile)
                .query(ResultRow.map(HomeTable::visit))
                .list();
    }

    /** Of an association's days, both included. */
    List<HomeVisit> between(LocalDate from, LocalDate to) {
        return database.sql("""
                        select * from homes.visit where association = :association and day between :from and :to
                        order by day, made_at, id""")
                .param("association", Asking.association())
                .param("from", from)
                .param("to", to)
                .query(ResultRow.map(HomeTable::visit))
                .list();
    }

    /** Home visits of some cases. */
    public List<HomeVisit> of(Collection<UUID> cases) {
        return database.sql("select * from homes.visit where case_file = any (:cases) order by day, made_at, id")
                .param("cases", cases.toArray(UUID[]::new))
                .query(ResultRow.map(HomeTable::visit))
                .list();
    }

    void insert(HomeVisit it) {
        database.sql("""
                        insert into homes.visit (id, association, case_file, point, day, made_by, made_at)
                        values (:id, :association, :case, :point, :day, :by, :now)""")
                .param("id", it.id())
                .param("association", Asking.association())
                .param("case", it.caseFile())
                .param("point", it.point())
                .param("day", it.day())
                .param("by", it.madeBy())
                .param("now", clock.instant())
                .update();
    }

    /** False when somebody changed it meanwhile. */
    boolean change(HomeVisit it) {
        return database.sql("""
                        update homes.visit set point = :point, day = :day, version = version + 1
                        where id = :id and version = :version""")
                        .param("id", it.id())
                        .param("point", it.point())
                        .param("day", it.day())
                        .param("version", it.version())
                        .update()
                == 1;
    }

    void delete(UUID visit) {
        database.sql("delete from homes.visit where id = :id")
                .param("id", visit)
                .update();
    }

    public Map<Section, Part> parts(UUID visit) {
        Map<Section, Part> all = new EnumMap<>(Section.class);
        database.sql("select * from homes.section where visit = :visit")
                .param("visit", visit)
                .query(ResultRow.map(row -> part(row, true)))
                .list()
                .forEach(part -> all.put(part.section(), part));
        return all;
    }

    /** The version of a part; 0 while nothing was kept of it. */
    int version(UUID visit, Section section) {
        return database.sql("select version from homes.section where visit = :visit and section = :section")
                .param("visit", visit)
                .param("section", section.key())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** The answers of many visits without what was said in words, which figures do not need. */
    Map<UUID, Map<Section, Part>> answers(LocalDate from, LocalDate to) {
        return answers(database.sql(PARTS + "v.association = :association and v.day between :from and :to")
                .param("association", Asking.association())
                .param("from", from)
                .param("to", to));
    }

    /** Answers of some visits. */
    Map<UUID, Map<Section, Part>> answers(Collection<UUID> visits) {
        return answers(database.sql(PARTS + "v.id = any (:visits)").param("visits", visits.toArray(UUID[]::new)));
    }

    /** Parts by which danger is judged, of all visits of a case. */
    Map<UUID, Map<Section, Part>> dangerous(UUID caseFile) {
        return answers(database.sql("""
                        select s.visit, s.section, s.answers, s.version from homes.section s join homes.visit v on v.id = s.visit
                        where s.section in ('danger', 'building') and v.case_file = :case""").param("case", caseFile));
    }

    private Map<UUID, Map<Section, Part>> answers(JdbcClient.StatementSpec which) {
        record Row(UUID visit, Part part) {}
        Map<UUID, Map<Section, Part>> all = new HashMap<>();
        which.query(ResultRow.map(row -> new Row(row.uuid("visit"), part(row, false))))
                .list()
                .forEach(row -> all.computeIfAbsent(row.visit(), visit -> new EnumMap<>(Section.class))
                        .put(row.part().section(), row.part()));
        return all;
    }

    /** False when somebody changed it meanwhile, or began it. */
    boolean write(UUID visit, Part it) {
        var sealed = it.note().isEmpty() ? null : sealing.seal(it.note(), about(visit, it.section()));
        return database.sql("""
                        insert into homes.section as s (visit, section, association, answers, said, key, changed_by, changed_at, version)
                        values (:visit, :section, :association, :answers::jsonb, :said, :key, :by, :now, 1)
                        on conflict (visit, section) do update set answers = excluded.answers, said = excluded.said, key = excluded.key,
                            changed_by = excluded.changed_by, changed_at = excluded.changed_at, version = s.version + 1
                        where s.version = :basedOn""")
                        .param("visit", visit)
                        .param("section", it.section().key())
                        .param("association", Asking.association())
                        .param("answers", json.writeValueAsString(it.answers().all()))
                        .param("said", sealed == null ? null : sealed.bytes())
                        .param("key", sealed == null ? null : sealed.key())
                        .param("by", Actor.account())
                        .param("now", clock.instant())
                        .param("basedOn", it.version())
                        .update()
                == 1;
    }

    public List<FollowUp> followUps(UUID caseFile) {
        return database.sql("select * from homes.follow_up where case_file = :case order by months")
                .param("case", caseFile)
                .query(ResultRow.map(this::followUp))
                .list();
    }

    /** False when somebody changed it meanwhile, or made it. */
    boolean write(FollowUp it) {
        var sealed = it.note().isEmpty() ? null : sealing.seal(it.note(), about(it.id()));
        return database.sql("""
                        insert into homes.follow_up as f (id, association, case_file, months, day, answers, said, key, made_by, changed_at, version)
                        values (:id, :association, :case, :months, :day, :answers::jsonb, :said, :key, :by, :now, 1)
                        on conflict (case_file, months) do update set day = excluded.day, answers = excluded.answers, said = excluded.said,
                            key = excluded.key, changed_at = excluded.changed_at, version = f.version + 1
                        where f.version = :basedOn and f.id = excluded.id""")
                        .param("id", it.id())
                        .param("association", Asking.association())
                        .param("case", it.caseFile())
                        .param("months", it.months())
                        .param("day", it.day())
                        .param("answers", json.writeValueAsString(it.answers().all()))
                        .param("said", sealed == null ? null : sealed.bytes())
                        .param("key", sealed == null ? null : sealed.key())
                        .param("by", Actor.account())
                        .param("now", clock.instant())
                        .param("basedOn", it.version())
                        .update()
                == 1;
    }

    /** A home of a closed case that is to be asked again: no step of the case says so any more. */
    record Due(UUID caseFile, LocalDate lastVisit, int months) {}

    /** Of the closed cases that an account follows, due by that day and not much longer ago, the longest first. */
    List<Due> due(UUID account, LocalDate today, int most) {
        return database.sql("""
                        select c.id, max(v.day) as last, t.months
                        from homes.visit v join cases.followed_case c on c.id = v.case_file
                        cross join (values (3), (12)) t (months)
                        where c.responsible = :account and c.closed_on is not null
                          and not exists (select from homes.follow_up f where f.case_file = c.id and f.months >= t.months)
                        group by c.id, t.months
                        having max(v.day) + make_interval(months => t.months) <= :today
                           and max(v.day) + make_interval(months => t.months + 6) > :today
                        order by 2, 1, 3 limit :most""")
                .param("account", account)
                .param("today", today)
                .param("most", most)
                .query(ResultRow.map(row -> new Due(row.uuid("id"), row.day("last"), row.integer("months"))))
                .list();
    }

    /** How many homes were asked again on these days, by months. */
    Map<Integer, Long> followUpsBetween(LocalDate from, LocalDate to) {
        Map<Integer, Long> all = new HashMap<>();
        database.sql("""
                        select months, count(*) as asked from homes.follow_up
                        where association = :association and day between :from and :to group by months""")
                .param("association", Asking.association())
                .param("from", from)
                .param("to", to)
                .query(ResultRow.each(row -> {
                    all.put(row.integer("months"), row.bigint("asked"));
                }));
        return all;
    }

    /** The first day that each of these homes was visited. */
    Map<UUID, LocalDate> firstDays(Collection<UUID> cases) {
        Map<UUID, LocalDate> all = new HashMap<>();
        database.sql(
                        "select case_file, min(day) as first from homes.visit where case_file = any (:cases) group by case_file")
                .param("cases", cases.toArray(UUID[]::new))
                .query(ResultRow.each(row -> {
                    all.put(row.uuid("case_file"), row.day("first"));
                }));
        return all;
    }

    public Optional<Sharing> sharing(UUID visit) {
        return database.sql("select * from homes.sharing where visit = :visit")
                .param("visit", visit)
                .query(ResultRow.map(HomeTable::sharing))
                .optional();
    }

    void share(Sharing it) {
        database.sql("""
                        insert into homes.sharing (visit, association, recipient, parts, manner, agreed_on, noted_by, noted_at)
                        values (:visit, :association, :recipient, :parts::text[], :manner, :on, :by, :now)
                        on conflict (visit) do update set recipient = excluded.recipient, parts = excluded.parts, manner = excluded.manner,
                            agreed_on = excluded.agreed_on, noted_by = excluded.noted_by, noted_at = excluded.noted_at""")
                .param("visit", it.visit())
                .param("association", Asking.association())
                .param("recipient", it.recipient())
                .param("parts", it.parts().toArray(String[]::new))
                .param("manner", it.manner())
                .param("on", it.agreedOn())
                .param("by", Actor.account())
                .param("now", clock.instant())
                .update();
    }

    boolean unshare(UUID visit) {
        return database.sql("delete from homes.sharing where visit = :visit")
                        .param("visit", visit)
                        .update()
                == 1;
    }

    private static HomeVisit visit(ResultRow row) {
        return new HomeVisit(
                row.uuid("id"),
                row.uuid("case_file"),
                row.uuid("point"),
                row.day("day"),
                row.uuid("made_by"),
                row.integer("version"));
    }

    private Part part(ResultRow row, boolean words) {
        var section = Section.of(row.text("section")).orElseThrow();
        return new Part(
                section,
                answers(row),
                words ? said(row, about(row.uuid("visit"), section)) : "",
                row.integer("version"));
    }

    private FollowUp followUp(ResultRow row) {
        var id = row.uuid("id");
        return new FollowUp(
                id,
                row.uuid("case_file"),
                row.integer("months"),
                row.day("day"),
                answers(row),
                said(row, about(id)),
                row.integer("version"));
    }

    private Answers answers(ResultRow row) {
        return new Answers(json.readValue(row.text("answers"), ANSWERS));
    }

    private String said(ResultRow row, String about) {
        @Nullable String key = row.textOrNull("key");
        return key == null ? "" : sealing.open(new Sealing.Text(key, row.bytes("said")), about);
    }

    private static Sharing sharing(ResultRow row) {
        return new Sharing(
                row.uuid("visit"), row.text("recipient"), row.texts("parts"), row.text("manner"), row.day("agreed_on"));
    }
}
