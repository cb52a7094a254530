package fr.parvis.people.domain;

import fr.parvis.database.Asking;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files opened in a way that asks for a word: many in a day, or several for which nothing was done around that day. */
@Component
@Transactional(readOnly = true)
public class UnusualReadings {
    /** Files of one account on one day from which on it is unusual. */
    public static final int MANY = 40;

    public static final int WITHOUT_ACT = 5;
    public static final int DAYS = 30;
    private static final ZoneId HOME = ZoneId.of("Europe/Paris");

    /** What an account opened on a day. */
    public record Day(UUID account, LocalDate day, int files, int withoutAct) {}

    private final JdbcClient database;
    private final Clock clock;

    UnusualReadings(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Of the last {@link #DAYS} days, the latest first. */
    public List<Day> list() {
        return database.sql("""
                        select account, day, count(*)::int as files,
                            (count(*) filter (where not acted))::int as without_act
                        from (
                            select r.account, r.day, exists (select from people.act_on a where a.person = r.person and a.account = r.account
                                       and a.day between r.day - 1 and r.day + 1) as acted
                            from (select distinct account, person, (at at time zone 'Europe/Paris')::date as day from people.reading
                                  where association = :association and at >= :since) r) f
                        group by account, day
                        having count(*) >= :many or count(*) filter (where not acted) >= :without
                        order by day desc, files desc limit 200""")
                .param("association", Asking.association())
                .param(
                        "since",
                        LocalDate.now(clock.withZone(HOME))
                                .minusDays(DAYS)
                                .atStartOfDay(HOME)
                                .toOffsetDateTime())
                .param("many", MANY)
                .param("without", WITHOUT_ACT)
                .query(Day.class)
                .list();
    }
}
