// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Three and a half years of visits of large associations, written by the database itself: for measuring. */
public final class ManyVisits {
    private static final int CHUNK = 10_000;
    private static final int DAYS = 1278;

    private ManyVisits() {}

    /**
     * @param mediator who recorded one in thirty-six of them
     * @param visits for each association
     */
    public static void fill(Connection owner, List<UUID> associations, UUID mediator, int visits) throws SQLException {
        owner.setAutoCommit(true);
        try (var statement = owner.createStatement()) {
            for (int from = 0; from < visits; from += CHUNK) {
                for (var association : associations) {
                    statement.execute("select set_config('parvis.association', '" + association + "', false)");
                    statement.execute("""
                            insert into visits.visit (id, association, point, day, started_at, presence, direction, mediators, persons,
                                age_band, first_visit, partner, team, recorded_by)
                            select uuidv7(date '2023-05-28' + (i::bigint * %3$d / %4$d)::int + interval '12 hours' - now() + (i %% 10000) * interval '1 second'), '%1$s', ('00000000-0000-4000-8000-00000000000' || (i %% 9))::uuid,
                                date '2023-05-28' + (i::bigint * %3$d / %4$d)::int,
                                date '2023-05-28' + (i::bigint * %3$d / %4$d)::int + interval '8 hours' + (random() * 9) * interval '1 hour',
                                'pr' || (1 + floor(11 * random() ^ 4)::int), case when random() < 0.03 then 'OUTGOING' else 'INCOMING' end,
                                case when random() < 0.05 then array[m, x] else array[m] end, 1,
                                case when random() < 0.5 then 'ag' || (1 + floor(8 * random() ^ 3)::int) end,
                                case when random() < 0.2 then random() < 0.3 end,
                                case when random() < 0.1 then 'op' || (1 + floor(58 * random() ^ 3)::int) end,
                                case when i %% 12 = 3 then 'Bus' when i %% 3 = 1 then 'Lyon' end, m
                            from (select i, case when i %% 36 = 0 then '%2$s'::uuid
                                    else ('00000000-0000-4000-9000-0000000000' || lpad((i %% 36)::text, 2, '0'))::uuid end as m,
                                    ('00000000-0000-4000-9000-0000000000' || lpad(((i + 7) %% 36)::text, 2, '0'))::uuid as x
                                from generate_series(%5$d, %6$d) i) as made""".formatted(association, mediator, DAYS, visits, from, from + CHUNK - 1));
                }
            }
            statement.execute("analyze visits.visit");
            for (var association : associations) {
                statement.execute("select set_config('parvis.association', '" + association + "', false)");
                statement.execute("""
                        insert into visits.request (id, visit, association, day, position, theme, operator, level, result, minutes, blocker)
                        select uuidv7(v.started_at - now()), v.id, v.association, v.day, n,
                            'th' || (1 + floor(100 * random() ^ 3)::int), 'op' || (1 + floor(58 * random() ^ 3)::int),
                            'le' || (1 + floor(4 * random() ^ 2)::int), 're' || (1 + floor(6 * random() ^ 3)::int), 15,
                            case when random() < 0.08 then 'bl' || (1 + floor(9 * random() ^ 2)::int) end
                        from (select *, case when random() < 0.6 then 1 else 2 end as requests
                                from visits.visit where association = '%s' order by day) v,
                            generate_series(1, v.requests) n""".formatted(association));
            }
            statement.execute("vacuum (analyze) visits.visit");
            statement.execute("vacuum (analyze) visits.request");
        }
    }
}
