// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files opened in a way that asks for a word: many in a day, or several for which nothing was done around that day; and days on which
 * somebody saw very many names without opening their files.
 */
@Component
@Transactional(readOnly = true)
public class UnusualReadings {
    /** Files of one account on one day from which on it is unusual. */
    public static final int MANY = 40;

    public static final int WITHOUT_ACT = 5;
    public static final int DAYS = 30;

    /** Names that an account saw in lists on one day from which on it is unusual: more than a long day of searches shows. */
    public static final int MANY_NAMES = 300;

    /** Files that an account opened on a day, and number of names it saw. */
    public record Day(UUID account, LocalDate day, int files, int withoutAct, int names) {}

    private final JdbcClient database;
    private final LocalDays localDays;

    UnusualReadings(JdbcClient database, LocalDays localDays) {
        this.database = database;
        this.localDays = localDays;
    }

    /** Of the last {@link #DAYS} days, the latest first. */
    public List<Day> list() {
        var first = localDays.today().minusDays(DAYS);
        return database.sql("""
                        with opened as (
                            select account, day, count(*)::int as files, (count(*) filter (where not acted))::int as without_act
                            from (
                                select r.account, r.day, exists (select from people.act_on a where a.person = r.person and a.account = r.account
                                           and a.day between r.day - 1 and r.day + 1) as acted
                                from (select distinct account, person, (at at time zone :zone)::date as day from people.reading
                                      where association = :association and at >= :since) r) f
                            group by account, day),
                        seen as (
                            select account, day, count(*)::int as names from people.name_shown
                            where association = :association and day >= :first group by account, day)
                        select account, day, coalesce(files, 0) as files, coalesce(without_act, 0) as without_act, coalesce(names, 0) as names
                        from opened full join seen using (account, day)
                        where files >= :many or without_act >= :without or names >= :manyNames
                        order by day desc, files desc, names desc limit 200""")
                .param("association", Asking.association())
                .param("since", first.atStartOfDay(localDays.zone()).toInstant())
                .param("zone", localDays.zone().getId())
                .param("first", first)
                .param("manyNames", MANY_NAMES)
                .param("many", MANY)
                .param("without", WITHOUT_ACT)
                .query(Day.class)
                .list();
    }
}
