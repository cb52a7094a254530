// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.domain;

import fr.parvis.audit.Actor;
import fr.parvis.database.ResultRow;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Label;
import fr.parvis.nomenclature.OutsideCode;
import fr.parvis.nomenclature.OutsideList;
import fr.parvis.nomenclature.Translation;
import fr.parvis.shell.NotAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The nomenclature in the database. */
@Repository
class Register {

    private static final TypeReference<Map<String, Map<String, String>>> LABELS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient db;
    private final JsonMapper json = JsonMapper.builder().build();

    Register(JdbcClient db) {
        this.db = db;
    }

    long revision() {
        return db.sql("select number from nomenclature.revision")
                .query(Long.class)
                .single();
    }

    /**
     * Makes other changes of the nomenclature wait until this transaction ends.
     *
     * @throws NotAllowed when the scope may not change it
     */
    void takeTurn() {
        if (db.sql("select number from nomenclature.revision for update")
                .query(Long.class)
                .optional()
                .isEmpty()) throw new NotAllowed("the nomenclature is edited by the network's head");
    }

    Snapshot read() {
        long revision = revision();
        var revisions = new EnumMap<CodeList, Map<String, Long>>(CodeList.class);
        db.sql("select list, code, revision from nomenclature.code").query(ResultRow.each(row -> {
            revisions
                    .computeIfAbsent(list(row), any -> new HashMap<>())
                    .put(row.textOrNull("code"), row.bigint("revision"));
        }));
        var versions = db.sql("""
                        select list, code, parent, position, labels, attributes, lower(valid) as first_day, upper(valid) as end_day
                        from nomenclature.code_version""").query(ResultRow.map(row -> code(row))).list();
        var outside = new EnumMap<OutsideList, List<OutsideCode>>(OutsideList.class);
        db.sql("select list, code, labels from nomenclature.outside_code order by list, position")
                .query(ResultRow.each(row -> {
                    var list = OutsideList.find(row.text("list"));
                    if (list.isEmpty()) return;
                    outside.computeIfAbsent(list.get(), any -> new ArrayList<>())
                            .add(new OutsideCode(row.text("code"), json.readValue(row.text("labels"), TEXTS)));
                }));
        var rows = db
                .sql("""
                        select id, outside_list, theme, operator, presence, level, trait, targets, confirmed, note,
                            lower(valid) as first_day, upper(valid) as end_day,
                            lower(recorded) as recorded_from, upper(recorded) as recorded_until
                        from nomenclature.crosswalk""")
                .query(ResultRow.map(
                        row -> OutsideList.find(row.text("outside_list")).map(list -> row(list, row))))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
        return new Snapshot(revision, versions, revisions, outside, rows);
    }

    private static CodeList list(ResultRow row) {
        var key = row.text("list");
        return CodeList.find(key).orElseThrow(() -> new IllegalStateException("unknown list " + key));
    }

    private Code code(ResultRow row) {
        var labels = new HashMap<String, Label>();
        json.readValue(row.text("labels"), LABELS)
                .forEach((language, texts) -> labels.put(
                        language, new Label(texts.getOrDefault("label", ""), texts.getOrDefault("short", ""))));
        return new Code(
                list(row),
                row.text("code"),
                row.textOrNull("parent"),
                row.integer("position"),
                labels,
                json.readValue(row.text("attributes"), TEXTS),
                row.dayOrNull("first_day"),
                row.dayOrNull("end_day"));
    }

    private static TranslationRow row(OutsideList list, ResultRow row) {
        var until = row.instantOrNull("recorded_until");
        return new TranslationRow(
                row.uuid("id"),
                new TranslationKey(
                        list,
                        row.text("theme"),
                        row.text("operator"),
                        row.text("presence"),
                        row.text("level"),
                        row.text("trait")),
                new Translation(row.texts("targets"), row.flag("confirmed"), row.text("note")),
                row.dayOrNull("first_day"),
                row.dayOrNull("end_day"),
                row.instant("recorded_from"),
                until);
    }

