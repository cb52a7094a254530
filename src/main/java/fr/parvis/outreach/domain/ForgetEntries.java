// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.access.Associations;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.outreach.Household;
import fr.parvis.outreach.ListRetention;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets the entries of lists once the days that were agreed are over: counted from when the entry last came or the household was reached,
 * from when it was closed afterwards. The counts of a list stay. Where a case goes on, or a cut avoided is still to be confirmed, the entry keeps its
 * numbers and nothing of the household.
 */
@Component
public class ForgetEntries {

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

    /**
     * Number of entries forgotten.
     *
     * @param others number of records of lists in other modules, by kind
     */
    record Forgotten(int deleted, int emptied, Map<String, Integer> others) {
        boolean isNothing() {
            return deleted + emptied == 0 && others.values().stream().allMatch(count -> count == 0);
        }
    }

    private final JdbcClient database;
    private final NamedParameterJdbcOperations batches;
    private final Households households;
    private final HouseholdFingerprints marks;
    private final List<ListRetention> others;
    private final Associations associations;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final LocalDays localDays;

    ForgetEntries(
            JdbcClient database,
            NamedParameterJdbcOperations batches,
            Households households,
            HouseholdFingerprints marks,
            List<ListRetention> others,
            Associations associations,
            Journal journal,
            PlatformTransactionManager transactions,
            LocalDays localDays) {
        this.database = database;
        this.batches = batches;
        this.households = households;
        this.marks = marks;
        this.others = others;
        this.associations = associations;
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
        this.localDays = localDays;
    }

    /** In every association; one that fails keeps no other waiting. @return number of entries forgotten */
    public int handle() {
        return associations.sumInEach("outreach: entries past their time", _ -> {
            var forgotten = here();
            return forgotten.deleted() + forgotten.emptied();
        });
    }

    private Forgotten here() {
        return on(localDays.today());
    }

    /** In the current association, on a day. */
    Forgotten on(LocalDate today) {
        return Objects.requireNonNull(transaction.execute(status -> forget(today)));
    }

    private JdbcClient.StatementSpec sql(String sql, LocalDate today) {
        return database.sql(sql).param("association", Asking.association()).param("today", today);
    }

    private Forgotten forget(LocalDate today) {
        for (var list :
                sql("select distinct e.list " + PAST, today).query(UUID.class).list())
            others.forEach(other -> other.before(list));
        int emptied = empty(
                sql("select e.id " + PAST + " and e.emptied_on is null and " + NEEDED, today)
                        .query(UUID.class)
                        .list(),
                today);
        int deleted = sql(
                        "delete from outreach.entry where id in (select e.id " + PAST + " and not " + NEEDED + ")",
                        today)
                .update();
        var kinds = new LinkedHashMap<String, Integer>();
        for (var other : others) kinds.putAll(other.forget(today));
        var forgotten = new Forgotten(deleted, emptied, kinds);
        if (!forgotten.isNothing()) {
            var counts = new LinkedHashMap<String, String>();
            counts.put("deleted", String.valueOf(deleted));
            counts.put("emptied", String.valueOf(emptied));
            kinds.forEach((kind, count) -> counts.put(kind, String.valueOf(count)));
            journal.note("outreach.forgotten", Asking.association().toString(), counts);
        }
        return forgotten;
    }

    private int empty(List<UUID> entries, LocalDate today) {
        var nobody = new Household("", "", "", List.of(), List.of(), null, null, null, null, null, null);
        var rows = new ArrayList<MapSqlParameterSource>();
        for (var id : entries) {
            var sealed = households.seal(id, nobody);
            rows.add(new MapSqlParameterSource("id", id)
                    .addValue("sealed", sealed.bytes())
                    .addValue("key", sealed.key())
                    .addValue("nobody", marks.hash("outreach forgotten " + id))
                    .addValue("today", today));
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
}
