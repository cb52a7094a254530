// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.webhooks.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.people.SealedColumn;
import fr.parvis.people.Sealing;
import fr.parvis.runtime.ParvisSettings;
import fr.parvis.values.Ids;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends events of the association in scope: claimed and committed, called outside of any transaction, noted. What was not taken is tried again,
 * later each time, ten times in three days; an endpoint that fails three times in a row is left in peace for some minutes, up to an hour, and stopped
 * when it failed for five days. Nothing that waits is lost by it. An event may arrive twice, under the same identifier.
 */
@Component
public class SendEvents {
    private static final int AT_ONCE = 100;

    /** So that one association with a long list keeps nobody else waiting. */
    private static final Duration TURN = Duration.ofMinutes(1);

    /** Longer than a call may last. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    private static final int PEACE_AFTER = 3;
    private static final Duration LONGEST_PEACE = Duration.ofHours(1);
    private static final Duration STOP_AFTER = Duration.ofDays(5);

    /** Before each further attempt; after the last one it is given up. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private final JdbcClient database;
    private final Sealing sealing;
    private final PostEvent post;
    private final JsonMapper json;
    private final Clock clock;
    private final String site;
    private final TransactionTemplate transaction;

    SendEvents(
            JdbcClient database,
            Sealing sealing,
            PostEvent post,
            JsonMapper json,
            Clock clock,
            ParvisSettings parvis,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.sealing = sealing;
        this.post = post;
        this.json = json;
        this.clock = clock;
        this.site = parvis.address();
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The secrets follow a change of keys. */
    @Configuration(proxyBeanMethods = false)
    static class SealedSecrets {
        @Bean
        SealedColumn webhookSecrets() {
            return new SealedColumn("webhooks.endpoint", "secret", "'webhook ' || id");
        }
    }

    private record Claim(
            UUID delivery,
            UUID endpoint,
            String url,
            Sealing.Text secret,
            UUID event,
            String type,
            UUID subject,
            String path,
            String facts,
            Instant at,
            int attempts) {}

    /** Associations with something to be sent now; asked as the network. */
    public List<UUID> associationsDue() {
        return Objects.requireNonNull(transaction.execute(_ -> database.sql("select webhooks.associations_due(:now)")
                .param("now", clock.instant())
                .query(UUID.class)
                .list()));
    }

    /** @return number of calls made */
    public int here() {
        transaction.executeWithoutResult(_ -> deal());
        var begun = clock.instant();
        int called = 0;
        while (called < AT_ONCE && clock.instant().isBefore(begun.plus(TURN))) {
            var claim =
                    Objects.requireNonNull(transaction.execute(_ -> claim())).orElse(null);
            if (claim == null) break;
            var answer = call(claim);
            transaction.executeWithoutResult(_ -> note(claim, answer));
            called++;
        }
        return called;
    }

    /** Makes a delivery for each endpoint that asked for an event; once, however many ask at the same time. */
    private void deal() {
        var events = database.sql("""
                        select id from webhooks.event where association = :association and not dealt
                        order by at, id limit 1000 for update skip locked""")
                .param("association", Asking.association())
                .query(UUID.class)
                .list();
        if (events.isEmpty()) return;
        record Pair(UUID event, UUID endpoint) {}
        var pairs = database.sql("""
                        select v.id as event, e.id as endpoint from webhooks.event v join webhooks.endpoint e on e.association = v.association
                        where v.association = :association and v.id = any(:events::uuid[]) and e.removed_at is null and e.made_at <= v.at
                            and case when v.only_for is null then v.type = any(e.events) else v.only_for = e.id end
                        order by v.at, v.id""")
                .param("association", Asking.association())
                .param("events", events.toArray(UUID[]::new))
                .query(ResultRow.map(row -> new Pair(row.uuid("event"), row.uuid("endpoint"))))
                .list();
        for (var pair : pairs)
            database.sql("""
                            insert into webhooks.delivery (id, association, endpoint, event, state, at, next_at)
                            select :id, association, :endpoint, id, 'due', at, at from webhooks.event
                            where association = :association and id = :event on conflict do nothing""")
                    .param("id", Ids.next())
                    .param("association", Asking.association())
                    .param("endpoint", pair.endpoint)
                    .param("event", pair.event)
                    .update();
        database.sql(
                        "update webhooks.event set dealt = true where association = :association and id = any(:events::uuid[])")
                .param("association", Asking.association())
                .param("events", events.toArray(UUID[]::new))
                .update();
        // nobody asked for them
        database.sql("""
                        delete from webhooks.event v where v.association = :association and v.id = any(:events::uuid[]) and not exists (
                            select from webhooks.delivery d where d.association = v.association and d.event = v.id)""")
                .param("association", Asking.association())
                .param("events", events.toArray(UUID[]::new))
                .update();
    }

