package fr.parvis.access.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts wrong attempts by where they come from, to slow down who guesses; forgotten after a day. */
@Component
@Transactional
public class Attempts {
    static final Duration PAUSE = Duration.ofMinutes(10);

    private final JdbcClient database;
    private final Clock clock;

    Attempts(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether that many wrong attempts came from there in the last ten minutes. */
    boolean tooMany(String origin, int most) {
        return database.sql("select count(*) from access.attempt where origin = :origin and at > :since")
                        .param("origin", origin)
                        .param("since", clock.instant().minus(PAUSE).atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .single()
                >= most;
    }

    /** In how many minutes one may try again from there, when there were too many. */
    int minutesLeft(String origin) {
        var last = database.sql("select max(at) from access.attempt where origin = :origin")
                .param("origin", origin)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant)
                .orElse(clock.instant());
        return (int) Duration.between(clock.instant(), last.plus(PAUSE)).toMinutes() + 1;
    }

    void note(String origin) {
        database.sql("insert into access.attempt (at, origin) values (:now, :origin)")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("origin", origin)
                .update();
    }

    /** Forgets attempts of more than a day ago, and invitations long out of date. */
    public void forget() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        database.sql("delete from access.attempt where at < :then")
                .param("then", now.minusDays(1))
                .update();
        database.sql("delete from access.invitation where expires_at < :then")
                .param("then", now.minusDays(30))
                .update();
    }
}
