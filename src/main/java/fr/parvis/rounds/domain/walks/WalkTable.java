// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.walks;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Walks, what was seen on them and what they said before, in PostgreSQL. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class WalkTable {
    /** Version of the layout in which earlier versions are kept. */
    private static final int FORM = 1;

    private final JdbcClient database;
    private final JsonMapper json;

    WalkTable(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    boolean insert(Walk walk, Instant now) {
        boolean added = bind(database.sql("""
                        insert into rounds.walk (id, association, sector, day, started_at, minutes, persons, partner, account,
                            colleagues, recorded_at)
                        values (:id, :association, :sector, :day, :startedAt, :minutes, :persons, :partner, :account,
                            :colleagues::uuid[], :now)
                        on conflict (id) do nothing"""), walk)
                        .param("association", Asking.association())
                        .param("account", walk.account())
                        .param("now", now)
                        .update()
                == 1;
        if (added) put(walk, now);
        return added;
    }

    /** Replaces a walk that the transaction holds locked, and keeps what it said; photos that are not sent again stay. */
    void replace(EarlierWalk before, Walk after) {
        keep(before);
        bind(database.sql("""
                        update rounds.walk set sector = :sector, day = :day, started_at = :startedAt, minutes = :minutes,
                            persons = :persons, partner = :partner, colleagues = :colleagues::uuid[], version = version + 1
                        where id = :id"""), after).update();
        database.sql("delete from rounds.sighting where walk = :walk and not (id = any(:stay::uuid[]))")
                .param("walk", after.id())
                .param(
                        "stay",
                        after.sightings().stream().map(s -> s.id().toString()).toArray(String[]::new))
                .update();
        put(after, before.replacedAt());
    }

    private void put(Walk walk, Instant now) {
        int position = 0;
        for (var seen : walk.sightings())
            database.sql("""
                            insert into rounds.sighting (id, walk, association, position, kind, place, said, photo, photo_at, relay,
                                relayed_on, answered_on, answer)
                            values (:id, :walk, :association, :position, :kind, :place, :said, :photo, :photoAt, :relay,
                                :relayedOn, :answeredOn, :answer)
                            on conflict (id) do update set position = excluded.position, kind = excluded.kind,
                                place = excluded.place, said = excluded.said,
                                photo = coalesce(excluded.photo, sighting.photo),
                                photo_at = coalesce(excluded.photo_at, sighting.photo_at), relay = excluded.relay,
                                relayed_on = case when excluded.relay = sighting.relay
                                    then coalesce(sighting.relayed_on, excluded.relayed_on) else excluded.relayed_on end,
                                answered_on = case when excluded.relay = sighting.relay then sighting.answered_on end,
                                answer = case when excluded.relay = sighting.relay then sighting.answer end
                            where sighting.walk = excluded.walk""")
                    .param("id", seen.id())
                    .param("walk", walk.id())
                    .param("association", Asking.association())
                    .param("position", position++)
                    .param("kind", seen.kind())
                    .param("place", seen.place())
                    .param("said", seen.said())
                    .param("photo", seen.photo())
                    .param("photoAt", seen.photo() == null ? null : now)
                    .param("relay", seen.relay())
                    .param("relayedOn", seen.relay() == null ? null : walkDay(seen, walk))
                    .param("answeredOn", seen.answeredOn())
                    .param("answer", seen.answer())
                    .update();
    }

    private static LocalDate walkDay(Sighting seen, Walk walk) {
        var said = seen.relayedOn();
        return said == null ? walk.day() : said;
    }

    private void keep(EarlierWalk earlier) {
        var before = earlier.walk();
        var content = json.createObjectNode().put("form", FORM);
        content.set("walk", json.valueToTree(before.bare()));
        database.sql("""
                        insert into rounds.walk_before (walk, version, association, content, replaced_at, replaced_by, reason)
                        values (:id, :version, :association, cast(:content as jsonb), :now, :by, :reason)""")
                .param("id", before.id())
                .param("version", before.version())
                .param("association", Asking.association())
                .param("content", content.toString())
                .param("now", earlier.replacedAt())
                .param("by", earlier.replacedBy())
                .param("reason", earlier.reason())
                .update();
    }

    void cancel(UUID id, UUID by, @Nullable String reason, Instant now) {
        database.sql(
                        "update rounds.walk set cancelled_at = :now, cancelled_by = :by, cancel_reason = :reason where id = :id")
                .param("id", id)
                .param("now", now)
                .param("by", by)
                .param("reason", reason)
                .update();
    }

    /** The new version lets no cancellation that is sent once more take it back again. */
    void giveBack(Walk walk, UUID by, Instant now) {
        keep(new EarlierWalk(walk, now, by, null));
        database.sql("""
                        update rounds.walk set cancelled_at = null, cancelled_by = null, cancel_reason = null, version = version + 1
                        where id = :id""").param("id", walk.id()).update();
    }

    Optional<RecordedWalk> find(UUID id) {
        return some("select * from rounds.walk where id = :id", Map.of("id", id)).stream()
                .findFirst();
    }

    Optional<RecordedWalk> findLocked(UUID id) {
        return some("select * from rounds.walk where id = :id for update", Map.of("id", id)).stream()
                .findFirst();
    }

    List<RecordedWalk> list(WalkFilter filter, int limit, int offset) {
        var bound = new HashMap<>(filter.bound());
        bound.put("limit", limit);
        bound.put("offset", offset);
        return some(
                "select * from rounds.walk " + filter.where()
                        + " order by day desc, recorded_at desc, id limit :limit offset :offset",
                bound);
    }

    List<EarlierWalk> earlier(UUID id) {
        return database.sql("""
                        select content, replaced_at, replaced_by, reason from rounds.walk_before
                        where walk = :id order by version desc""")
                .param("id", id)
                .query(ResultRow.map(row -> new EarlierWalk(
                        json.treeToValue(json.readTree(row.text("content")).path("walk"), Walk.class),
                        row.instant("replaced_at"),
                        row.uuid("replaced_by"),
                        row.textOrNull("reason"))))
                .list();
    }

    Optional<Walk> saidAtFirst(UUID id) {
        var earlier = earlier(id);
        return earlier.isEmpty()
                ? Optional.empty()
                : Optional.of(earlier.getLast().walk());
    }

    Optional<byte[]> photo(UUID sighting) {
        return database.sql("select photo from rounds.sighting where id = :id and photo is not null")
                .param("id", sighting)
                .query(byte[].class)
                .optional();
    }

    Optional<UUID> walkOf(UUID sighting) {
        return database.sql("select walk from rounds.sighting where id = :id")
                .param("id", sighting)
                .query(UUID.class)
                .optional();
    }

    void relay(UUID sighting, Relayed relayed) {
        database.sql("""
                        update rounds.sighting set relay = :relay, relayed_on = :on, answered_on = :answeredOn, answer = :answer
                        where id = :id""")
                .param("id", sighting)
                .param("relay", relayed.relay())
                .param("on", relayed.on())
                .param("answeredOn", relayed.answeredOn())
                .param("answer", relayed.answer())
                .update();
    }

    private List<RecordedWalk> some(String sql, Map<String, ?> parameters) {
        var rows = database.sql(sql)
                .params(parameters)
                .query(ResultRow.map(WalkTable::walk))
                .list();
        if (rows.isEmpty()) return rows;
        var seen = new HashMap<UUID, List<Sighting>>();
        database.sql("""
                        select id, walk, kind, place, said, relay, relayed_on, answered_on, answer, photo is not null as has_photo
                        from rounds.sighting where walk = any(:walks) order by walk, position""")
                .param("walks", rows.stream().map(r -> r.walk().id()).toArray(UUID[]::new))
                .query(ResultRow.each(row -> {
                    seen.computeIfAbsent(row.uuidOrNull("walk"), walk -> new ArrayList<>())
                            .add(new Sighting(
                                    row.uuid("id"),
                                    row.text("kind"),
                                    row.text("place"),
                                    row.text("said"),
                                    row.textOrNull("relay"),
                                    row.dayOrNull("relayed_on"),
                                    row.dayOrNull("answered_on"),
                                    row.textOrNull("answer"),
                                    null,
                                    row.flag("has_photo")));
                }));
        return rows.stream()
                .map(r -> new RecordedWalk(
                        with(r.walk(), seen.getOrDefault(r.walk().id(), List.of())), r.recordedAt(), r.cancelled()))
                .toList();
    }

    static Walk with(Walk w, List<Sighting> sightings) {
        return new Walk(
                w.id(),
                w.sector(),
                w.day(),
                w.startedAt(),
                w.minutes(),
                w.persons(),
                w.partner(),
                w.account(),
                w.colleagues(),
                List.copyOf(sightings),
                w.version());
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Walk walk) {
        return statement
                .param("id", walk.id())
                .param("sector", walk.sector())
                .param("day", walk.day())
                .param("startedAt", walk.startedAt())
                .param("minutes", walk.minutes())
                .param("persons", walk.persons())
                .param("partner", walk.partner())
                .param(
                        "colleagues",
                        walk.colleagues().stream().map(UUID::toString).toArray(String[]::new));
    }

    private static RecordedWalk walk(ResultRow row) {
        return new RecordedWalk(
                new Walk(
                        row.uuid("id"),
                        row.uuid("sector"),
                        row.day("day"),
                        row.instant("started_at"),
                        row.integer("minutes"),
                        row.integer("persons"),
                        row.textOrNull("partner"),
                        row.uuid("account"),
                        row.uuids("colleagues"),
                        List.of(),
                        row.integer("version")),
                row.instant("recorded_at"),
                !row.isNull("cancelled_at"));
    }
}
