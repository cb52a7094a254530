// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.domain;

import fr.parvis.activities.Activity;
import fr.parvis.database.ResultRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Activities and what they said before, in PostgreSQL. */
@Component
class ActivityTable {
    /** Version of the layout in which earlier versions are kept. */
    private static final int FORM = 1;

    private static final String SELECT = "select * from activities.activity ";

    private final JdbcClient database;
    private final JsonMapper json;

    ActivityTable(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** @return false when the identifier exists already, perhaps out of our sight: nothing was written */
    boolean insert(Activity activity, boolean elsewhere, Instant now) {
        return bind(database.sql("""
                        insert into activities.activity (id, association, point, day, kind, minutes, headcount, partner, account,
                            colleagues, title, recorded_at, kept_elsewhere)
                        values (:id, :association, :point, :day, :kind, :minutes, :headcount, :partner, :account,
                            :colleagues::uuid[], :title, :now, :elsewhere)
                        on conflict (id) do nothing"""), activity)
                        .param("association", activity.association())
                        .param("account", activity.account())
                        .param("now", now)
                        .param("elsewhere", elsewhere)
                        .update()
                == 1;
    }

    /** Replaces an activity that the transaction holds locked, and keeps what it said before. */
    void replace(EarlierVersion before, Activity after) {
        keep(before);
        bind(database.sql("""
                        update activities.activity set point = :point, day = :day, kind = :kind, minutes = :minutes,
                            headcount = :headcount, partner = :partner, colleagues = :colleagues::uuid[], title = :title,
                            version = version + 1
                        where id = :id"""), after).update();
    }

    private void keep(EarlierVersion earlier) {
        var before = earlier.activity();
        database.sql("""
                        insert into activities.earlier_version (activity, version, association, content, replaced_at, replaced_by, reason)
                        values (:id, :version, :association, cast(:content as jsonb), :now, :by, :reason)""")
                .param("id", before.id())
                .param("version", before.version())
                .param("association", before.association())
                .param("content", kept(before))
                .param("now", earlier.replacedAt())
                .param("by", earlier.replacedBy())
                .param("reason", earlier.reason())
                .update();
    }

    void cancel(UUID id, UUID by, @Nullable String reason, Instant now) {
        database.sql("""
                        update activities.activity set cancelled_at = :now, cancelled_by = :by, cancel_reason = :reason
                        where id = :id""")
                .param("id", id)
                .param("now", now)
                .param("by", by)
                .param("reason", reason)
                .update();
    }

    /** The new version lets no cancellation that is sent once more take it back again. */
    void giveBack(Activity activity, UUID by, Instant now) {
        keep(new EarlierVersion(activity, now, by, cancelReason(activity.id())));
        database.sql("""
                        update activities.activity
                        set cancelled_at = null, cancelled_by = null, cancel_reason = null, version = version + 1
                        where id = :id""").param("id", activity.id()).update();
    }

    private @Nullable String cancelReason(UUID id) {
        return database.sql("select cancel_reason from activities.activity where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    Optional<RecordedActivity> find(UUID id) {
        return database.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(ResultRow.map(ActivityTable::activity))
                .optional();
    }

    List<RecordedActivity> find(Collection<UUID> ids) {
        return database.sql(SELECT + "where id = any(:ids::uuid[])")
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(ResultRow.map(ActivityTable::activity))
                .list();
    }

    /** Finds one by its identifier, with a row lock until the transaction ends. */
    Optional<RecordedActivity> findLocked(UUID id) {
        return database.sql(SELECT + "where id = :id for update")
                .param("id", id)
                .query(ResultRow.map(ActivityTable::activity))
                .optional();
    }

    /** Versions before each correction, the latest first. */
    List<EarlierVersion> earlier(UUID id) {
        return database.sql("""
                        select content, replaced_at, replaced_by, reason from activities.earlier_version
                        where activity = :id order by version desc""")
                .param("id", id)
                .query(ResultRow.map(row -> new EarlierVersion(
                        said(row.text("content")),
                        row.instant("replaced_at"),
                        row.uuid("replaced_by"),
                        row.textOrNull("reason"))))
                .list();
    }

    /** The activity as first recorded, if it was corrected since. */
    Optional<Activity> saidAtFirst(UUID id) {
        return database.sql("select content from activities.earlier_version where activity = :id and version = 0")
                .param("id", id)
                .query(ResultRow.map(row -> said(row.text("content"))))
                .optional();
    }

    /** Activities that the list shows. */
    List<RecordedActivity> list(ActivityFilter filter, UUID association, int limit, int offset) {
        return where(
                        database.sql(SELECT + ActivityFilter.WHERE
                                + " order by day desc, recorded_at desc, id limit :limit offset :offset"),
                        filter,
                        association)
                .param("limit", limit)
                .param("offset", offset)
                .query(ResultRow.map(ActivityTable::activity))
                .list();
    }

    ActivityList.Totals totals(ActivityFilter filter, UUID association) {
        return where(database.sql("""
                                select count(*)::int, coalesce(sum(minutes), 0)::int, coalesce(sum(headcount), 0)::int
                                from activities.activity\s""" + ActivityFilter.WHERE), filter, association)
                .query(ResultRow.map(row -> new ActivityList.Totals(row.integer(1), row.integer(2), row.integer(3))))
                .single();
    }

    /** Activity that the account recorded last, within two months. */
    Optional<Activity> last(UUID association, UUID account, LocalDate today) {
        return database.sql(SELECT + """
                        where association = :association and day > :since and account = :account and cancelled_at is null
                        order by day desc, recorded_at desc limit 1""")
                .param("association", association)
                .param("since", today.minusDays(62))
                .param("account", account)
                .query(ResultRow.map(ActivityTable::activity))
                .optional()
                .map(RecordedActivity::activity);
    }

    private static StatementSpec where(StatementSpec statement, ActivityFilter filter, UUID association) {
        return statement
                .param("association", association)
                .param("from", filter.period().from())
                .param("to", filter.period().to())
                .param("account", filter.account())
                .param("kind", filter.kind())
                .param("point", filter.point())
                .param("partner", filter.partner());
    }

    private static StatementSpec bind(StatementSpec statement, Activity activity) {
        return statement
                .param("id", activity.id())
                .param("point", activity.point())
                .param("day", activity.day())
                .param("kind", activity.kind())
                .param("minutes", activity.minutes())
                .param("headcount", activity.headcount())
                .param("partner", activity.partner())
                .param(
                        "colleagues",
                        activity.colleagues().stream().map(UUID::toString).toArray(String[]::new))
                .param("title", activity.title());
    }

    private String kept(Activity activity) {
        var content = json.createObjectNode().put("form", FORM);
        content.set("activity", json.valueToTree(activity));
        content.put("association", activity.association().toString());
        return content.toString();
    }

    private Activity said(String content) {
        var tree = json.readTree(content);
        var a = tree.path("activity");
        return new Activity(
                UUID.fromString(a.path("activity").asString()),
                UUID.fromString(tree.path("association").asString()),
                a.hasNonNull("point") ? UUID.fromString(a.path("point").asString()) : null,
                LocalDate.parse(a.path("day").asString()),
                a.path("kind").asString(),
                a.path("minutes").asInt(),
                a.path("headcount").asInt(),
                a.hasNonNull("partner") ? a.path("partner").asString() : null,
                UUID.fromString(a.path("account").asString()),
                a.path("colleagues")
                        .valueStream()
                        .map(colleague -> UUID.fromString(colleague.asString()))
                        .toList(),
                a.hasNonNull("title") ? a.path("title").asString() : null,
                a.path("version").asInt());
    }

    private static RecordedActivity activity(ResultRow row) {
        var activity = new Activity(
                row.uuid("id"),
                row.uuid("association"),
                row.uuidOrNull("point"),
                row.day("day"),
                row.text("kind"),
                row.integer("minutes"),
                row.integer("headcount"),
                row.textOrNull("partner"),
                row.uuid("account"),
                row.uuids("colleagues"),
                row.textOrNull("title"),
                row.integer("version"));
        return new RecordedActivity(
                activity, row.instant("recorded_at"), !row.isNull("cancelled_at"), row.flag("kept_elsewhere"));
    }
}
