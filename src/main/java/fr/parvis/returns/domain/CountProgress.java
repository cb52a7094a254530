// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.domain;

import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the results of lists in the database, from their entries and from the totals of deleted entries. A list whose entries change is
 * marked by the database itself.
 */
@Component
public class CountProgress {
    private static final Logger LOG = LoggerFactory.getLogger(CountProgress.class);
    private static final int AT_ONCE = 200;

    private final JdbcClient database;
    private final Associations associations;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CountProgress(
            JdbcClient database, Associations associations, Clock clock, PlatformTransactionManager transactions) {
        this.database = database;
        this.associations = associations;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Counts the list anew, now, so that it stays when its entries are gone; in the scope of its association. */
    @Transactional
    public void keep(UUID list) {
        database.sql("delete from outreach.recount_due where list = :list")
                .param("list", list)
                .update();
        // two who count the same list at once would both write its sums
        boolean there = database.sql("select id from outreach.list where id = :list for update")
                .param("list", list)
                .query(UUID.class)
                .optional()
                .isPresent();
        if (!there) return;
        database.sql("delete from outreach.tally where list = :list")
                .param("list", list)
                .update();
        database.sql(TALLY).param("list", list).update();
        database.sql(PROGRESS).param("list", list).param("now", clock.instant()).update();
    }

    /** The lists whose entries changed, in every association. @return number of lists counted */
    public int handleDue() {
        return associations.sumInEach(
                "returns: progress of lists that changed",
                _ -> count("select distinct list from outreach.recount_due where association = :association limit "
                        + AT_ONCE));
    }

    /** Lists with entries, in every association, whether marked or not. @return number of lists counted */
    public int handleAll() {
        return associations.sumInEach(
                "returns: progress of all lists",
                _ -> count("select distinct list from outreach.entry where association = :association order by list"));
    }

    private int count(String which) {
        List<UUID> lists = Objects.requireNonNull(transaction.execute(status -> database.sql(which)
                .param("association", Asking.association())
                .query(UUID.class)
                .list()));
        int counted = 0;
        for (var list : lists) {
            try {
                transaction.executeWithoutResult(status -> keep(list));
                counted++;
            } catch (RuntimeException e) {
                LOG.error("list {} could not be counted", list, e);
            }
        }
        return counted;
    }

    private static final String FACTS = """
            with facts as (
                select association, partner, arrangement, list, month, matter, commune, sector, point, channels, days, reached, kinds,
                       solved, avoided, oriented, spread, gained, outcome, expected_kwh, measured_kwh, measured_margin
                from outreach.counted_entry where list = :list
                union all
                select association, partner, arrangement, list, month, matter, commune, sector, point, channels, days, reached, kinds,
                       solved, avoided, oriented, spread, gained, outcome, expected_kwh, measured_kwh, measured_margin
                from outreach.gone_entry where list = :list)
            """;

    private static final String TALLY = """
            insert into outreach.tally (association, partner, arrangement, list, month, matter, commune, sector, point, listed, attempted,
                reached, solved, reductions, cuts, evictions, oriented, with_spread, spread, with_gained, gained, with_expected, expected_kwh,
                with_measured, measured_kwh, measured_variance, channels, kinds, days, outcomes)
            """ + FACTS + """
            , placed as (select *, commune || ' ' || coalesce(sector::text, '') || ' ' || coalesce(point::text, '') as place from facts),
            by_channel as (select place, jsonb_object_agg(code, n) as counts from (
                select place, code, count(*) as n from placed, unnest(channels) code group by place, code) c group by place),
            by_kind as (select place, jsonb_object_agg(code, n) as counts from (
                select place, code, count(*) as n from placed, unnest(kinds) code group by place, code) c group by place),
            by_days as (select place, jsonb_object_agg(days::text, n) as counts from (
                select place, days, count(*) as n from placed where days is not null group by place, days) c group by place),
            by_outcome as (select place, jsonb_object_agg(outcome, n) as counts from (
                select place, outcome, count(*) as n from placed group by place, outcome) c group by place),
            sums as (
                select place, association, partner, arrangement, list, month, matter, commune, sector, point, count(*) as listed,
                       count(*) filter (where channels <> '{}') as attempted, count(*) filter (where reached) as reached,
                       count(*) filter (where solved) as solved, count(*) filter (where 'reduction' = any (avoided)) as reductions,
                       count(*) filter (where 'cut' = any (avoided)) as cuts, count(*) filter (where 'eviction' = any (avoided)) as evictions,
                       count(*) filter (where oriented) as oriented,
                       count(*) filter (where spread > 0) as with_spread, coalesce(sum(spread), 0) as spread,
                       count(*) filter (where gained > 0) as with_gained, coalesce(sum(gained), 0) as gained,
                       count(*) filter (where expected_kwh > 0) as with_expected, coalesce(sum(expected_kwh), 0) as expected_kwh,
                       count(*) filter (where measured_kwh is not null) as with_measured, coalesce(sum(measured_kwh), 0) as measured_kwh,
                       coalesce(sum(measured_margin * measured_margin), 0) as measured_variance
                from placed
                group by place, association, partner, arrangement, list, month, matter, commune, sector, point)
            select s.association, s.partner, s.arrangement, s.list, s.month, s.matter, s.commune, s.sector, s.point, s.listed, s.attempted,
                   s.reached, s.solved, s.reductions, s.cuts, s.evictions, s.oriented, s.with_spread, s.spread, s.with_gained, s.gained,
                   s.with_expected, s.expected_kwh, s.with_measured, s.measured_kwh, s.measured_variance,
                   coalesce(c.counts, '{}'), coalesce(k.counts, '{}'), coalesce(d.counts, '{}'), coalesce(o.counts, '{}')
            from sums s
            left join by_channel c on c.place = s.place
            left join by_kind k on k.place = s.place
            left join by_days d on d.place = s.place
            left join by_outcome o on o.place = s.place
            """;

    private static final String PROGRESS = """
            insert into outreach.progress (list, association, partner, counts, counted_at)
            select l.id, l.association, l.partner,
                   jsonb_build_object(
                       'listed', coalesce(sum(t.listed), 0), 'attempted', coalesce(sum(t.attempted), 0),
                       'reached', coalesce(sum(t.reached), 0), 'solved', coalesce(sum(t.solved), 0),
                       'avoided', coalesce(sum(t.reductions + t.cuts + t.evictions), 0),
                       'oriented', coalesce(sum(t.oriented), 0),
                       'wrong-data', coalesce(sum((t.outcomes ->> 'wrong-data')::int), 0)),
                   :now
            from outreach.list l left join outreach.tally t on t.list = l.id
            where l.id = :list
            group by l.id, l.association, l.partner
            on conflict (list) do update set counts = excluded.counts, counted_at = excluded.counted_at
            """;
}
