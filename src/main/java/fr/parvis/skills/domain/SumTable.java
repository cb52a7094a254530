// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.skills.domain.measure.GroupSum;
import fr.parvis.skills.domain.measure.Paths;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sums of associations that the network's head reads; called inside a transaction. */
@Component
class SumTable {
    private final JdbcClient database;
    private final Clock clock;

    SumTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Puts the sums of the current association in the place of those before. */
    void write(Paths paths) {
        // another process that folds at the same time waits here, and then writes the same sums
        database.sql("""
                        insert into skills.once_sum (association, seen, alone, learners, folded_at)
                        values (:association, :seen, :alone, :learners, :now)
                        on conflict (association) do update set seen = excluded.seen, alone = excluded.alone, learners = excluded.learners,
                            folded_at = excluded.folded_at""")
                .param("association", Asking.association())
                .param("seen", paths.once().size())
                .param("alone", paths.onceAlone())
                .param("learners", paths.learners())
                .param("now", clock.instant())
                .update();
        database.sql("delete from skills.group_sum where association = :association")
                .param("association", Asking.association())
                .update();
        var groups = GroupSum.of(paths.again());
        database.sql("""
                        insert into skills.group_sum (association, learners, seen, ups, downs, alone, could, could_learners, place)
                        select :association, g.* from unnest(:learners::int[], :seen::int[], :ups::int[], :downs::int[], :alone::int[],
                            :could::int[], :couldLearners::int[]) with ordinality as g""")
                .param("association", Asking.association())
                .param("learners", each(groups, GroupSum::learners))
                .param("seen", each(groups, GroupSum::seen))
                .param("ups", each(groups, GroupSum::ups))
                .param("downs", each(groups, GroupSum::downs))
                .param("alone", each(groups, GroupSum::alone))
                .param("could", each(groups, GroupSum::could))
                .param("couldLearners", each(groups, GroupSum::couldLearners))
                .update();
    }

    private static Long[] each(List<GroupSum> groups, Function<GroupSum, Long> field) {
        return groups.stream().map(field).toArray(Long[]::new);
    }

    /** Sums of all associations. */
    List<GroupSum> groups() {
        return database.sql(
                        "select learners, seen, ups, downs, alone, could, could_learners from skills.group_sum order by association, place")
                .query(ResultRow.map(row -> new GroupSum(
                        row.integer("learners"),
                        row.integer("seen"),
                        row.integer("ups"),
                        row.integer("downs"),
                        row.integer("alone"),
                        row.integer("could"),
                        row.integer("could_learners"))))
                .list();
    }

    /** @param oldest time when the oldest sums were made; null before the first time */
    record Once(
            long seen, long alone, long learners, @Nullable Instant oldest) {}

    /** Totals of all associations in the table {@code once_sum}, and when the oldest was made. */
    Once once() {
        return database.sql("""
                        select coalesce(sum(seen), 0) as seen, coalesce(sum(alone), 0) as alone, coalesce(sum(learners), 0) as learners,
                            min(folded_at) as oldest from skills.once_sum""")
                .query(ResultRow.map(row -> new Once(
                        row.bigint("seen"), row.bigint("alone"), row.bigint("learners"), row.instantOrNull("oldest"))))
                .single();
    }
}
