// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.RandomSecret;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Journal;
import fr.parvis.database.ResultRow;
import fr.parvis.values.NetworkTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Personal access tokens for the API: long random texts of which only a hash is kept. */
@Component
@Transactional
public class Tokens {
    public static final String START = "parvis_";
    public static final int MOST_DAYS = 365;
    private static final int SHOWN = START.length() + 6;
    /** Wrong tokens from one origin in ten minutes. */
    static final int ATTEMPTS_PER_ORIGIN = 30;

    /** A token as its holder sees it afterwards. */
    public record Token(
            UUID id,
            String name,
            String prefix,
            List<String> scopes,
            Instant createdAt,
            Instant expiresAt,
            @Nullable LocalDate lastUsedOn) {}

    /** Presenter of a token. */
    public sealed interface Presented {
        /** A good token: its account, narrowed to the token's scopes. */
        record Known(SignedIn who) implements Presented {}

        /** No such token, or it is over. */
        record Unknown() implements Presented {}

        /** Too many wrong ones from there: ask again in so many seconds. */
        record TooMany(int seconds) implements Presented {}
    }

    private final JdbcClient database;
    private final Accounts accounts;
    private final Attempts attempts;
    private final Journal journal;
    private final Clock clock;

    Tokens(JdbcClient database, Accounts accounts, Attempts attempts, Journal journal, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.attempts = attempts;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A token to be made.
     *
     * @param id made with the form, so that a second press on the button makes no second token
     * @param days from 1 to 365
     */
    public record NewToken(UUID id, String name, Set<TokenScope> scopes, int days) {
        public NewToken {
            if (days < 1 || days > MOST_DAYS || scopes.isEmpty())
                throw new IllegalArgumentException("a token has a scope and lives from 1 to 365 days");
        }

        private Stream<String> codes() {
            return scopes.stream().map(TokenScope::code).sorted();
        }
    }

    /**
     * Makes a token.
     *
     * @return the token, shown this once; nothing when it was made already
     */
    public Optional<String> create(UUID account, NewToken token) {
        var holder = accounts.find(account).orElseThrow();
        var secret = START + RandomSecret.next();
        int created = database.sql("""
                        insert into access.token (id, account, name, prefix, token_hash, scopes, created_at, expires_at)
                        values (:id, :account, :name, :prefix, :hash, :scopes, :now, :end)
                        on conflict do nothing""")
                .param("id", token.id())
                .param("account", account)
                .param("name", token.name().strip())
                .param("prefix", secret.substring(0, SHOWN))
                .param("hash", RandomSecret.hash(secret))
                .param("scopes", token.codes().toArray(String[]::new))
                .param("now", clock.instant())
                .param("end", clock.instant().plus(Duration.ofDays(token.days())))
                .update();
        if (created == 0) return Optional.empty();
        journal.note(
                new Journal.Author(holder.association(), account),
                "access.token-created",
                token.id().toString(),
                Map.of("scopes", token.codes().collect(Collectors.joining(" "))));
        return Optional.of(secret);
    }

    /** The account's tokens that can still be used, the newest first. */
    @Transactional(readOnly = true)
    public List<Token> list(UUID account) {
        return database.sql("""
                        select id, name, prefix, scopes, created_at, expires_at, last_used_on from access.token
                        where account = :account and revoked_at is null and expires_at > :now order by created_at desc""")
                .param("account", account)
                .param("now", clock.instant())
                .query(ResultRow.map(row -> new Token(
                        row.uuid("id"),
                        row.text("name"),
                        row.text("prefix"),
                        row.texts("scopes"),
                        row.instant("created_at"),
                        row.instant("expires_at"),
                        row.dayOrNull("last_used_on"))))
                .list();
    }

    /** Ends a token of the account at once. */
    public boolean revoke(UUID account, UUID token) {
        boolean revoked = database.sql("""
                                update access.token set revoked_at = :now
                                where id = :id and account = :account and revoked_at is null""")
                        .param("id", token)
                        .param("account", account)
                        .param("now", clock.instant())
                        .update()
                == 1;
        if (revoked) journal.note("access.token-revoked", token.toString(), Map.of());
        return revoked;
    }

    void revokeAll(UUID account) {
        database.sql("update access.token set revoked_at = :now where account = :account and revoked_at is null")
                .param("account", account)
                .param("now", clock.instant())
                .update();
    }

    /** Account that a token stands for now; after too many wrong tokens, its origin is refused. */
    public Presented present(String secret, String origin) {
        if (secret.startsWith(START)) {
            var found = database.sql("""
                            select id, account, scopes, last_used_on from access.token
                            where token_hash = :hash and revoked_at is null and expires_at > :now""")
                    .param("hash", RandomSecret.hash(secret))
                    .param("now", clock.instant())
                    .query(ResultRow.map(row -> new Found(
                            row.uuid("id"),
                            row.uuid("account"),
                            rights(row.texts("scopes")),
                            row.dayOrNull("last_used_on"))))
                    .optional();
            var who = found.flatMap(token -> accounts.signedIn(token.account()).map(token::narrow));
            if (who.isPresent()) {
                used(found.get());
                return new Presented.Known(who.get());
            }
        }
        // counted apart from passwords: a program with an old token must not keep the people beside it from signing in
        var guesses = "token " + origin;
        return attempts.isOneTooMany(new Attempts.Limit(guesses, ATTEMPTS_PER_ORIGIN))
                ? new Presented.TooMany((int) Attempts.PAUSE.toSeconds())
                : new Presented.Unknown();
    }

    private record Found(
            UUID id,
            UUID account,
            Set<Right> rights,
            @Nullable LocalDate lastUsed) {
        SignedIn narrow(SignedIn who) {
            return new SignedIn(
                    who.account(), who.association(), who.partner(), who.name(), who.place(), who.roles(), rights);
        }
    }

    /** The day of last use is enough to see a forgotten token, and writes once a day. */
    private void used(Found token) {
        var today = NetworkTime.today(clock);
        if (today.equals(token.lastUsed())) return;
        database.sql("update access.token set last_used_on = :today where id = :id")
                .param("id", token.id())
                .param("today", today)
                .update();
    }

    private static Set<Right> rights(List<String> scopes) {
        var rights = EnumSet.noneOf(Right.class);
        for (var scope : scopes) TokenScope.of(scope).ifPresent(known -> rights.addAll(known.rights()));
        return rights;
    }
}
