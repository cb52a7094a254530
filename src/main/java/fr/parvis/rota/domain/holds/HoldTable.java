// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.holds;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.database.TransactionLock;
import fr.parvis.network.Clocks.Stretch;
import fr.parvis.rota.Hold;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds.Asked;
import fr.parvis.values.Ids;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Holds of the association in scope, in PostgreSQL. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class HoldTable {
    private static final String SELECT = """
            select id, mediator, kind, subject, lower(during) as begins, upper(during) as ends, point, firm, expires_at from rota.hold
            where association = :association and cancelled_at is null
            """;

    private final JdbcClient database;

    HoldTable(JdbcClient database) {
        this.database = database;
    }

    /** Waits until nobody else takes or gives back time of these mediators, always in the same order: no two wait for each other. */
    void lock(Collection<UUID> mediators) {
        TransactionLock.take(
                database, mediators.stream().map(mediator -> "rota " + mediator).toList());
    }

    /** Which of them are taken by something else between two instants; what is not firm counts, what has expired does not. */
    List<UUID> taken(Collection<UUID> mediators, Stretch during, UUID exceptSubject, Instant now) {
        return database.sql("""
                        select distinct mediator from rota.hold
                        where association = :association and mediator = any(:mediators) and during && tstzrange(:from, :until)
                          and cancelled_at is null and (expires_at is null or expires_at > :now) and subject <> :except
                        order by mediator""")
                .param("association", Asking.association())
                .param("mediators", mediators.toArray(UUID[]::new))
                .param("from", during.start())
                .param("until", during.end())
                .param("except", exceptSubject)
                .param("now", now)
                .query(UUID.class)
                .list();
    }

    /**
     * Holds that matter to what is asked for: those of its subject, and of these mediators those that cross a stretch of time and those that have
     * expired.
     */
    List<Hold> standing(UUID subject, Collection<UUID> mediators, Stretch during, Instant now) {
        return database.sql(SELECT + """
                         and (subject = :subject or mediator = any(:mediators) and during && tstzrange(:from, :until)
                              or mediator = any(:mediators) and expires_at <= :now)""")
                .param("association", Asking.association())
                .param("subject", subject)
                .param("mediators", mediators.toArray(UUID[]::new))
                .param("from", during.start())
                .param("until", during.end())
                .param("now", now)
                .query(ResultRow.map(HoldTable::hold))
                .list();
    }

    /** @return holds written; fewer than asked for where the constraint refused one */
    List<Hold> insert(Asked asked, boolean firm, Instant at) {
        var parts = parts(asked);
        var rows = asked.mediators().stream()
                .sorted()
                .flatMap(mediator -> parts.stream().map(part -> new Row(Ids.next(), mediator, part)))
                .toList();
        return database.sql("""
                        insert into rota.hold (id, association, mediator, during, kind, subject, point, firm, expires_at, made_at)
                        select one.id, :association, one.mediator, tstzrange(one.begins, one.ends), one.kind, :subject, :point, :firm, :expires, :at
                        from unnest(:ids::uuid[], :mediators::uuid[], :kinds::text[], :begins::timestamptz[], :ends::timestamptz[])
                            as one (id, mediator, kind, begins, ends)
                        on conflict do nothing
                        returning id, mediator, kind, subject, lower(during) as begins, upper(during) as ends, point, firm, expires_at""")
                .param("ids", rows.stream().map(Row::id).toArray(UUID[]::new))
                .param("mediators", rows.stream().map(Row::mediator).toArray(UUID[]::new))
                .param(
                        "kinds",
                        rows.stream().map(row -> row.part().kind().name()).toArray(String[]::new))
                .param(
                        "begins",
                        rows.stream().map(row -> row.part().from().toString()).toArray(String[]::new))
                .param(
                        "ends",
                        rows.stream().map(row -> row.part().until().toString()).toArray(String[]::new))
                .param("association", Asking.association())
                .param("subject", asked.subject())
                .param("point", asked.point())
                .param("firm", firm)
                .param("expires", asked.expiresAt())
                .param("at", at)
                .query(ResultRow.map(HoldTable::hold))
                .list();
    }

    private record Part(HoldKind kind, Instant from, Instant until) {}

    private record Row(UUID id, UUID mediator, Part part) {}

    /** The time itself, and the way there and back where there is one. */
    private static List<Part> parts(Asked asked) {
        var itself = new Part(asked.kind(), asked.from(), asked.until());
        return asked.travelMinutes() == 0
                ? List.of(itself)
                : List.of(
                        new Part(HoldKind.TRAVEL, asked.leaves(), asked.from()),
                        itself,
                        new Part(HoldKind.TRAVEL, asked.until(), asked.returns()));
    }

    /** How many rows a mediator has. */
    static int rows(Asked asked) {
        return parts(asked).size();
    }

    void cancel(UUID subject, Instant at) {
        database.sql("""
                        update rota.hold set cancelled_at = :at
                        where association = :association and subject = :subject and cancelled_at is null""")
                .param("association", Asking.association())
                .param("subject", subject)
                .param("at", at)
                .update();
    }

    /** Cancels what lasts longer than an instant. */
    void cancelFrom(UUID subject, Instant from, Instant at) {
        database.sql("""
                        update rota.hold set cancelled_at = :at
                        where association = :association and subject = :subject and cancelled_at is null and upper(during) > :from""")
                .param("association", Asking.association())
                .param("subject", subject)
                .param("from", from)
                .param("at", at)
                .update();
    }

    /** Shortens what has begun by an instant to that instant, and cancels what comes after it. */
    void endFrom(UUID subject, Instant at) {
        database.sql("""
                        update rota.hold set
                            during = case when lower(during) < :at::timestamptz then tstzrange(lower(during), :at::timestamptz) else during end,
                            cancelled_at = case when lower(during) < :at::timestamptz then null else :at::timestamptz end
                        where association = :association and subject = :subject and cancelled_at is null and upper(during) > :at::timestamptz""")
                .param("association", Asking.association())
                .param("subject", subject)
                .param("at", at)
                .update();
    }

    void cancelExpired(Collection<UUID> mediators, Instant now) {
        database.sql("""
                        update rota.hold set cancelled_at = :now
                        where association = :association and mediator = any(:mediators) and cancelled_at is null and expires_at <= :now""")
                .param("association", Asking.association())
                .param("mediators", mediators.toArray(UUID[]::new))
                .param("now", now)
                .update();
    }

    boolean confirm(UUID subject, Instant now) {
        return database.sql("""
                        update rota.hold set expires_at = null
                        where association = :association and subject = :subject and cancelled_at is null
                          and (expires_at is null or expires_at > :now)""")
                        .param("association", Asking.association())
                        .param("subject", subject)
                        .param("now", now)
                        .update()
                > 0;
    }

    void makeFirm(UUID subject) {
        database.sql("""
                        update rota.hold set firm = true
                        where association = :association and subject = :subject and cancelled_at is null and not firm""")
                .param("association", Asking.association())
                .param("subject", subject)
                .update();
    }

    /** Subjects of absences that are not firm and that nothing crosses any more. */
    List<UUID> ready() {
        return database.sql("""
                        select a.subject from rota.hold a
                        where a.association = :association and a.cancelled_at is null and not a.firm and upper(a.during) > now()
                          and not exists (select from rota.hold o
                                          where o.association = a.association and o.mediator = a.mediator and o.during && a.during
                                            and o.firm and o.cancelled_at is null)""")
                .param("association", Asking.association())
                .query(UUID.class)
                .list();
    }

    List<Hold> of(UUID subject) {
        return of(List.of(subject));
    }

    List<Hold> of(Collection<UUID> subjects) {
        return database.sql(SELECT + " and subject = any(:subjects) order by mediator, lower(during)")
                .param("association", Asking.association())
                .param("subjects", subjects.toArray(UUID[]::new))
                .query(ResultRow.map(HoldTable::hold))
                .list();
    }

    List<Hold> between(Collection<UUID> mediators, Instant from, Instant until) {
        return database.sql(SELECT + """
                         and mediator = any(:mediators) and during && tstzrange(:from, :until) order by lower(during), mediator limit 20000""")
                .param("association", Asking.association())
                .param("mediators", mediators.toArray(UUID[]::new))
                .param("from", from)
                .param("until", until)
                .query(ResultRow.map(HoldTable::hold))
                .list();
    }

    List<Hold> expired(Collection<UUID> mediators, Instant now) {
        return database.sql(SELECT + " and expires_at <= :now and mediator = any(:mediators)")
                .param("association", Asking.association())
                .param("mediators", mediators.toArray(UUID[]::new))
                .param("now", now)
                .query(ResultRow.map(HoldTable::hold))
                .list();
    }

    /** Mediators of whom something has expired. */
    List<UUID> withExpired(Instant now) {
        return database.sql("""
                        select distinct mediator from rota.hold
                        where association = :association and cancelled_at is null and expires_at <= :now order by mediator""")
                .param("association", Asking.association())
                .param("now", now)
                .query(UUID.class)
                .list();
    }

    private static Hold hold(ResultRow row) {
        return new Hold(
                row.uuid("id"),
                row.uuid("mediator"),
                row.named(HoldKind.class, "kind"),
                row.uuid("subject"),
                row.instant("begins"),
                row.instant("ends"),
                row.uuidOrNull("point"),
                row.flag("firm"),
                row.instantOrNull("expires_at"));
    }
}
