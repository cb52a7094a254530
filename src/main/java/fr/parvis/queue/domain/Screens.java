// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import fr.parvis.access.RandomSecret;
import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.database.TransactionSetting;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The kiosks and walls of points. Each is opened by a link that holds a secret; only its hash is kept. */
@Component
@Transactional
public class Screens {

    /** Purpose of a screen. */
    public enum Kind {
        KIOSK,
        WALL;

        public String word() {
            return EnumCode.of(this);
        }
    }

    /** A screen of a point. */
    public record Screen(UUID id, UUID association, UUID point, Kind kind, String name, Instant madeAt) {}

    /** A new screen with its secret, which nothing tells again. */
    public record Made(Screen screen, String secret) {}

    private final JdbcClient database;
    private final Journal journal;
    private final Clock clock;

    Screens(JdbcClient database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    /** Those of a point whose link stands, by age. */
    @Transactional(readOnly = true)
    public List<Screen> list(UUID point) {
        return database.sql("""
                        select * from queue.device
                        where association = :association and point = :point and revoked_at is null order by made_at, id""")
                .param("association", Asking.association())
                .param("point", point)
                .query(ResultRow.map(Screens::screen))
                .list();
    }

    public Made make(UUID point, Kind kind, String name) {
        var account = Actor.account();
        if (account == null) throw new IllegalStateException("a link is somebody's doing: no account is bound");
        var secret = RandomSecret.next();
        var screen = new Screen(Ids.next(), Asking.association(), point, kind, name.strip(), clock.instant());
        database.sql("""
                        insert into queue.device (id, association, point, kind, name, secret_hash, made_by, made_at)
                        values (:id, :association, :point, :kind, :name, :hash, :by, :now)""")
                .param("id", screen.id())
                .param("association", screen.association())
                .param("point", point)
                .param("kind", kind.word())
                .param("name", screen.name())
                .param("hash", RandomSecret.hash(secret))
                .param("by", account)
                .param("now", screen.madeAt())
                .update();
        note("queue.screen-made", screen);
        return new Made(screen, secret);
    }

    /** Ends a link for good; twice does no harm. */
    public void revoke(UUID point, UUID id) {
        list(point).stream()
                .filter(screen -> screen.id().equals(id))
                .findFirst()
                .ifPresent(screen -> {
                    database.sql("update queue.device set revoked_at = :now where id = :id")
                            .param("now", clock.instant())
                            .param("id", id)
                            .update();
                    note("queue.screen-revoked", screen);
                });
    }

    /** The screen that a link opens, while the link stands; asked before anybody knows whose it is. */
    @Transactional(readOnly = true)
    public Optional<Screen> find(String secret, Kind kind) {
        var hash = RandomSecret.hash(secret);
        TransactionSetting.set(database, "parvis.device", hash);
        return database.sql("""
                        select * from queue.device
                        where secret_hash = :hash and kind = :kind and revoked_at is null""")
                .param("hash", hash)
                .param("kind", kind.word())
                .query(ResultRow.map(Screens::screen))
                .optional();
    }

    private void note(String action, Screen screen) {
        journal.note(
                action,
                screen.id().toString(),
                Map.of("kind", screen.kind().word(), "point", screen.point().toString()));
    }

    private static Screen screen(ResultRow row) {
        return new Screen(
                row.uuid("id"),
                row.uuid("association"),
                row.uuid("point"),
                EnumCode.read(Kind.class, row.text("kind")),
                row.text("name"),
                row.instant("made_at"));
    }
}
