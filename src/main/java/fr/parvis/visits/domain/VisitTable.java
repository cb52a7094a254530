// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.visits.Direction;
import fr.parvis.visits.Visit;
import fr.parvis.visits.domain.DaySheet.Whose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Visits, requests and notes in PostgreSQL. Every write is one statement, however many requests. */
@Component
class VisitTable {
    /** Version of the layout in which earlier versions are kept. */
    private static final int FORM = 1;

    private static final String SELECT = "select v.*, " + Matching.CORRECTIONS + """
            , (
                select jsonb_agg(jsonb_build_object('request', r.id, 'theme', r.theme, 'operator', r.operator, 'level', r.level,
                           'result', r.result, 'blocker', r.blocker, 'minutes', r.minutes, 'support', r.support,
                           'autonomy', r.autonomy, 'device', r.device, 'note', n.text) order by r.position)
                from visits.request r left join visits.note n on n.request = r.id where r.visit = v.id) as requests
            from visits.visit v
            """;

    private static final String OF_DAYS = """
            where v.association = :association and v.day between :from and :to and v.cancelled_at is null
              and (cast(:point as uuid) is null or v.point = cast(:point as uuid))
              and (cast(:account as uuid) is null or v.recorded_by = cast(:account as uuid)
                   or cast(:account as uuid) = any(v.mediators))
              and (:team::text is null or v.team = :team::text)
            """;

    private static final String REQUEST_ROWS = """
            unnest(:requestIds::uuid[], :themes::text[], :operators::text[], :levels::text[], :results::text[],
                :blockers::text[], :minutes::int[], :supports::text[], :autonomies::text[], :devices::text[],
                :notes::text[]) with ordinality
                as given (id, theme, operator, level, result, blocker, minutes, support, autonomy, device, note, position)
            """;

    private static final String INSERT = """
            with taken as (
                select from visits.request where id = any(:requestIds::uuid[])
            ), v as (
                insert into visits.visit (id, association, point, day, started_at, presence, direction, mediators, persons, age_band,
                    gender, situation, commune, language, first_visit, partner, team, recorded_by, recorded_at)
                select cast(:id as uuid), cast(:association as uuid), cast(:point as uuid), cast(:day as date),
                    cast(:startedAt as timestamptz), :presence::text, :direction::text, :mediators::uuid[], cast(:persons as int),
                    :ageBand::text, :gender::text, :situation::text, :commune::text, :language::text, cast(:firstVisit as boolean),
                    :partner::text, :team::text, cast(:recordedBy as uuid), cast(:now as timestamptz)
                where not exists (select from taken)
                on conflict (association, id) do nothing
                returning id
            ), r as (
                insert into visits.request (id, visit, association, day, position, theme, operator, level, result, blocker, minutes,
                    support, autonomy, device)
                select given.id, v.id, cast(:association as uuid), cast(:day as date), position, theme, operator, level, result, blocker,
                    minutes, support, autonomy, device
                from v, %1$s
                on conflict (association, id) do nothing
                returning id
            ), n as (
                insert into visits.note (request, association, day, text)
                select r.id, cast(:association as uuid), cast(:day as date), note
                from r join %1$s on given.id = r.id where note is not null
            )
            select (select count(*) from v), (select count(*) from r)""".formatted(REQUEST_ROWS);

    /** One statement for the visit and its former version, so that a correction is two round trips. */
    private static final String KEEP_AND_UPDATE = """
            with kept as (
                insert into visits.earlier_version (visit, version, association, content, replaced_at, replaced_by, reason,
                    merged_from, undone)
                values (cast(:id as uuid), cast(:version as int), cast(:association as uuid), cast(:content as jsonb),
                    cast(:now as timestamptz), cast(:account as uuid), :reason::text, cast(:mergedFrom as int), :undone::boolean)
            ), kept_notes as (
                insert into visits.earlier_note (visit, version, request, association, day, text)
                select cast(:id as uuid), cast(:version as int), n.request, n.association, n.day, n.text
                from visits.note n join visits.request r on r.id = n.request where r.visit = cast(:id as uuid)
            ), gone as (
                delete from visits.note n using visits.request r where n.request = r.id and r.visit = cast(:id as uuid)
            )
            update visits.visit set version = version + 1, changed = pg_current_xact_id(), point = cast(:point as uuid), day = cast(:day as date),
                started_at = cast(:startedAt as timestamptz), presence = :presence::text, direction = :direction::text,
                mediators = :mediators::uuid[], persons = cast(:persons as int), age_band = :ageBand::text, gender = :gender::text,
                situation = :situation::text, commune = :commune::text, language = :language::text,
                first_visit = cast(:firstVisit as boolean), partner = :partner::text, team = :team::text
            where id = cast(:id as uuid)""";

