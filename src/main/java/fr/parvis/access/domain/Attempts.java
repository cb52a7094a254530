// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.database.TransactionLock;
import fr.parvis.values.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts attempts that may be guesses, to slow down who guesses; forgotten after a day. An attempt is reserved before it is looked at and
 * taken back when it was right, so that a burst does not pass the limit before its first answer is counted.
 */
@Component
@Transactional
public class Attempts {
    static final Duration PAUSE = Duration.ofMinutes(10);

    /** So many attempts under one name in ten minutes. */
    record Limit(String name, int most) {}

    /** Answer to a request for an attempt. */
    sealed interface Reservation {
        /** The attempt may be made. @param last whether it is the last one for now under one of its names */
        record Made(UUID id, boolean last) implements Reservation {}

        /** There were too many: the next one may be made in so many minutes. */
        record TooMany(int minutes) implements Reservation {}
    }

    private final JdbcClient database;
    private final Clock clock;

    Attempts(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Reserves an attempt under all of these names, or under none; in the same order everywhere, as it locks them. */
    Reservation reserve(List<Limit> limits) {
        var now = clock.instant();
        boolean last = false;
        for (var limit : limits) {
            TransactionLock.take(database, limit.name());
            var before = database.sql("""
                            select at from access.attempt where origin = :name and at > :since
                            order by at desc limit :most""")
                    .param("name", limit.name())
                    .param("since", now.minus(PAUSE))
                    .param("most", limit.most())
                    .query(ResultRow.map(row -> row.instant("at")))
                    .list();
            if (before.size() >= limit.most())
                return new Reservation.TooMany(
                        minutes(Duration.between(now, before.getLast().plus(PAUSE))));
            last |= before.size() + 1 == limit.most();
        }
        var id = Ids.next();
        for (var limit : limits)
            database.sql("insert into access.attempt (id, at, origin) values (:id, :now, :name)")
                    .param("id", id)
                    .param("now", now)
                    .param("name", limit.name())
                    .update();
        return new Reservation.Made(id, last);
    }

    private static int minutes(Duration left) {
        return (int) Math.max(1, Math.ceilDiv(left.toSeconds(), 60L));
    }

    /** Takes an attempt back: it was no guess. */
    void release(UUID reservation) {
        database.sql("delete from access.attempt where id = :id")
                .param("id", reservation)
                .update();
    }

    /** Forgets what was attempted under a name. */
    void clear(String name) {
        database.sql("delete from access.attempt where origin = :name")
                .param("name", name)
                .update();
    }

    /** Counts an attempt that is known to be wrong; whether there were too many already. */
    boolean isOneTooMany(Limit limit) {
        return reserve(List.of(limit)) instanceof Reservation.TooMany;
    }

    /** Forgets attempts of more than a day ago, and invitations long out of date. */
    public void forget() {
        var now = clock.instant();
        database.sql("delete from access.attempt where at < :then")
                .param("then", now.minus(Duration.ofDays(1)))
                .update();
        database.sql("delete from access.invitation where expires_at < :then")
                .param("then", now.minus(Duration.ofDays(30)))
                .update();
    }
}
