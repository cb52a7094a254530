// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import fr.parvis.audit.Actor;
import fr.parvis.contracts.Unit;
import fr.parvis.database.Asking;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Measures the attribution of many acts, and whether the order of random changes tells in what comes out. */
@Component
public class MeasurePaidOnce {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2025, 12, 31);
    private static final int DAYS = 365;
    private static final int CHANGES_AT_ONCE = 25;
    private static final List<String> OPERATORS =
            List.of("edf", "engie", "totalenergies", "energy-supplier", "enedis", "caf");
    private static final List<String> PRESENCES = List.of("desk", "telephone", "tour");
    private static final List<String> THEMES = List.of(
            "energy-unpaid-bill",
            "energy-bill",
            "energy-meter",
            "family-benefits",
            "family-rsa",
            "housing-search",
            "health-card",
            "tax-return",
            "work-search",
            "budget-debts");

    private final KeepContract keep;
    private final ReattributeActs reattribute;
    private final SeeContracts see;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    MeasurePaidOnce(
            KeepContract keep,
            ReattributeActs reattribute,
            SeeContracts see,
            JdbcClient database,
            TransactionTemplate transaction) {
        this.keep = keep;
        this.reattribute = reattribute;
        this.see = see;
        this.database = database;
        this.transaction = transaction;
    }

    /**
     * In the association in scope, which has neither acts nor contracts.
     *
     * @return one JSON object: {@code doubles} acts with two payers, {@code order_dependent} rows that another order gives otherwise,
     *     {@code reattribute_s} seconds to attribute all of them anew
     */
    public String run(int acts, int contracts, int rules, int changes, long seed) {
        var random = new Random(seed);
        var account = UUID.randomUUID();
        return Actor.is(account).call(() -> {
            write(acts, account, random);
            var all = contracts(contracts, rules, random);
            attributeAll();
            for (int change = 0; change < changes; change += CHANGES_AT_ONCE) {
                for (int i = 0; i < Math.min(CHANGES_AT_ONCE, changes - change); i++) change(acts, all, random);
                reattribute.run();
            }
            var changed = digest();
            long doubles = doubles();
            transaction.executeWithoutResult(_ -> {
                database.sql("delete from contracts.attribution where association = :a")
                        .param("a", Asking.association())
                        .update();
                database.sql("delete from contracts.finding where association = :a")
                        .param("a", Asking.association())
                        .update();
            });
            long begun = System.nanoTime();
            attributeAll();
            double seconds = (System.nanoTime() - begun) / 1e9;
            return """
                    {"benchmark": "paid-once", "acts": %d, "contracts": %d, "rules": %d, "changes": %d, "rows": %d, "doubles": %d, \
                    "order_dependent": %d, "reattribute_s": %.1f}""".formatted(
                    acts, contracts, rules, changes, rows(), doubles, changed.equals(digest()) ? 0 : 1, seconds);
        });
    }

    private void attributeAll() {
        reattribute.due(FIRST, LAST);
        reattribute.run();
    }

    /** Identifiers begin with the time, as those that Parvis gives do. */
    private void write(int acts, UUID account, Random random) {
        transaction.executeWithoutResult(_ -> {
            database.sql("""
                            insert into visits.visit (id, association, point, day, started_at, presence, direction, mediators, persons, recorded_by)
                            select (lpad(to_hex(extract(epoch from :first::date + n % :days)::bigint * 1000 + n), 12, '0')
                                    || '7' || substr(md5(:seed || ' visit ' || n), 14))::uuid,
                                :a, md5(:seed || ' point ' || n % 7)::uuid, :first::date + n % :days, now(),
                                (:presences::text[])[1 + n % 3], 'INCOMING', array[:by::uuid], 1, :by
                            from generate_series(0, :acts / 2) n""")
                    .param("seed", String.valueOf(random.nextLong()))
                    .param("a", Asking.association())
                    .param("first", FIRST)
                    .param("days", DAYS)
                    .param("presences", PRESENCES.toArray(String[]::new))
                    .param("by", account)
                    .param("acts", acts)
                    .update();
            database.sql("""
                            insert into visits.request (id, visit, association, day, position, theme, operator, level, result, minutes)
                            select (left(replace(v.id::text, '-', ''), 13) || substr(md5(v.id || ' request ' || p), 14))::uuid,
                                v.id, v.association, v.day, p,
                                (:themes::text[])[1 + abs(hashtext(v.id::text || p)) % cardinality(:themes::text[])],
                                (:operators::text[])[1 + abs(hashtext(p || v.id::text)) % cardinality(:operators::text[])], 'accompaniment', 'settled',
                                5 + abs(hashtext(v.id::text)) % 40
                            from visits.visit v, generate_series(1, 2) p where v.association = :a""")
                    .param("themes", THEMES.toArray(String[]::new))
                    .param("operators", OPERATORS.toArray(String[]::new))
                    .param("a", Asking.association())
                    .update();
            // as PostgreSQL does by itself within a minute
            database.sql("analyze visits.visit, visits.request").update();
        });
    }

    private List<UUID> contracts(int contracts, int rules, Random random) {
        var funder = Ids.next();
        transaction.executeWithoutResult(_ -> database.sql("""
                        insert into partners.partner (id, association, name, kind, territory, plain, checked_on)
                        values (:id, :a, 'Financeur mesuré', 'operator', 'france', 'financeur mesure', :first)""")
                .param("id", funder)
                .param("a", Asking.association())
                .param("first", FIRST)
                .update());
        var all = new ArrayList<UUID>();
        for (int i = 0; i < contracts; i++) {
            var it = new Contract(Ids.next(), funder, "Convention " + i, "", FIRST, LAST, 1 + i % 5, null, 0);
            done(keep.keep(it));
            all.add(it.id());
        }
        for (int i = 0; i < rules; i++) {
            var contract = all.get(i % all.size());
            int position = i / all.size();
            var line = new Line(
                    Ids.next(),
                    contract,
                    0,
                    "Ligne " + position,
                    (i + position) % 2 == 0 ? Unit.VISITS : Unit.REQUESTS,
                    50 + random.nextInt(2_000),
                    500L,
                    null,
                    false,
                    List.of());
            done(keep.keep(
                    line,
                    rule(THEMES.get((position * 2 + i) % THEMES.size()), position, random),
                    see.get(contract).version()));
        }
        return all;
    }

    /**
     * As contracts are: the first line of each counts a theme wherever; the others that at a presence, for an operator, for an operator at a presence, or
     * away from the desk.
     */
    private static Rule rule(String theme, int position, Random random) {
        var presence = Set.of(PRESENCES.get(random.nextInt(PRESENCES.size())));
        var operator = Set.of(OPERATORS.get(random.nextInt(OPERATORS.size())));
        return new Rule(
                Ids.next(),
                FIRST,
                null,
                true,
                false,
                Set.of(theme),
                position == 2 || position == 3 ? operator : Set.of(),
                switch (position) {
                    case 0, 2 -> Set.of();
                    case 1, 3 -> presence;
                    default -> Set.copyOf(PRESENCES.subList(1, PRESENCES.size()));
                },
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of());
    }

    /** One act is taken back or given another theme or day, or a contract another priority. */
    private void change(int acts, List<UUID> all, Random random) {
        if (random.nextInt(20) == 0) {
            var it = see.get(all.get(random.nextInt(all.size())));
            done(keep.keep(new Contract(
                    it.id(), it.partner(), it.name(), "", FIRST, LAST, 1 + random.nextInt(5), null, it.version())));
            return;
        }
        transaction.executeWithoutResult(_ -> {
            int skip = random.nextInt(Math.max(1, acts / 4));
            var day = database.sql("""
                            select day from visits.visit where association = :a and cancelled_at is null order by day, id offset :skip limit 1""")
                    .param("a", Asking.association())
                    .param("skip", skip)
                    .query(LocalDate.class)
                    .single();
            var visit = database.sql("""
                            select id from visits.visit where association = :a and cancelled_at is null order by day, id offset :skip limit 1""")
                    .param("a", Asking.association())
                    .param("skip", skip)
                    .query(UUID.class)
                    .single();
            var moved = FIRST.plusDays(random.nextInt(DAYS));
            switch (random.nextInt(3)) {
                case 0 ->
                    database.sql("update visits.visit set cancelled_at = now() where id = :id")
                            .param("id", visit)
                            .update();
                case 1 -> {
                    database.sql("update visits.visit set day = :day where id = :id")
                            .param("day", moved)
                            .param("id", visit)
                            .update();
                    database.sql("update visits.request set day = :day where visit = :id")
                            .param("day", moved)
                            .param("id", visit)
                            .update();
                }
                default ->
                    database.sql("update visits.request set theme = :theme where visit = :id and position = 1")
                            .param("theme", THEMES.get(random.nextInt(THEMES.size())))
                            .param("id", visit)
                            .update();
            }
            reattribute.due(day, moved);
        });
    }

    private long doubles() {
        return number("""
                select count(*) from (select from contracts.attribution where association = :a and paid group by act_kind, act having count(*) > 1) d""");
    }

    private long rows() {
        return number("select count(*) from contracts.attribution where association = :a");
    }

    private long number(String sql) {
        return Objects.requireNonNull(transaction.execute(_ -> database.sql(sql)
                .param("a", Asking.association())
                .query(Long.class)
                .single()));
    }

    private String digest() {
        return Objects.requireNonNull(transaction.execute(_ -> database.sql("""
                        select md5(string_agg(concat_ws(' ', act, line, day, units, paid, paid_units, reason, rival), ',' order by act, line))
                        from contracts.attribution where association = :a""")
                .param("a", Asking.association())
                .query(String.class)
                .single()));
    }

    private static void done(Outcome<UUID> outcome) {
        if (!(outcome instanceof Outcome.Done)) throw new IllegalStateException(outcome.toString());
    }
}