    /** Whether the code is new; false when it was ever used before. */
    boolean addCode(CodeList list, String code) {
        return db.sql("insert into nomenclature.code (list, code) values (:list, :code) on conflict do nothing")
                        .param("list", list.key())
                        .param("code", code)
                        .update()
                == 1;
    }

    Optional<Long> revisionOf(CodeList list, String code) {
        return db.sql("select revision from nomenclature.code where list = :list and code = :code")
                .param("list", list.key())
                .param("code", code)
                .query(Long.class)
                .optional();
    }

    void countChange(CodeList list, String code) {
        db.sql("update nomenclature.code set revision = revision + 1 where list = :list and code = :code")
                .param("list", list.key())
                .param("code", code)
                .update();
    }

    List<Code> versions(CodeList list, String code) {
        return db.sql("""
                        select list, code, parent, position, labels, attributes, lower(valid) as first_day, upper(valid) as end_day
                        from nomenclature.code_version where list = :list and code = :code order by valid""")
                .param("list", list.key())
                .param("code", code)
                .query(ResultRow.map(row -> code(row)))
                .list();
    }

    /** The themes of a family that hold on the day or will later. */
    List<String> themesOf(String family, LocalDate date) {
        return db.sql("""
                        select distinct code from nomenclature.code_version
                        where list = 'theme' and parent = :family and valid && daterange(:date, null)
                        order by code""")
                .param("family", family)
                .param("date", date)
                .query(String.class)
                .list();
    }

    void addVersion(Code version, @Nullable UUID by) {
        db.sql("""
                        insert into nomenclature.code_version
                            (list, code, valid, parent, position, labels, attributes, recorded_by)
                        values (:list, :code, daterange(:from, :until), :parent, :position, cast(:labels as jsonb),
                            cast(:attributes as jsonb), :by)""")
                .param("list", version.list().key())
                .param("code", version.code())
                .param("from", version.from())
                .param("until", version.until())
                .param("parent", version.parent())
                .param("position", version.position())
                .param("labels", labels(version))
                .param("attributes", json.writeValueAsString(version.attributes()))
                .param("by", by)
                .update();
    }

    /** Gives another meaning to a version that has not begun to count yet, or began today. */
    void replaceVersion(Code version, @Nullable UUID by) {
        db.sql("""
                        update nomenclature.code_version
                        set parent = :parent, position = :position, labels = cast(:labels as jsonb),
                            attributes = cast(:attributes as jsonb), recorded_at = now(), recorded_by = :by
                        where list = :list and code = :code and lower(valid) = :from""")
                .param("list", version.list().key())
                .param("code", version.code())
                .param("from", version.from())
                .param("parent", version.parent())
                .param("position", version.position())
                .param("labels", labels(version))
                .param("attributes", json.writeValueAsString(version.attributes()))
                .param("by", by)
                .update();
    }

    /** Ends the version that holds on the day before {@code date}, and withdraws those that begin from then on. */
    void endVersions(CodeList list, String code, LocalDate date) {
        db.sql("delete from nomenclature.code_version where list = :list and code = :code and lower(valid) >= :date")
                .param("list", list.key())
                .param("code", code)
                .param("date", date)
                .update();
        endVersion(list, code, date);
    }

    /** Ends the version that holds on {@code date}. */
    void endVersion(CodeList list, String code, LocalDate date) {
        db.sql("""
                        update nomenclature.code_version set valid = daterange(lower(valid), :date)
                        where list = :list and code = :code and valid @> cast(:date as date)""")
                .param("list", list.key())
                .param("code", code)
                .param("date", date)
                .update();
    }

    private String labels(Code version) {
        var labels = new HashMap<String, Map<String, String>>();
        version.labels()
                .forEach((language, label) ->
                        labels.put(language, Map.of("label", label.text(), "short", label.brief())));
        return json.writeValueAsString(labels);
    }

