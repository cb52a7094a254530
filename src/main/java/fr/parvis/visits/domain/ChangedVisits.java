// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.sync.DeviceChanges;
import fr.parvis.visits.Visit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes since a device asked last, of the visits in which the current account acts. "Since" is a snapshot of the database: a
 * change is new when its transaction was not visible then. So none is missed, however transactions overlap, and no clock is asked. A
 * restored database counts its transactions from where the copy was made: cursors bear the moment when the database was started, and
 * after another start a device begins anew.
 */
@Component
public class ChangedVisits implements DeviceChanges {
    static final int DAYS = 14;

    /** My visits by each of the ways in which they are mine, each with an index of its own. */
    private static final String MINE = """
            (select id, changed from visits.visit
             where association = :association and mediators[1] = :me and day > :since and cancelled_at is null
             union select id, changed from visits.visit
             where association = :association and mediators[2] = :me and day > :since and cancelled_at is null
             union select id, changed from visits.visit
             where association = :association and mediators[3] = :me and day > :since and cancelled_at is null
             union select id, changed from visits.visit
             where association = :association and mediators[4] = :me and day > :since and cancelled_at is null
             union select id, changed from visits.visit
             where association = :association and recorded_by = :me and recorded_by <> mediators[1] and day > :since
               and cancelled_at is null) mine
            """;

    private final JdbcClient database;
    private final VisitTable visits;
    private final Associations associations;
    private final LocalDays localDays;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ChangedVisits(
            JdbcClient database,
            VisitTable visits,
            Associations associations,
            LocalDays localDays,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.visits = visits;
        this.associations = associations;
        this.localDays = localDays;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    @Override
    @Transactional(readOnly = true)
    public Changes since(String text, int most) {
        var me = CurrentActor.now().account();
        // first the snapshot, then what stands: what comes between is told twice rather than never
        var now = SnapshotCursor.now(database);
        var given = SnapshotCursor.read(text);
        var cursor = given.cluster().equals(now.cluster()) ? given : SnapshotCursor.START;
        var reading = cursor.reading() == null ? now.snapshot() : cursor.reading();
        var since = localDays.today().minusDays(DAYS);
        var ids = database.sql("select id from " + MINE + """
                         where (cast(:seen as text) is null or
                                changed is not null and not pg_visible_in_snapshot(changed, cast(:seen as text)::pg_snapshot))
                           and (cast(:after as uuid) is null or id > cast(:after as uuid))
                         order by id limit :most""")
                .param("association", Asking.association())
                .param("me", me)
                .param("since", since)
                .param("seen", cursor.since())
                .param("after", cursor.after())
                .param("most", most + 1)
                .query(UUID.class)
                .list();
        boolean more = ids.size() > most;
        boolean all = cursor.since() == null && cursor.after() == null;
        var told = visits.list(more ? ids.subList(0, most) : ids).stream()
                .map(RecordedVisit::visit)
                .sorted(Comparator.comparing(Visit::startedAt).reversed())
                .toList();
        if (more)
            return new Changes(
                    new SnapshotCursor(now.cluster(), cursor.since(), reading, ids.get(most - 1)).written(),
                    true,
                    all,
                    told,
                    List.of());
        return new Changes(
                new SnapshotCursor(now.cluster(), reading, null, null).written(),
                false,
                all,
                told,
                gone(me, since, cursor.since()));
    }

    /** Visits that are no longer the account's; none for a device that has seen nothing yet. */
    private List<UUID> gone(UUID me, LocalDate since, @Nullable String seen) {
        if (seen == null) return List.of();
        return database.sql("""
                        select g.visit from visits.gone g
                        where g.account = :me and g.day > :since
                          and not pg_visible_in_snapshot(g.changed, cast(:seen as text)::pg_snapshot)
                          and not exists (select from visits.visit v where v.id = g.visit and v.cancelled_at is null
                                          and (v.recorded_by = :me or :me = any(v.mediators)))""")
                .param("me", me)
                .param("since", since)
                .param("seen", seen)
                .query(UUID.class)
                .list();
    }

    /** Notes whose a visit is no more. */
    void goneFrom(Visit before, UUID recordedBy, Optional<Visit> after) {
        var accounts = new java.util.LinkedHashSet<>(before.mediators());
        if (after.isEmpty()) accounts.add(recordedBy);
        else {
            accounts.removeAll(after.get().mediators());
            accounts.remove(recordedBy);
        }
        if (accounts.isEmpty()) return;
        database.sql("""
                        insert into visits.gone (account, visit, association, day)
                        select account, :visit, :association, :day from unnest(:accounts::uuid[]) account
                        on conflict (account, visit) do update set changed = pg_current_xact_id()""")
                .param("visit", before.id())
                .param("association", before.association())
                .param("day", before.day())
                .param("accounts", accounts.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    /** Forgets what no device asks for any more, from one association to the next, each in its own scope. */
    public int forgetOld() {
        return associations.sumInEach(
                "visits: what no device asks for",
                association -> Objects.requireNonNull(transaction.execute(status -> database.sql(
                                "delete from visits.gone where association = :association and day < :before")
                        .param("association", association)
                        .param("before", localDays.today().minusDays(DAYS + 1))
                        .update())));
    }
}
