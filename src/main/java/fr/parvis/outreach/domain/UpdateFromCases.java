// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.access.Associations;
import fr.parvis.cases.Cases;
import fr.parvis.database.Asking;
import fr.parvis.outreach.SavedAtHome;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Updates listed households with the results of their cases: the amount obtained, the kWh that visits to their homes are expected to save, and
 * those that were measured. A case is told of once, for the list that named its household first: one that two lists stand on would count twice. What is
 * noted is of the list's own matter: kWh of lists about energy, amounts of cases under the same theme.
 */
@Component
public class UpdateFromCases {
    private static final int AT_ONCE = 500;

    private final JdbcClient database;
    private final List<SavedAtHome> homes;
    private final Cases cases;
    private final Associations associations;
    private final TransactionTemplate transaction;

    UpdateFromCases(
            JdbcClient database,
            List<SavedAtHome> homes,
            Cases cases,
            Associations associations,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.homes = homes;
        this.cases = cases;
        this.associations = associations;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Followed(UUID id, UUID caseFile, String matter, LocalDate since) {}

    /** In every association; one that fails keeps no other waiting. @return of how many households it changed */
    public int handle() {
        return associations.sumInEach("outreach: what came of cases", _ -> here());
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
                        select e.id, e.case_file, e.matter, l.received_on as since from outreach.entry e join outreach.list l on l.id = e.list
                        where e.association = :association and e.case_file is not null and (:after::uuid is null or e.id > :after::uuid)
                          and not exists (select from outreach.entry o join outreach.list ol on ol.id = o.list
                              where o.case_file = e.case_file and (ol.received_on, o.id) < (l.received_on, e.id))
                        order by e.id limit :most""")
                .param("association", Asking.association())
                .param("after", after)
                .param("most", AT_ONCE)
                .query(Followed.class)
                .list();
    }

    private int note(List<Followed> them) {
        var since = new HashMap<UUID, LocalDate>();
        them.forEach(one -> since.put(one.caseFile(), one.since()));
        var ofEnergy = new HashMap<UUID, LocalDate>();
        for (var one : them)
            if (ListedHousehold.theme(one.matter()).startsWith("energy-")) ofEnergy.put(one.caseFile(), one.since());
        Map<UUID, SavedAtHome.Saved> saved = new HashMap<>();
        homes.forEach(it -> saved.putAll(it.saved(ofEnergy)));
        var obtained = cases.obtained(since.keySet());
        return write(them.stream()
                .map(one ->
                        new Learnt(one.id(), obtained(one, obtained.get(one.caseFile())), saved.get(one.caseFile())))
                .toList());
    }

    /** Outcome of one household's case; nothing told of its home leaves what was told before. */
    private record Learnt(UUID id, @Nullable Long cents, SavedAtHome.@Nullable Saved saved) {
        @Nullable
        Long expected() {
            return saved == null ? null : saved.expected();
        }

        SavedAtHome.@Nullable Measured measured() {
            return saved == null ? null : saved.measured();
        }
    }

    /** Cents; null where the case is about something else, or was closed before the list came. */
    private static @Nullable Long obtained(Followed one, Cases.@Nullable Obtained obtained) {
        return obtained != null
                        && obtained.theme().equals(ListedHousehold.theme(one.matter()))
                        && !obtained.closedOn().isBefore(one.since())
                ? obtained.cents()
                : null;
    }

    /**
     * All at once: a night looks at every household that became a case. A case that is open again says no amount any more; what it no longer tells
     * because its curve is no longer kept stays as it was told.
     */
    private int write(List<Learnt> all) {
        if (all.isEmpty()) return 0;
        return database.sql("""
                        update outreach.entry e set obtained_cents = t.cents,
                            expected_kwh = case when t.told then t.expected else e.expected_kwh end,
                            measured_kwh = coalesce(t.measured, e.measured_kwh), measured_margin = coalesce(t.margin, e.measured_margin)
                        from unnest(:ids::uuid[], :cents::bigint[], :told::boolean[], :expected::bigint[], :measured::bigint[], :margins::float8[])
                            as t (id, cents, told, expected, measured, margin)
                        where e.id = t.id and (e.obtained_cents is distinct from t.cents
                            or t.told and e.expected_kwh is distinct from t.expected
                            or t.measured is not null and (e.measured_kwh, e.measured_margin) is distinct from (t.measured, t.margin))""")
                .param("ids", all.stream().map(Learnt::id).toArray(UUID[]::new))
                .param("cents", all.stream().map(Learnt::cents).toArray(Long[]::new))
                .param("told", all.stream().map(one -> one.saved() != null).toArray(Boolean[]::new))
                .param("expected", all.stream().map(Learnt::expected).toArray(Long[]::new))
                .param(
                        "measured",
                        all.stream()
                                .map(one -> one.measured() == null
                                        ? null
                                        : (Long) one.measured().kWh())
                                .toArray(Long[]::new))
                .param(
                        "margins",
                        all.stream()
                                .map(one -> one.measured() == null
                                        ? null
                                        : (Double) one.measured().margin())
                                .toArray(Double[]::new))
                .update();
    }
}
