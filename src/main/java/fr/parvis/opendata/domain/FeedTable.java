// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.opendata.domain.Proposal.Kind;
import fr.parvis.values.RowProblem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Feeds that are followed, what they propose and what was decided, in PostgreSQL. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class FeedTable {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** A reading that has run for so long died with its server. */
    private static final Duration DEAD = Duration.ofHours(1);

    private final JdbcClient database;
    private final Clock clock;

    FeedTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A difference as it is kept.
     *
     * @param facet a part of the place, {@code NEW} or {@code GONE}
     * @param place in the national standard, as JSON
     */
    record Difference(
            String sourceId,
            String facet,
            @Nullable UUID point,
            String name,
            String commune,
            String ours,
            String theirs,
            String fingerprint,
            @Nullable String place,
            @Nullable Integer line) {}

    List<FollowedFeed> list() {
        return database.sql("select * from opendata.followed_feed where stopped_at is null order by lower(name), id")
                .query(ResultRow.map(FeedTable::feed))
                .list();
    }

    Optional<FollowedFeed> find(UUID id) {
        return database.sql("select * from opendata.followed_feed where id = :id and stopped_at is null")
                .param("id", id)
                .query(ResultRow.map(FeedTable::feed))
                .optional();
    }

    /** @return false when its address is followed already */
    boolean insert(UUID id, String name, String address, UUID association) {
        return database.sql("""
                                insert into opendata.followed_feed (id, name, address, for_points_of, created_at)
                                values (:id, :name, :address, :association, :now) on conflict do nothing""")
                        .param("id", id)
                        .param("name", name)
                        .param("address", address)
                        .param("association", association)
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Stops following a feed, and deletes its proposals that nobody decided. */
    void stop(UUID feed) {
        database.sql("update opendata.followed_feed set stopped_at = :now where id = :feed")
                .param("now", now())
                .param("feed", feed)
                .update();
        database.sql("delete from opendata.proposal where feed = :feed and state = 'OPEN'")
                .param("feed", feed)
                .update();
    }

    /** Whether it is followed still, which stays so until the transaction ends. */
    boolean isFollowed(UUID feed) {
        return database.sql("select id from opendata.followed_feed where id = :feed and stopped_at is null for update")
                .param("feed", feed)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** @return false when it is being read already */
    boolean claim(UUID feed) {
        return database.sql("""
                                update opendata.followed_feed set reading_since = :now
                                where id = :feed and stopped_at is null
                                  and (reading_since is null or reading_since < :dead)""")
                        .param("now", now())
                        .param("dead", clock.instant().minus(DEAD))
                        .param("feed", feed)
                        .update()
                == 1;
    }

    void couldNotRead(UUID feed, String problem, List<String> args) {
        database.sql("""
                        update opendata.followed_feed set reading_since = null, read_at = :now, problem = :problem,
                            problem_args = :args where id = :feed""")
                .param("now", now())
                .param("problem", problem)
                .param("args", args.toArray(String[]::new))
                .param("feed", feed)
                .update();
    }

    void wasRead(UUID feed, int places, int refused, List<RowProblem> remarks) {
        database.sql("""
                        update opendata.followed_feed set reading_since = null, read_at = :now, problem = null,
                            problem_args = '{}', places = :places, refused = :refused, remarks = :remarks::jsonb
                        where id = :feed""")
                .param("now", now())
                .param("places", places)
                .param("refused", refused)
                .param("remarks", JSON.writeValueAsString(remarks))
                .param("feed", feed)
                .update();
    }

    /** Which points the places of a feed were found to be, by their identifier there. */
    Map<String, UUID> links(UUID feed) {
        var links = new HashMap<String, UUID>();
        database.sql("select source_id, point from opendata.link where feed = :feed")
                .param("feed", feed)
                .query(ResultRow.map(row -> links.put(row.textOrNull(1), row.uuid(2))))
                .list();
        return links;
    }

    void link(UUID feed, Map<String, UUID> links) {
        if (links.isEmpty()) return;
        database.sql("""
                        insert into opendata.link (feed, source_id, point)
                        select :feed, * from unnest(:ids::text[], :points::uuid[])
                        on conflict (feed, source_id) do update set point = excluded.point""")
                .param("feed", feed)
                .param("ids", links.keySet().toArray(String[]::new))
                .param("points", links.values().toArray(UUID[]::new))
                .update();
    }

    void unlink(UUID feed, String sourceId) {
        database.sql("delete from opendata.link where feed = :feed and source_id = :id")
                .param("feed", feed)
                .param("id", sourceId)
                .update();
    }

    /**
     * Writes the differences that a reading found as proposals. A decision holds as long as the feed says the same; a proposal that is no
     * difference any more is deleted.
     */
    void propose(UUID feed, List<UUID> ids, List<Difference> found) {
        for (int i = 0; i < found.size(); i++) propose(feed, ids.get(i), found.get(i));
        database.sql("""
                        delete from opendata.proposal p where feed = :feed and (state = 'OPEN' or facet = 'GONE')
                          and not exists (select from unnest(:ids::text[], :facets::text[]) now(source_id, facet)
                                          where now.source_id = p.source_id and now.facet = p.facet)""")
                .param("feed", feed)
                .param("ids", found.stream().map(Difference::sourceId).toArray(String[]::new))
                .param("facets", found.stream().map(Difference::facet).toArray(String[]::new))
                .update();
    }

    private void propose(UUID feed, UUID id, Difference one) {
        database.sql("""
                        insert into opendata.proposal (id, feed, source_id, facet, point, name, commune, ours, theirs, fingerprint,
                            place, line, proposed_at)
                        values (:id, :feed, :source, :facet, :point, :name, :commune, :ours, :theirs, :fingerprint, :place::jsonb,
                            :line, :now)
                        on conflict (feed, source_id, facet) do update set point = excluded.point, name = excluded.name,
                            commune = excluded.commune, ours = excluded.ours, theirs = excluded.theirs,
                            fingerprint = excluded.fingerprint, place = excluded.place, line = excluded.line, state = 'OPEN',
                            decided_at = null, decided_by = null,
                            proposed_at = case when proposal.fingerprint = excluded.fingerprint then proposal.proposed_at
                                               else excluded.proposed_at end
                        where proposal.state = 'OPEN' or proposal.fingerprint <> excluded.fingerprint""")
                .param("id", id)
                .param("feed", feed)
                .param("source", one.sourceId())
                .param("facet", one.facet())
                .param("point", one.point())
                .param("name", one.name())
                .param("commune", one.commune())
                .param("ours", one.ours())
                .param("theirs", one.theirs())
                .param("fingerprint", one.fingerprint())
                .param("place", one.place())
                .param("line", one.line())
                .param("now", now())
                .update();
    }

    int countOpenPlaces(@Nullable UUID feed) {
        return database.sql("""
                        select count(*) from (select distinct feed, source_id from opendata.proposal
                            where state = 'OPEN' and (:feed::uuid is null or feed = :feed::uuid)) places""").param("feed", feed).query(Integer.class).single();
    }

    /** The open proposals of some places, by name. */
    List<Proposal> listOpen(@Nullable UUID feed, int places, int offset) {
        return database.sql("""
                        with chosen as (
                            select feed, source_id, min(name) as name from opendata.proposal
                            where state = 'OPEN' and (:feed::uuid is null or feed = :feed::uuid)
                            group by feed, source_id order by 3, 2, 1 limit :places offset :offset)
                        select p.* from opendata.proposal p join chosen using (feed, source_id)
                        where p.state = 'OPEN' order by chosen.name, p.source_id, p.feed, p.id""")
                .param("feed", feed)
                .param("places", places)
                .param("offset", offset)
                .query(ResultRow.map(FeedTable::proposal))
                .list();
    }

    /** An open proposal with the place that it rests on, held until the transaction ends. */
    Optional<Held> hold(UUID proposal) {
        return database.sql("select * from opendata.proposal where id = :id and state = 'OPEN' for update")
                .param("id", proposal)
                .query(ResultRow.map(row -> new Held(proposal(row), row.textOrNull("place"))))
                .optional();
    }

    record Held(Proposal proposal, @Nullable String place) {}

    /** Open proposals about the same place. */
    List<UUID> ofTheSamePlace(UUID feed, String sourceId) {
        return database.sql("""
                        select id from opendata.proposal
                        where feed = :feed and source_id = :source and state = 'OPEN' order by id""")
                .param("feed", feed)
                .param("source", sourceId)
                .query(UUID.class)
                .list();
    }

    void decide(UUID proposal, String state, @Nullable UUID point, @Nullable UUID account) {
        database.sql("""
                        update opendata.proposal set state = :state, decided_at = :now, decided_by = :account,
                            point = coalesce(:point::uuid, point) where id = :id""")
                .param("state", state)
                .param("now", now())
                .param("account", account)
                .param("point", point)
                .param("id", proposal)
                .update();
    }

    /** Updates our value in a proposal, when it has changed since it was proposed. */
    void renew(UUID proposal, String ours) {
        database.sql("update opendata.proposal set ours = :ours where id = :id")
                .param("ours", ours)
                .param("id", proposal)
                .update();
    }

    void drop(UUID proposal) {
        database.sql("delete from opendata.proposal where id = :id")
                .param("id", proposal)
                .update();
    }

    private Instant now() {
        return clock.instant();
    }

    private static FollowedFeed feed(ResultRow row) {
        return new FollowedFeed(
                row.uuid("id"),
                row.text("name"),
                row.text("address"),
                row.uuid("for_points_of"),
                row.instantOrNull("reading_since"),
                row.instantOrNull("read_at"),
                row.textOrNull("problem"),
                row.texts("problem_args"),
                row.integer("places"),
                row.integer("refused"),
                JSON.readValue(row.text("remarks"), new TypeReference<List<RowProblem>>() {}));
    }

    private static Proposal proposal(ResultRow row) {
        var facet = row.text("facet");
        var kind = Kind.of(facet);
        return new Proposal(
                row.uuid("id"),
                row.uuid("feed"),
                kind,
                kind == Kind.CHANGE ? Facet.valueOf(facet) : null,
                row.uuidOrNull("point"),
                row.text("source_id"),
                row.text("name"),
                row.text("commune"),
                row.text("ours"),
                row.text("theirs"),
                row.integerOrNull("line"),
                row.instant("proposed_at"));
    }
}