    private Optional<Claim> claim() {
        var now = clock.instant();
        return database.sql("""
                        with next as (
                            select d.id from webhooks.delivery d
                                join webhooks.endpoint e on e.association = d.association and e.id = d.endpoint
                            where d.association = :association and d.state = 'due' and d.next_at <= :now
                                and (d.claimed_until is null or d.claimed_until <= :now)
                                and e.stopped is null and (e.retry_at is null or e.retry_at <= :now)
                            order by d.next_at, d.at, d.id limit 1 for update of d skip locked)
                        update webhooks.delivery d set claimed_until = :until, attempts = d.attempts + 1
                        from next, webhooks.endpoint e, webhooks.event v
                        where d.id = next.id and e.association = d.association and e.id = d.endpoint
                            and v.association = d.association and v.id = d.event
                        returning d.id, d.endpoint, e.url, e.key, e.secret, d.event, v.type, v.subject, v.path, v.facts::text as facts, v.at, d.attempts""")
                .param("association", Asking.association())
                .param("now", now)
                .param("until", now.plus(CLAIM))
                .query(ResultRow.map(row -> new Claim(
                        row.uuid("id"),
                        row.uuid("endpoint"),
                        row.text("url"),
                        new Sealing.Text(row.text("key"), row.bytes("secret")),
                        row.uuid("event"),
                        row.text("type"),
                        row.uuid("subject"),
                        row.text("path"),
                        row.text("facts"),
                        row.instant("at"),
                        row.integer("attempts"))))
                .optional();
    }

    private PostEvent.Answer call(Claim claim) {
        var uri = EndpointAddress.read(claim.url);
        if (uri == null) return new PostEvent.Answer(null, "broken");
        var body = body(claim);
        long seconds = clock.instant().getEpochSecond();
        var secret = sealing.open(claim.secret, KeepEndpoints.about(claim.endpoint));
        // its key is lost: what opens is no secret
        if (!Signature.isSecret(secret)) return new PostEvent.Answer(null, "no-secret");
        var id = claim.event.toString();
        return post.handle(
                URI.create(uri.toString()),
                Map.of(
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        Long.toString(seconds),
                        "webhook-signature",
                        Signature.of(secret, id, seconds, body)),
                body);
    }

    /** Type, moment, and the identifiers and the page of what it is about. */
    private byte[] body(Claim claim) {
        var data = new LinkedHashMap<String, Object>();
        data.put("id", claim.subject);
        data.put("association", Asking.association());
        json.readTree(claim.facts)
                .properties()
                .forEach(fact -> data.put(fact.getKey(), fact.getValue().asString()));
        data.put("page", site + claim.path);
        var body = new LinkedHashMap<String, Object>();
        body.put("type", claim.type);
        body.put("timestamp", claim.at.toString());
        body.put("data", data);
        return json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    }

    private void note(Claim claim, PostEvent.Answer answer) {
        var now = clock.instant();
        boolean over = !answer.taken() && claim.attempts > PAUSES.size();
        var next = answer.taken() || over ? now : now.plus(PAUSES.get(claim.attempts - 1));
        database.sql("""
                        update webhooks.delivery set state = :state, claimed_until = null, next_at = :next, last_at = :now, last_status = :status,
                            last_problem = :problem
                        where association = :association and id = :id""")
                .param("association", Asking.association())
                .param("id", claim.delivery)
                .param("state", answer.taken() ? "sent" : over ? "failed" : "due")
                .param("next", next)
                .param("now", now)
                .param("status", answer.status())
                .param("problem", answer.problem())
                .update();
        if (answer.taken())
            database.sql("""
                            update webhooks.endpoint set failures = 0, failing_since = null, retry_at = null, last_sent_at = :now
                            where association = :association and id = :id""")
                    .param("association", Asking.association())
                    .param("id", claim.endpoint)
                    .param("now", now)
                    .update();
        else failed(claim.endpoint, answer.gone(), now);
    }

    private void failed(UUID endpoint, boolean gone, Instant now) {
        record Failing(int failures, Instant since) {}
        var failing = database.sql("""
                        update webhooks.endpoint set failures = failures + 1, failing_since = coalesce(failing_since, :now)
                        where association = :association and id = :id returning failures, failing_since""")
                .param("association", Asking.association())
                .param("id", endpoint)
                .param("now", now)
                .query(ResultRow.map(row -> new Failing(row.integer("failures"), row.instant("failing_since"))))
                .single();
        if (gone || !now.isBefore(failing.since.plus(STOP_AFTER)))
            database.sql("""
                            update webhooks.endpoint set stopped = coalesce(stopped, :why) where association = :association and id = :id""")
                    .param("association", Asking.association())
                    .param("id", endpoint)
                    .param("why", gone ? "gone" : "failing")
                    .update();
        if (failing.failures < PEACE_AFTER) return;
        var peace = Duration.ofMinutes(1L << Math.min(failing.failures - PEACE_AFTER, 6));
        database.sql("update webhooks.endpoint set retry_at = :at where association = :association and id = :id")
                .param("association", Asking.association())
                .param("id", endpoint)
                .param("at", now.plus(peace.compareTo(LONGEST_PEACE) > 0 ? LONGEST_PEACE : peace))
                .update();
    }
}
