// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import fr.parvis.audit.Journal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sessions an account has open, on all its devices, and their end. */
@Component
public class OpenSessions {
    /** Session attribute with the kind of browser, so that its holder recognises it. */
    public static final String DEVICE = "device";

    /** Session attribute of who signed in with an identity provider: its name of the session there, or empty. */
    public static final String OPENID = "openid";

    /** One session, as its holder sees it. */
    public record Open(String id, String device, Instant since, Instant lastUsed) {}

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final JdbcClient database;
    private final Journal journal;

    OpenSessions(FindByIndexNameSessionRepository<? extends Session> sessions, JdbcClient database, Journal journal) {
        this.sessions = sessions;
        this.database = database;
        this.journal = journal;
    }

    /** Sessions of an account, the last used first. */
    public List<Open> list(UUID account) {
        return sessions.findByPrincipalName(account.toString()).values().stream()
                .filter(session -> !session.isExpired())
                .map(session -> new Open(
                        session.getId(),
                        session.getAttributeOrDefault(DEVICE, ""),
                        session.getCreationTime(),
                        session.getLastAccessedTime()))
                .sorted(Comparator.comparing(Open::lastUsed).reversed())
                .toList();
    }

    /** Ends one session, if it is the account's. */
    @Transactional
    public boolean end(UUID account, String session) {
        boolean ended = database.sql("delete from access.session where session_id = :id and principal_name = :account")
                        .param("id", session)
                        .param("account", account.toString())
                        .update()
                == 1;
        if (ended) journal.note("access.session-ended", account.toString(), Map.of());
        return ended;
    }

    /**
     * Ends the sessions that an identity provider opened; how many.
     *
     * @param named the one that it names so; null: all
     */
    @Transactional
    public int endOfProvider(UUID account, @Nullable String named) {
        var ended = sessions.findByPrincipalName(account.toString()).values().stream()
                .filter(session -> {
                    String there = session.getAttribute(OPENID);
                    return there != null && (named == null || there.equals(named));
                })
                .map(Session::getId)
                .toList();
        return ended.isEmpty()
                ? 0
                : database.sql("delete from access.session where principal_name = :account and session_id = any(:ids)")
                        .param("account", account.toString())
                        .param("ids", ended.toArray(String[]::new))
                        .update();
    }

    /** Ends all the account's sessions but the one given ("" for none); how many. */
    @Transactional
    public int endAllBut(UUID account, String kept) {
        return database.sql("delete from access.session where principal_name = :account and session_id <> :kept")
                .param("account", account.toString())
                .param("kept", kept)
                .update();
    }
}
