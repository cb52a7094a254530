package fr.parvis.outreach.domain;

import fr.parvis.access.Associations;
import fr.parvis.arrangements.Arrangements;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets what partners handed over once the days that were agreed are over: counted from when the entry last came or the household was reached,
 * from when it was closed afterwards. The counts of a list stay. Where a case goes on, or a cut avoided is still to be confirmed, the entry keeps its
 * numbers and nothing of the household.
 */
@Component
public class ForgetEntries {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetEntries.class);

    /** Days that a confirmation may be late before it is not waited for any more. */
    private static final int LATE = 30;

    private static final String PAST = """
            from outreach.entry e join outreach.arrangement a on a.id = e.arrangement
            where e.association = :association
                and coalesce(e.closed_on, greatest(e.received_on, e.reached_on)) + a.keep_days < :today
            """;

    private static final String NEEDED = """
            (e.case_file is not null or exists (select from outreach.solution s where s.entry = e.id and s.confirmed = 'waiting'
                and s.confirm_from > :today - %d))""".formatted(LATE);

    /** What was forgotten. */
    public record Forgotten(int deleted, int emptied, int refusedLines, int uploads, int returnFiles) {
        boolean isNothing() {
            return deleted + emptied + refusedLines + uploads + returnFiles == 0;
        }
    }

    private final JdbcClient database;
    private final NamedParameterJdbcOperations batches;
    private final Arrangements arrangements;
    private final Households households;
    private final HouseholdFingerprints marks;
    private final ReturnFiles returns;
    private final WatchedFolder folder;
    private final CountProgress progress;
    private final Associations associations;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final LocalDays localDays;
    private final Clock clock;

    ForgetEntries(
            JdbcClient database,
            NamedParameterJdbcOperations batches,
            Arrangements arrangements,
            Households households,
            HouseholdFingerprints marks,
            ReturnFiles returns,
            WatchedFolder folder,
            CountProgress progress,
            Associations associations,
            Journal journal,
            PlatformTransactionManager transactions,
            LocalDays localDays,
            Clock clock) {
        this.database = database;
        this.batches = batches;
        this.arrangements = arrangements;
        this.households = households;
        this.marks = marks;
        this.returns = returns;
        this.folder = folder;
        this.progress = progress;
        this.associations = associations;
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
        this.localDays = localDays;
        this.clock = clock;
    }

    /** In every association; one that fails keeps no other waiting. @return how many entries went */
    public int handle() {
        int gone = 0;
        for (var association : associations.list())
            try {
                var forgotten = Asking.as(association.id()).call(this::here);
                gone += forgotten.deleted() + forgotten.emptied();
            } catch (RuntimeException e) {
                LOG.error("entries of association {} could not be forgotten", association.id(), e);
            }
        return gone;
    }

    /** In the current association. */
    Forgotten here() {
        var forgotten = transaction.execute(status -> forget());
        forgetFiles();
        return forgotten == null ? new Forgotten(0, 0, 0, 0, 0) : forgotten;
    }

    private JdbcClient.StatementSpec sql(String sql) {
        return database.sql(sql)
                .param("association", Asking.association())
                .param("today", localDays.today())
                .param("zone", localDays.zone().getId());
    }

    private Forgotten forget() {
        var lists = sql("select distinct e.list " + PAST).query(UUID.class).list();
        lists.forEach(progress::keep);
        int emptied = empty(sql("select e.id " + PAST + " and e.emptied_on is null and " + NEEDED)
                .query(UUID.class)
                .list());
        int deleted = sql("delete from outreach.entry where id in (select e.id " + PAST + " and not " + NEEDED + ")")
                .update();
        int lines = sql("""
                        delete from outreach.refused_line r using outreach.list l, outreach.arrangement a
                        where r.association = :association and l.id = r.list and a.id = l.arrangement
                            and l.received_on + a.keep_days < :today""").update();
        int uploads = sql("""
                        delete from outreach.upload u using outreach.arrangement a
                        where u.association = :association and a.id = u.arrangement
                            and (u.at at time zone :zone)::date + a.keep_days < :today""").update();
        var forgotten = new Forgotten(deleted, emptied, lines, uploads, returns.forget(localDays.today()));
        if (!forgotten.isNothing())
            journal.note(
                    "outreach.forgotten",
                    Asking.association().toString(),
                    Map.of(
                            "deleted", String.valueOf(deleted),
                            "emptied", String.valueOf(emptied),
                            "refused-lines", String.valueOf(lines),
                            "files", String.valueOf(uploads),
                            "return-files", String.valueOf(forgotten.returnFiles())));
        return forgotten;
    }

    private int empty(List<UUID> entries) {
        var nobody = new Household("", "", "", List.of(), List.of(), null, null, null, null, null, null);
        var rows = new ArrayList<MapSqlParameterSource>();
        for (var id : entries) {
            var sealed = households.seal(id, nobody);
            rows.add(new MapSqlParameterSource("id", id)
                    .addValue("sealed", sealed.bytes())
                    .addValue("key", sealed.key())
                    .addValue("nobody", marks.hash("outreach forgotten " + id))
                    .addValue("today", localDays.today()));
        }
        if (!rows.isEmpty()) batches.batchUpdate("""
                            update outreach.entry set sealed = :sealed, key = :key, reference_hash = :nobody, name_hash = null,
                                place_hash = null, phone_hashes = '{}', by_phone = false, by_mail = false, by_post = false,
                                language = null, emptied_on = :today, state = 'closed',
                                closed_why = coalesce(closed_why, 'past-term'), closed_on = coalesce(closed_on, :today),
                                version = version + 1
                            where id = :id""", rows.toArray(MapSqlParameterSource[]::new));
        return rows.size();
    }

    /** Files of the watched folder that were taken or refused go after the same days. */
    private void forgetFiles() {
        if (!folder.isThere()) return;
        var all = transaction.execute(status -> arrangements.list());
        if (all == null) return;
        for (var arrangement : all) {
            var limit = clock.instant().minus(Period.ofDays(arrangement.keepDays()));
            try {
                for (var file : folder.done(arrangement.id()))
                    if (modified(file).isBefore(limit)) Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.error(
                        "files of arrangement {} could not be deleted: {}",
                        arrangement.id(),
                        e.getClass().getSimpleName());
            }
        }
    }

    private static Instant modified(java.nio.file.Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }
}
