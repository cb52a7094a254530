// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities;

import fr.parvis.Network;
import fr.parvis.access.SignedIn;
import fr.parvis.values.Ids;
import fr.parvis.visits.VisitsFixtures;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Activities for tests, in the words of the domain. */
@TestComponent
public class ActivitiesFixtures {
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final VisitsFixtures visits;

    public ActivitiesFixtures(Network network, JdbcClient db, TransactionTemplate transaction) {
        this.db = db;
        this.transaction = transaction;
        this.visits = new VisitsFixtures(network, db, transaction);
    }

    /** An association with one point and one mediator. */
    public VisitsFixtures.Desk aDesk() {
        return visits.aDesk();
    }

    public UUID aPoint(UUID association, LocalDate closedOn) {
        return visits.aPoint(association, "Europe/Paris", closedOn);
    }

    public static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/Paris"));
    }

    /** A meeting of an hour and a half with twelve persons, today. */
    public static Activity aMeeting(UUID point) {
        return new Activity(
                Ids.next(), Ids.NIL, point, today(), "partner-meeting", 90, 12, "caf", Ids.NIL, List.of(), null, 0);
    }

    public static Activity on(Activity a, LocalDate day) {
        return change(a, a.point(), day, a.kind(), a.minutes(), a.headcount(), a.colleagues(), a.title());
    }

    public static Activity lasting(Activity a, int minutes) {
        return change(a, a.point(), a.day(), a.kind(), minutes, a.headcount(), a.colleagues(), a.title());
    }

    public static Activity with(Activity a, int headcount) {
        return change(a, a.point(), a.day(), a.kind(), a.minutes(), headcount, a.colleagues(), a.title());
    }

    public static Activity called(Activity a, String title) {
        return change(a, a.point(), a.day(), a.kind(), a.minutes(), a.headcount(), a.colleagues(), title);
    }

    public static Activity beside(Activity a, List<UUID> colleagues) {
        return change(a, a.point(), a.day(), a.kind(), a.minutes(), a.headcount(), colleagues, a.title());
    }

    public static Activity of(Activity a, String kind) {
        return change(a, a.point(), a.day(), kind, a.minutes(), a.headcount(), a.colleagues(), a.title());
    }

    public static Activity at(Activity a, UUID point) {
        return change(a, point, a.day(), a.kind(), a.minutes(), a.headcount(), a.colleagues(), a.title());
    }

    private static Activity change(
            Activity a,
            UUID point,
            LocalDate day,
            String kind,
            int minutes,
            int headcount,
            List<UUID> colleagues,
            String title) {
        return new Activity(
                a.id(),
                a.association(),
                point,
                day,
                kind,
                minutes,
                headcount,
                a.partner(),
                a.account(),
                colleagues,
                title,
                a.version());
    }

    /** As if it had been recorded so many days ago, on that day. */
    public void past(SignedIn who, UUID activity, int days) {
        Network.as(
                who,
                () -> transaction.executeWithoutResult(s -> db.sql("""
                        update activities.activity set day = :day, recorded_at = now() - make_interval(days => :days)
                        where id = :id""")
                        .param("day", today().minusDays(days))
                        .param("days", days)
                        .param("id", activity)
                        .update()));
    }

    /** What statistics would read. */
    public List<String> counted(SignedIn who) {
        return Network.as(
                who,
                () -> transaction.execute(s -> db.sql("""
                        select kind || ' ' || minutes || ' ' || headcount || ' ' || (account = :me) from activities.counted_activity
                        where association = :association order by 1""")
                        .param("me", who.account())
                        .param("association", who.association())
                        .query(String.class)
                        .list()));
    }
}