    /** The rows with that key that stand and speak of {@code from} or later; of any day when there is no {@code from}. */
    List<TranslationRow> standing(TranslationKey key, @Nullable LocalDate from) {
        return keyed(key, """
                        select id, outside_list, theme, operator, presence, level, trait, targets, confirmed, note,
                            lower(valid) as first_day, upper(valid) as end_day,
                            lower(recorded) as recorded_from, upper(recorded) as recorded_until
                        from nomenclature.crosswalk
                        where outside_list = :list and theme = :theme and operator = :operator and presence = :presence
                          and level = :level and trait = :trait and upper_inf(recorded)
                          and valid && daterange(cast(:from as date), null)""")
                .param("from", from)
                .query(ResultRow.map(row -> row(key.list(), row)))
                .list();
    }

    void replaced(TranslationRow row) {
        db.sql("update nomenclature.crosswalk set recorded = tstzrange(lower(recorded), now()) where id = :id")
                .param("id", row.id())
                .update();
    }

    /** Records a row in the name of the current account. */
    void record(TranslationKey key, Translation translation, @Nullable LocalDate from, @Nullable LocalDate until) {
        keyed(key, """
                        insert into nomenclature.crosswalk
                            (outside_list, theme, operator, presence, level, trait, targets, valid, confirmed, note, recorded_by)
                        values (:list, :theme, :operator, :presence, :level, :trait, :targets,
                            daterange(cast(:from as date), cast(:until as date)), :confirmed, :note, :by)""")
                .param("targets", translation.targets().toArray(String[]::new))
                .param("from", from)
                .param("until", until)
                .param("confirmed", translation.confirmed())
                .param("note", translation.note())
                .param("by", Actor.account())
                .update();
    }

    private JdbcClient.StatementSpec keyed(TranslationKey key, String sql) {
        return db.sql(sql)
                .param("list", key.list().key())
                .param("theme", key.theme())
                .param("operator", key.operator())
                .param("presence", key.presence())
                .param("level", key.level())
                .param("trait", key.trait());
    }

    String shippedDigest() {
        return db.sql("select shipped_digest from nomenclature.revision")
                .query(String.class)
                .single();
    }

    /** Adds what is not there yet, and touches nothing that is. */
    void add(ShippedContent shipped) {
        db.sql("""
                        with given as (
                            select * from jsonb_to_recordset(cast(:codes as jsonb)) as g
                                (list text, code text, parent text, position int, labels jsonb, attributes jsonb)
                        ), added as (
                            insert into nomenclature.code (list, code, shipped) select list, code, true from given
                            on conflict do nothing returning list, code
                        )
                        insert into nomenclature.code_version (list, code, valid, parent, position, labels, attributes)
                        select list, code, daterange(null, null), parent, position, labels, attributes
                        from given join added using (list, code)""").param("codes", json.writeValueAsString(shipped.codes())).update();
        db.sql("""
                        insert into nomenclature.outside_list (list, maps, several, position, labels, source)
                        select list, maps, several, position, labels, source
                        from jsonb_to_recordset(cast(:lists as jsonb)) as g
                            (list text, maps text, several boolean, position int, labels jsonb, source text)
                        on conflict do nothing""")
                .param("lists", json.writeValueAsString(shipped.outsideLists()))
                .update();
        db.sql("""
                        insert into nomenclature.outside_code (list, code, position, labels)
                        select list, code, position, labels
                        from jsonb_to_recordset(cast(:codes as jsonb)) as g (list text, code text, position int, labels jsonb)
                        on conflict do nothing""")
                .param("codes", json.writeValueAsString(shipped.outsideCodes()))
                .update();
        db.sql("""
                        insert into nomenclature.crosswalk
                            (outside_list, theme, operator, presence, level, trait, targets, valid, confirmed, note)
                        select list, theme, operator, presence, level, trait, targets, daterange(null, null), confirmed, note
                        from jsonb_to_recordset(cast(:rows as jsonb)) as g (list text, theme text, operator text, presence text,
                            level text, trait text, targets text[], confirmed boolean, note text)
                        where not exists (
                            select from nomenclature.crosswalk c
                            where (c.outside_list, c.theme, c.operator, c.presence, c.level, c.trait)
                                = (g.list, g.theme, g.operator, g.presence, g.level, g.trait))""")
                .param("rows", json.writeValueAsString(shipped.translations()))
                .update();
        db.sql("update nomenclature.revision set shipped_digest = :digest")
                .param("digest", shipped.digest())
                .update();
    }
}
