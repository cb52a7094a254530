// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.access.Accounts;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Points;
import fr.parvis.skills.BulkPaths;
import fr.parvis.values.Ids;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions, learners and observations of a network of digital points over years, written in bulk to measure the pages that read them. */
@Component
public class LoadBulkSessions {
    /** Of a year of the whole network. */
    private static final int LEARNERS = 85_000;

    private static final int SESSIONS = 30_000;
    private static final int OBSERVATIONS = 400_000;

    private static final int YEARS = 5;
    private static final int SESSIONS_OF_CYCLE = 2;
    private static final int ENROLLED = 6;

    /** Learners are seen twice, four gestures each time. */
    private static final int SEEN_EACH = 8;

    /** Sessions are planned so far ahead. */
    private static final int AHEAD_DAYS = 90;

    private final BulkPaths paths;
    private final Points points;
    private final Accounts accounts;
    private final LocalDays localDays;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    LoadBulkSessions(
            BulkPaths paths,
            Points points,
            Accounts accounts,
            LocalDays localDays,
            JdbcClient database,
            PlatformTransactionManager transactions) {
        this.paths = paths;
        this.points = points;
        this.accounts = accounts;
        this.localDays = localDays;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Fills the current association.
     *
     * @param part of the network that it is, 0 to 1
     */
    public void fill(double part) {
        var point = points.list(Asking.association()).getFirst().id();
        var by = accounts.working().getFirst().id();
        var today = localDays.today();
        int learners = (int) (LEARNERS * part);
        int cycles = (int) (SESSIONS * part / SESSIONS_OF_CYCLE);
        int seen = Math.min(learners, (int) (OBSERVATIONS * part / SEEN_EACH));
        if (learners < ENROLLED || cycles < 1) throw new IllegalArgumentException("too small a part: " + part);
        for (int year = YEARS - 1; year >= 0; year--) {
            var first = today.minusDays(365L * (year + 1));
            boolean newest = year == 0;
            transaction.executeWithoutResult(_ -> {
                var all = paths.load(point, by, first, learners, seen);
                if (newest) paths.name(all);
                sessions(point, by, first.plusDays(AHEAD_DAYS), cycles, all, today);
            });
        }
        transaction.executeWithoutResult(_ -> paths.fold());
    }

    private void sessions(UUID point, UUID by, LocalDate first, int cycles, List<UUID> learners, LocalDate today) {
        var workshop = Ids.next();
        database.sql(
                        "insert into workshops.workshop (id, association, title, minutes) values (:id, :association, 'Ma boîte mail', 120)")
                .param("id", workshop)
                .param("association", Asking.association())
                .update();
        database.sql("""
                        with cycle as (
                            insert into workshops.cycle (id, association, workshop, point, seats, taken, made_by, made_at, open)
                            select gen_random_uuid(), :association, :workshop, :point, 12, :enrolled, :by, now(), true from generate_series(1, :cycles)
                            returning id),
                        numbered as (select id, row_number() over () as n from cycle),
                        session as (
                            insert into workshops.session (id, association, cycle, during, day, sheets)
                            select gen_random_uuid(), :association, c.id, tstzrange(d.day + time '10:00', d.day + time '12:00'), d.day,
                                case when d.day < :today then 1 else 0 end
                            from numbered c, generate_series(0, :sessions - 1) k
                                cross join lateral (select cast(:first as date) + (c.n * 358 / :cycles)::int + k * 7 as day) d
                            returning id, cycle, day),
                        enrolment as (
                            insert into workshops.enrolment (id, association, cycle, learner, number, persons, state, asked_at)
                            select gen_random_uuid(), :association, c.id, (cast(:learners as uuid[]))[1 + (c.n * :enrolled + k) % :size], k, 1, 'enrolled', now()
                            from numbered c, generate_series(1, :enrolled) k
                            returning id, cycle),
                        sheet as (
                            insert into workshops.sheet (association, session, device, seq, noted_by, noted_at, total)
                            select :association, s.id, cast('00000000-0000-0000-0000-000000000000' as uuid), 1, :by, now(), 3
                            from session s where s.day < :today
                            returning session, device)
                        insert into workshops.attendance (association, session, device, enrolment, attendance)
                        select :association, sh.session, sh.device, e.id, 'here'
                        from sheet sh join session s on s.id = sh.session join enrolment e on e.cycle = s.cycle""")
                .param("association", Asking.association())
                .param("workshop", workshop)
                .param("point", point)
                .param("by", by)
                .param("enrolled", ENROLLED)
                .param("cycles", cycles)
                .param("sessions", SESSIONS_OF_CYCLE)
                .param("first", first)
                .param("today", today)
                .param("learners", learners.toArray(UUID[]::new))
                .param("size", learners.size())
                .update();
    }

    /** Sessions of the last weeks, as somebody opens them. */
    @Transactional(readOnly = true)
    public List<UUID> recentSessions(int most) {
        return ids(
                "select id from workshops.session where association = :association and day <= :today order by day desc, id limit :most",
                most);
    }

    /** Learners whose path can be opened: those of persons, the newest first. */
    public List<UUID> recentLearners(int most) {
        return paths.named(most);
    }

    private List<UUID> ids(String sql, int most) {
        return database.sql(sql)
                .param("association", Asking.association())
                .param("today", localDays.today())
                .param("most", most)
                .query(ResultRow.map(row -> row.uuid("id")))
                .list();
    }
}