    private static final String REPLACE_REQUESTS = """
            with gone as (
                delete from visits.request where visit = cast(:id as uuid) and id <> all(:requestIds::uuid[])
            ), r as (
                insert into visits.request (id, visit, association, day, position, theme, operator, level, result, blocker, minutes,
                    support, autonomy, device)
                select given.id, cast(:id as uuid), cast(:association as uuid), cast(:day as date), position, theme, operator, level,
                    result, blocker, minutes, support, autonomy, device
                from %1$s
                on conflict (association, id) do update set day = excluded.day, position = excluded.position, theme = excluded.theme,
                    operator = excluded.operator, level = excluded.level, result = excluded.result, blocker = excluded.blocker,
                    minutes = excluded.minutes, support = excluded.support, autonomy = excluded.autonomy, device = excluded.device
                where request.visit = excluded.visit
                returning id
            ), n as (
                insert into visits.note (request, association, day, text)
                select r.id, cast(:association as uuid), cast(:day as date), note
                from r join %1$s on given.id = r.id where note is not null
            )
            select count(*) from r""".formatted(REQUEST_ROWS);

    private static final TypeReference<Map<UUID, String>> NOTES = new TypeReference<>() {};

    private final JdbcClient database;
    private final JsonMapper json;

    VisitTable(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Writes a new visit.
     *
     * @return false when the visit, or one of its requests, exists already: nothing was written
     * @throws IdentifierTaken when a request's identifier is another's, out of our sight: the transaction must not stand
     */
    boolean insert(Visit visit, UUID recordedBy, Instant now) {
        record Written(int visits, int requests) {}
        var written = bindRequests(bindVisit(database.sql(INSERT), visit), visit.requests())
                .param("recordedBy", recordedBy)
                .param("now", now)
                .query(ResultRow.map(row -> new Written(row.integer(1), row.integer(2))))
                .single();
        if (written.visits == 0) return false;
        if (written.requests != visit.requests().size()) throw new IdentifierTaken();
        return true;
    }

    /**
     * Author and reason of a correction.
     *
     * @param mergedFrom the version that the correction was made on, when it was joined with later ones
     * @param undone whether it says again what stood before the version replaced
     */
    record Correction(
            UUID account, @Nullable String reason, @Nullable Integer mergedFrom, boolean undone, Instant at) {}

    /** Replaces a visit that the transaction holds locked, and keeps what it said before. */
    void replace(Visit before, Visit after, Correction why) {
        bindVisit(database.sql(KEEP_AND_UPDATE), after)
                .param("version", before.version())
                .param("content", kept(before).toString())
                .param("account", why.account())
                .param("reason", why.reason())
                .param("mergedFrom", why.mergedFrom())
                .param("undone", why.undone())
                .param("now", why.at())
                .update();
        int requests = bindRequests(database.sql(REPLACE_REQUESTS), after.requests())
                .param("id", after.id())
                .param("association", after.association())
                .param("day", after.day())
                .query(Integer.class)
                .single();
        if (requests != after.requests().size()) throw new IdentifierTaken();
    }

    void cancel(UUID id, UUID account, @Nullable String reason, Instant now) {
        database.sql("""
                        update visits.visit set cancelled_at = :now, cancelled_by = :account, cancel_reason = :reason,
                            changed = pg_current_xact_id()
                        where id = :id""")
                .param("now", now)
                .param("account", account)
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    Optional<RecordedVisit> find(UUID id) {
        return database.sql(SELECT + "where v.id = :id")
                .param("id", id)
                .query(ResultRow.map(this::visit))
                .optional();
    }

    /** Waits for whoever is changing the visit, and keeps others waiting until this transaction ends. */
    boolean lock(UUID id) {
        return database.sql("select 1 from visits.visit where id = :id for update")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    List<RecordedVisit> list(Collection<UUID> ids) {
        if (ids.isEmpty()) return List.of();
        return database.sql(SELECT + "where v.id = any(:ids::uuid[]) and v.cancelled_at is null")
                .param("ids", texts(List.copyOf(ids), UUID::toString))
                .query(ResultRow.map(this::visit))
                .list();
    }

    /** The visits of these identifiers, in this order. */
    List<RecordedVisit> listInOrder(List<UUID> ids) {
        if (ids.isEmpty()) return List.of();
        return database.sql(SELECT + "where v.id = any(:ids::uuid[]) order by array_position(:ids::uuid[], v.id)")
                .param("ids", texts(ids, UUID::toString))
                .query(ResultRow.map(this::visit))
                .list();
    }

    /** The first visits of a day that stand in the order of the clock; or the last ones, the latest first. */
    List<RecordedVisit> list(LocalDate day, Whose whose, boolean latest, int most) {
        var order = latest
                ? "order by v.started_at desc, v.recorded_at desc, v.id desc"
                : "order by v.started_at, v.recorded_at, v.id";
        return of(SELECT + OF_DAYS + order + " limit :most", day, day, whose)
                .param("most", most)
                .query(ResultRow.map(this::visit))
                .list();
    }

    /** The sums of a day. */
    DaySheet.Totals totals(LocalDate day, Whose whose) {
        var sums = """
                select count(*), coalesce(sum(v.persons), 0), coalesce(sum(r.requests), 0), coalesce(sum(r.minutes), 0)
                from visits.visit v cross join lateral (
                    select count(*) as requests, sum(minutes) as minutes from visits.request where visit = v.id) r
                """;
        return of(sums + OF_DAYS, day, day, whose)
                .query(ResultRow.map(
                        row -> new DaySheet.Totals(row.integer(1), row.integer(2), row.integer(3), row.integer(4))))
                .single();
    }

    /** How many visits stand on each of some days. */
    Map<LocalDate, Integer> count(LocalDate from, LocalDate to, Whose whose) {
        var counts = new HashMap<LocalDate, Integer>();
        of("select v.day, count(*) from visits.visit v " + OF_DAYS + "group by v.day", from, to, whose)
                .query(ResultRow.each(row -> {
                    counts.put(row.day(1), row.integer(2));
                }));
        return counts;
    }

    private StatementSpec of(String select, LocalDate from, LocalDate to, Whose whose) {
        return database.sql(select)
                .param("association", Asking.association())
                .param("from", from)
                .param("to", to)
                .param("point", whose.point())
                .param("account", whose.account())
                .param("team", whose.team());
    }

    /** The point where the account last helped somebody, within a month. */
    Optional<UUID> lastPoint(UUID association, UUID account, LocalDate today) {
        return database.sql("""
                        select point from visits.visit
                        where association = :association and day > :since and cancelled_at is null
                          and (recorded_by = :account or :account = any(mediators))
                        order by day desc, started_at desc, id desc limit 1""")
                .param("association", association)
                .param("since", today.minusDays(31))
                .param("account", account)
                .query(UUID.class)
                .optional();
    }

    /** Visit as an earlier version said it, with the notes that are still kept. */
    Optional<Visit> saidIn(Visit standing, int version) {
        return earlier(standing.id(), version).map(Earlier::visit);
    }

    /** Whether the visit says again what it said in that version, which the account replaced since then; a version that was undone does not count. */
    boolean isUndo(Visit visit, int version, UUID account, Instant since) {
        return earlier(visit.id(), version)
                .filter(earlier -> !earlier.undone)
                .filter(earlier -> earlier.replacedBy.equals(account) && !earlier.replacedAt.isBefore(since))
                .filter(earlier -> said(earlier.visit).equals(said(visit)))
                .isPresent();
    }

    private record Earlier(Visit visit, UUID replacedBy, Instant replacedAt, boolean undone) {}

    private Optional<Earlier> earlier(UUID visit, int version) {
        return database.sql("""
                        select e.content::text as content, e.replaced_by, e.replaced_at, e.undone, (
                            select jsonb_object_agg(n.request, n.text)::text from visits.earlier_note n
                            where n.visit = e.visit and n.version = e.version) as notes
                        from visits.earlier_version e where e.visit = :id and e.version = :version""")
                .param("id", visit)
                .param("version", version)
                .query(ResultRow.map(row -> new Earlier(
                        read(row.text("content"), row.textOrNull("notes")),
                        row.uuid("replaced_by"),
                        row.instant("replaced_at"),
                        row.flag("undone"))))
                .optional();
    }

    /** Content of a version without its number, under the names of the contract. */
    private ObjectNode said(Visit visit) {
        ObjectNode said = json.valueToTree(visit);
        said.remove("version");
        return said;
    }

    /** Version 1 of the layout holds the visit under its names of the contract; what was added to them since is absent. */
    Visit read(String content, @Nullable String notes) {
        JsonNode kept = json.readTree(content).path("visit");
        var visit = json.treeToValue(kept, Visit.class);
        Map<UUID, String> living = notes == null ? Map.of() : json.readValue(notes, NOTES);
        return visit.withRequests(visit.requests().stream()
                .map(request -> request.withNote(living.get(request.id())))
                .toList());
    }

    /** Whether the visit said exactly this when it was recorded, notes apart. */
    boolean saidAtFirst(Visit visit) {
        return database.sql("select content from visits.earlier_version where visit = :id and version = 0")
                .param("id", visit.id())
                .query(String.class)
                .optional()
                .filter(content ->
                        json.readTree(content).equals(json.readTree(kept(visit).toString())))
                .isPresent();
    }

    private static StatementSpec bindVisit(StatementSpec statement, Visit visit) {
        return statement
                .param("id", visit.id())
                .param("association", visit.association())
                .param("point", visit.point())
                .param("day", visit.day())
                .param("startedAt", visit.startedAt())
                .param("presence", visit.presence())
                .param("direction", visit.direction().name())
                .param("mediators", texts(visit.mediators(), UUID::toString))
                .param("persons", visit.persons())
                .param("ageBand", visit.ageBand())
                .param("gender", visit.gender())
                .param("situation", visit.situation())
                .param("commune", visit.commune())
                .param("language", visit.language())
                .param("firstVisit", visit.firstVisit())
                .param("partner", visit.partner())
                .param("team", visit.team());
    }

    private static StatementSpec bindRequests(StatementSpec statement, List<Visit.Request> requests) {
        return statement
                .param("requestIds", texts(requests, r -> r.id().toString()))
                .param("themes", texts(requests, Visit.Request::theme))
                .param("operators", texts(requests, Visit.Request::operator))
                .param("levels", texts(requests, Visit.Request::level))
                .param("results", texts(requests, Visit.Request::result))
                .param("blockers", texts(requests, Visit.Request::blocker))
                .param("supports", texts(requests, Visit.Request::support))
                .param("autonomies", texts(requests, Visit.Request::autonomy))
                .param("devices", texts(requests, Visit.Request::device))
                .param("minutes", requests.stream().map(Visit.Request::minutes).toArray(Integer[]::new))
                .param("notes", texts(requests, Visit.Request::note));
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        var texts = new @Nullable String[rows.size()];
        for (int i = 0; i < texts.length; i++) texts[i] = column.apply(rows.get(i));
        return texts;
    }

    /** Content of an earlier version as it is kept: the visit without its free text. */
    private JsonNode kept(Visit visit) {
        var content = json.createObjectNode().put("form", FORM);
        content.set("visit", json.valueToTree(withoutNotes(visit)));
        return content;
    }

    private static Visit withoutNotes(Visit v) {
        return new Visit(
                v.id(),
                v.association(),
                v.point(),
                v.day(),
                v.startedAt(),
                v.presence(),
                v.direction(),
                v.mediators(),
                v.persons(),
                v.ageBand(),
                v.gender(),
                v.situation(),
                v.commune(),
                v.language(),
                v.firstVisit(),
                v.partner(),
                v.team(),
                v.requests().stream().map(Visit.Request::withoutNote).toList(),
                v.version());
    }

    private RecordedVisit visit(ResultRow row) {
        var requests = row.textOrNull("requests");
        var visit = new Visit(
                row.uuid("id"),
                row.uuid("association"),
                row.uuid("point"),
                row.day("day"),
                row.instant("started_at"),
                row.text("presence"),
                Direction.valueOf(row.text("direction")),
                row.uuids("mediators"),
                row.integer("persons"),
                row.textOrNull("age_band"),
                row.textOrNull("gender"),
                row.textOrNull("situation"),
                row.textOrNull("commune"),
                row.textOrNull("language"),
                row.flagOrNull("first_visit"),
                row.textOrNull("partner"),
                row.textOrNull("team"),
                requests == null ? List.of() : Arrays.asList(json.readValue(requests, Visit.Request[].class)),
                row.integer("version"));
        return new RecordedVisit(
                visit,
                row.uuid("recorded_by"),
                row.instant("recorded_at"),
                !row.isNull("cancelled_at"),
                row.integer("corrections"));
    }
}
