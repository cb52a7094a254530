// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import fr.parvis.access.RandomSecret;
import fr.parvis.access.SignIn.Proof;
import fr.parvis.audit.Journal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One-time links by which somebody chooses the password of an account: a new one's, or a forgotten one. */
@Component
@Transactional
public class Invitations {
    public static final Duration VALIDITY = Duration.ofDays(7);

    /** Person whom a link invites. */
    public record Invited(UUID account, @Nullable UUID association, String name, String email) {}

    private final JdbcClient database;
    private final Credentials credentials;
    private final OpenSessions sessions;
    private final Tokens tokens;
    private final Journal journal;
    private final Clock clock;

    Invitations(
            JdbcClient database,
            Credentials credentials,
            OpenSessions sessions,
            Tokens tokens,
            Journal journal,
            Clock clock) {
        this.database = database;
        this.credentials = credentials;
        this.sessions = sessions;
        this.tokens = tokens;
        this.journal = journal;
        this.clock = clock;
    }

    /** Makes the account's one link; former ones end. Only this answer ever holds its secret. */
    String make(UUID account) {
        end(account);
        var secret = RandomSecret.next();
        database.sql(
                        "insert into access.invitation (token_hash, account, created_at, expires_at) values (:hash, :account, :now, :end)")
                .param("hash", RandomSecret.hash(secret))
                .param("account", account)
                .param("now", clock.instant())
                .param("end", clock.instant().plus(VALIDITY))
                .update();
        return secret;
    }

    void end(UUID account) {
        database.sql("delete from access.invitation where account = :account and used_at is null")
                .param("account", account)
                .update();
    }

    /** Account that a valid link invites: not used, not past, the account not closed. */
    public Optional<Invited> find(String secret) {
        return database.sql("""
                        select a.id as account, a.association, a.name, a.email
                        from access.invitation i cross join lateral access.account_of(i.account) a
                        where i.token_hash = :hash and i.used_at is null and i.expires_at > :now and a.status <> 'disabled'""")
                .param("hash", RandomSecret.hash(secret))
                .param("now", clock.instant())
                .query(Invited.class)
                .optional();
    }

    /** Words that the password chosen by the link may not be made of. */
    public List<String> words(Invited invited) {
        var words = new ArrayList<>(List.of(invited.name(), invited.email()));
        words.addAll(database.sql("""
                        select name from access.network
                        union all select name from access.association where id = :association""")
                .param("association", invited.association())
                .query(String.class)
                .list());
        return words;
    }

    /**
     * Uses the link: the account has its password and is active; sessions opened with a former password end.
     *
     * @return proof of the password, for {@link fr.parvis.access.SignIn#chosen}: whoever was handed the link is who they say; nothing
     *     when the link is over
     */
    public Optional<Proof> accept(String secret, String passwordHash) {
        var invited = find(secret).orElse(null);
        if (invited == null) return Optional.empty();
        int used = database.sql(
                        "update access.invitation set used_at = :now where token_hash = :hash and used_at is null")
                .param("hash", RandomSecret.hash(secret))
                .param("now", clock.instant())
                .update();
        if (used == 0) return Optional.empty();
        credentials.setPassword(invited.account(), passwordHash);
        database.sql("""
                        update access.account
                        set status = 'active', version = version + 1,
                            second_step_due = case when status = 'invited' then :due else second_step_due end
                        where id = :account""")
                .param("account", invited.account())
                .param("due", clock.instant().plus(SecondStep.MAY_WAIT))
                .update();
        sessions.endAllBut(invited.account(), "");
        tokens.revokeAll(invited.account());
        journal.note(
                new Journal.Author(invited.association(), invited.account()),
                "access.password-chosen",
                invited.account().toString(),
                Map.of());
        return credentials.lock(invited.account()).map(Credentials.Known::proof);
    }
}
