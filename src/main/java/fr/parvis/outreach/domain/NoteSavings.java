package fr.parvis.outreach.domain;

import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.outreach.SavedAtHome;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notes with households of lists the kWh that visits to their homes since then are expected to save, and those that were measured. A home is counted
 * once, for the list that named it first: a case that two lists stand on would be told of twice.
 */
@Component
public class NoteSavings {
    private static final Logger LOG = LoggerFactory.getLogger(NoteSavings.class);
    private static final int AT_ONCE = 500;

    private final JdbcClient database;
    private final List<SavedAtHome> homes;
    private final Associations associations;
    private final TransactionTemplate transaction;

    NoteSavings(
            JdbcClient database,
            List<SavedAtHome> homes,
            Associations associations,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.homes = homes;
        this.associations = associations;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Followed(UUID id, UUID caseFile, LocalDate since) {}

    /** In every association; one that fails keeps no other waiting. @return of how many households it changed */
    public int handle() {
        int changed = 0;
        for (var association : associations.list())
            try {
                changed += Asking.as(association.id()).call(this::here);
            } catch (RuntimeException e) {
                LOG.error("savings of association {} could not be noted", association.id(), e);
            }
        return changed;
    }

    private int here() {
        int changed = 0;
        UUID after = null;
        List<Followed> some;
        do {
            var from = after;
            some = Objects.requireNonNull(transaction.execute(status -> followed(from)));
            var them = some;
            changed += Objects.requireNonNull(transaction.execute(status -> note(them)));
            if (!some.isEmpty()) after = some.getLast().id();
        } while (some.size() == AT_ONCE);
        return changed;
    }

    /** Entries that a case stands on, the first of each case. */
    private List<Followed> followed(@Nullable UUID after) {
        return database.sql("""
                        select e.id, e.case_file, l.received_on as since from outreach.entry e join outreach.list l on l.id = e.list
                        where e.association = :association and e.case_file is not null and (:after::uuid is null or e.id > :after::uuid)
                          and not exists (select from outreach.entry o join outreach.list ol on ol.id = o.list
                              where o.case_file = e.case_file and (ol.received_on, o.id) < (l.received_on, e.id))
                        order by e.id limit :most""")
                .param("association", Asking.association())
                .param("after", after, Types.OTHER)
                .param("most", AT_ONCE)
                .query(Followed.class)
                .list();
    }

    private int note(List<Followed> them) {
        var since = new HashMap<UUID, LocalDate>();
        them.forEach(one -> since.put(one.caseFile(), one.since()));
        Map<UUID, SavedAtHome.Saved> saved = new HashMap<>();
        homes.forEach(it -> saved.putAll(it.saved(since)));
        int changed = 0;
        for (var one : them) changed += note(one.id(), saved.get(one.caseFile()));
        return changed;
    }

    /** What a case no longer tells, because its curve is no longer kept, stays as it was told. */
    private int note(UUID entry, SavedAtHome.@Nullable Saved saved) {
        if (saved == null) return 0;
        var measured = saved.measured();
        return database.sql("""
                        update outreach.entry set expected_kwh = :expected, measured_kwh = coalesce(:measured, measured_kwh),
                            measured_margin = coalesce(:margin, measured_margin)
                        where id = :id and (expected_kwh is distinct from :expected
                            or :measured is not null and (measured_kwh, measured_margin) is distinct from (:measured, :margin))""")
                .param("id", entry)
                .param("expected", saved.expected(), Types.BIGINT)
                .param("measured", measured == null ? null : measured.kWh(), Types.BIGINT)
                .param("margin", measured == null ? null : measured.margin(), Types.DOUBLE)
                .update();
    }
}
