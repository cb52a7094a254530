// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.webhooks.domain;

import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.people.Sealing;
import fr.parvis.shell.NotFound;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Endpoints of the association in scope: added, changed, stopped, started, tried and removed, and their log. */
@Component
@Transactional
public class KeepEndpoints {
    public static final int MOST = 20;

    private static final String SELECT = """
            select e.*, (select count(*)::int from webhooks.delivery d where d.association = e.association and d.endpoint = e.id
                             and d.state = 'due') as waiting,
                (select count(*)::int from webhooks.delivery d where d.association = e.association and d.endpoint = e.id
                     and d.state = 'failed') as failed
            from webhooks.endpoint e where e.association = :association and e.removed_at is null
            """;

    private final JdbcClient database;
    private final Sealing sealing;
    private final EndpointAddress address;
    private final Journal journal;
    private final Clock clock;

    KeepEndpoints(JdbcClient database, Sealing sealing, EndpointAddress address, Journal journal, Clock clock) {
        this.database = database;
        this.sealing = sealing;
        this.address = address;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param id made with the form: the same form twice is one endpoint */
    public record Command(UUID id, String name, String url, Set<String> events, int version) {}

    /** An endpoint that was added, with its secret, which nobody is shown again; without it the same form came before. */
    public sealed interface Added {
        record With(UUID id, String secret) implements Added {}

        record Already(UUID id) implements Added {}
    }

    public Outcome<Added> add(Command command) {
        if (find(command.id).isPresent()) return new Outcome.Done<>(new Added.Already(command.id));
        var problems = problems(command);
        if (list().size() >= MOST) problems.add(Problem.of("", "webhooks.problem.many", MOST));
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        var secret = Signature.secret();
        var sealed = sealing.seal(secret, about(command.id));
        int added = database.sql("""
                        insert into webhooks.endpoint (id, association, name, url, events, key, secret, made_by, made_at)
                        values (:id, :association, :name, :url, :events, :key, :secret, :account, :now) on conflict do nothing""")
                .param("id", command.id)
                .param("association", Asking.association())
                .param("name", command.name.strip())
                .param("url", command.url.strip())
                .param("events", codes(command))
                .param("key", sealed.key())
                .param("secret", sealed.bytes())
                .param("account", Objects.requireNonNull(Actor.account()))
                .param("now", clock.instant())
                .update();
        if (added == 0) return new Outcome.Done<>(new Added.Already(command.id));
        journal.note("webhooks.endpoint-added", command.id.toString(), Map.of());
        return new Outcome.Done<>(new Added.With(command.id, secret));
    }

    public Outcome<UUID> change(Command command) {
        var before = locked(command.id);
        if (before.version() != command.version) return new Outcome.Changed<>();
        var problems = problems(command);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        database.sql("""
                        update webhooks.endpoint set name = :name, url = :url, events = :events, version = version + 1
                        where association = :association and id = :id""")
                .param("association", Asking.association())
                .param("id", command.id)
                .param("name", command.name.strip())
                .param("url", command.url.strip())
                .param("events", codes(command))
                .update();
        if (!before.url().equals(command.url.strip())) forgive(command.id);
        journal.note("webhooks.endpoint-changed", command.id.toString(), Map.of());
        return new Outcome.Done<>(command.id);
    }

    /** Another secret in place of the one before, which signs nothing any more. @return shown once */
    public String renewSecret(UUID id) {
        locked(id);
        var secret = Signature.secret();
        var sealed = sealing.seal(secret, about(id));
        database.sql(
                        "update webhooks.endpoint set key = :key, secret = :secret where association = :association and id = :id")
                .param("association", Asking.association())
                .param("id", id)
                .param("key", sealed.key())
                .param("secret", sealed.bytes())
                .update();
        journal.note("webhooks.secret-renewed", id.toString(), Map.of());
        return secret;
    }

    /** Nothing is sent until it is started again; what happens meanwhile waits. */
    public void stop(UUID id) {
        if (locked(id).stopped() != null) return;
        database.sql("update webhooks.endpoint set stopped = 'by-hand' where association = :association and id = :id")
                .param("association", Asking.association())
                .param("id", id)
                .update();
        journal.note("webhooks.endpoint-stopped", id.toString(), Map.of());
    }

    /** Deliveries that waited become due at once. */
    public void start(UUID id) {
        var it = locked(id);
        forgive(id);
        if (it.stopped() == null) return;
        database.sql("update webhooks.endpoint set stopped = null where association = :association and id = :id")
                .param("association", Asking.association())
                .param("id", id)
                .update();
        journal.note("webhooks.endpoint-started", id.toString(), Map.of());
    }

    /** The failures so far count no more, and what is due is tried now. */
    private void forgive(UUID id) {
        database.sql("""
                        update webhooks.endpoint set failures = 0, failing_since = null, retry_at = null
                        where association = :association and id = :id""")
                .param("association", Asking.association())
                .param("id", id)
                .update();
        database.sql("""
                        update webhooks.delivery set next_at = :now
                        where association = :association and endpoint = :id and state = 'due' and next_at > :now""")
                .param("association", Asking.association())
                .param("id", id)
                .param("now", clock.instant())
                .update();
    }

    /** Removed for good: what waited for it is not sent. */
    public void remove(UUID id) {
        locked(id);
        database.sql("delete from webhooks.delivery where association = :association and endpoint = :id")
                .param("association", Asking.association())
                .param("id", id)
                .update();
        database.sql("""
                        update webhooks.endpoint set removed_at = :now, stopped = 'by-hand' where association = :association and id = :id""")
                .param("association", Asking.association())
                .param("id", id)
                .param("now", clock.instant())
                .update();
        journal.note("webhooks.endpoint-removed", id.toString(), Map.of());
    }

    /** An event that says nothing, to see whether it arrives. */
    public void test(UUID id) {
        locked(id);
        database.sql("""
                        insert into webhooks.event (id, association, type, subject, path, at, only_for)
                        values (:event, :association, :type, :id, :path, :now, :id)""")
                .param("event", Ids.next())
                .param("association", Asking.association())
                .param("type", EventType.TRIAL)
                .param("id", id)
                .param("path", "/bureau/webhooks/" + id)
                .param("now", clock.instant())
                .update();
    }

    /**
     * Sends again, under the same identifier: one delivery whatever became of it, or all that were given up.
     *
     * @param delivery null for all that were given up
     * @return number of deliveries; what waits already is none
     */
    public int replay(UUID endpoint, @Nullable UUID delivery) {
        locked(endpoint);
        int again = database.sql("""
                        update webhooks.delivery set state = 'due', attempts = 0, next_at = :now, claimed_until = null
                        where association = :association and endpoint = :endpoint
                            and case when :delivery::uuid is null then state = 'failed' else id = :delivery::uuid and state <> 'due' end""")
                .param("association", Asking.association())
                .param("endpoint", endpoint)
                .param("delivery", delivery)
                .param("now", clock.instant())
                .update();
        if (again > 0) journal.note("webhooks.replayed", endpoint.toString(), Map.of("count", Integer.toString(again)));
        return again;
    }

    @Transactional(readOnly = true)
    public List<Endpoint> list() {
        return database.sql(SELECT + " order by e.made_at, e.id")
                .param("association", Asking.association())
                .query(ResultRow.map(KeepEndpoints::endpoint))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Endpoint> find(UUID id) {
        return database.sql(SELECT + " and e.id = :id")
                .param("association", Asking.association())
                .param("id", id)
                .query(ResultRow.map(KeepEndpoints::endpoint))
                .optional();
    }

    /** The log of an endpoint, the latest first. */
    @Transactional(readOnly = true)
    public List<Delivery> log(UUID endpoint, int most, int from) {
        return database.sql("""
                        select d.*, v.type from webhooks.delivery d join webhooks.event v on v.association = d.association and v.id = d.event
                        where d.association = :association and d.endpoint = :endpoint order by d.at desc, d.id desc limit :most offset :from""")
                .param("association", Asking.association())
                .param("endpoint", endpoint)
                .param("most", most)
                .param("from", from)
                .query(ResultRow.map(row -> new Delivery(
                        row.uuid("id"),
                        row.uuid("event"),
                        row.text("type"),
                        row.text("state"),
                        row.instant("at"),
                        row.integer("attempts"),
                        row.instant("next_at"),
                        row.instantOrNull("last_at"),
                        row.integerOrNull("last_status"),
                        row.textOrNull("last_problem"))))
                .list();
    }

    @Transactional(readOnly = true)
    public int countLog(UUID endpoint) {
        return database.sql(
                        "select count(*)::int from webhooks.delivery where association = :association and endpoint = :endpoint")
                .param("association", Asking.association())
                .param("endpoint", endpoint)
                .query(Integer.class)
                .single();
    }

    private List<Problem> problems(Command command) {
        var problems = new ArrayList<Problem>();
        var name = command.name.strip();
        if (name.length() < 2) problems.add(Problem.of("name", "webhooks.problem.name"));
        else if (name.length() > Endpoint.LONGEST_NAME)
            problems.add(Problem.of("name", "webhooks.problem.name-long", Endpoint.LONGEST_NAME));
        address.problem(command.url.strip()).ifPresent(problems::add);
        if (codes(command).length == 0) problems.add(Problem.of("events", "webhooks.problem.events"));
        return problems;
    }

    private static String[] codes(Command command) {
        return EventType.codes().stream().filter(command.events::contains).toArray(String[]::new);
    }

    private Endpoint locked(UUID id) {
        database.sql("select id from webhooks.endpoint where association = :association and id = :id for update")
                .param("association", Asking.association())
                .param("id", id)
                .query(UUID.class)
                .optional();
        return find(id).orElseThrow(() -> new NotFound("endpoint " + id));
    }

    static String about(UUID endpoint) {
        return "webhook " + endpoint;
    }

    private static Endpoint endpoint(ResultRow row) {
        return new Endpoint(
                row.uuid("id"),
                row.text("name"),
                row.text("url"),
                row.texts("events"),
                row.textOrNull("stopped"),
                row.integer("failures"),
                row.instantOrNull("failing_since"),
                row.instantOrNull("retry_at"),
                row.instantOrNull("last_sent_at"),
                row.integer("version"),
                row.integer("waiting"),
                row.integer("failed"));
    }
}
