// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes that everybody may make to their own account. */
@Component
@Transactional
public class MyAccount {
    private static final int PASSWORD_ATTEMPTS = 5;

    /** The account as its holder sees it. */
    public record Mine(
            String name,
            String email,
            @Nullable String language,
            boolean authenticator,
            int printedCodes,
            int printedCodesLeft) {
        /** Whether signing in asks for a second step. */
        public boolean secondStep() {
            return authenticator || printedCodes > 0;
        }
    }

    /** Answer of the check of the current password. */
    public enum Check {
        RIGHT,
        WRONG,
        /** The account has none: its holder signs in by the identity provider. */
        NONE,
        TOO_MANY,
        /** Too many passwords are being checked at this moment. */
        BUSY
    }

    private final JdbcClient database;
    private final Credentials credentials;
    private final Passwords passwords;
    private final OpenSessions sessions;
    private final Tokens tokens;
    private final SecondStep secondStep;
    private final ReadOutCodes readOutCodes;
    private final KnownBrowsers browsers;
    private final Attempts attempts;
    private final Journal journal;
    private final TransactionTemplate transaction;

    MyAccount(
            JdbcClient database,
            Credentials credentials,
            Passwords passwords,
            OpenSessions sessions,
            Tokens tokens,
            SecondStep secondStep,
            ReadOutCodes readOutCodes,
            KnownBrowsers browsers,
            Attempts attempts,
            Journal journal,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.credentials = credentials;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tokens = tokens;
        this.secondStep = secondStep;
        this.readOutCodes = readOutCodes;
        this.browsers = browsers;
        this.attempts = attempts;
        this.journal = journal;
        transaction = new TransactionTemplate(transactions);
    }

    @Transactional(readOnly = true)
    public Mine get(UUID account) {
        return database.sql("""
                        select name, email, language, totp_enabled_at is not null as authenticator,
                               (select count(*)::int from access.one_time_code where account = a.id) as printed_codes,
                               (select count(*)::int from access.one_time_code where account = a.id and used_at is null) as printed_codes_left
                        from access.account_of(:id) a""").param("id", account).query(Mine.class).single();
    }

    /** Words that the account's password may not be made of: its name, its address, its association, the network. */
    @Transactional(readOnly = true)
    public List<String> words(SignedIn who) {
        var words = new ArrayList<>(List.of(who.name(), get(who.account()).email(), who.place()));
        words.addAll(networkName());
        return words;
    }

    private List<String> networkName() {
        return database.sql("select name from access.network")
                .query(String.class)
                .list();
    }

    /** Whether the network asks for a code in a browser never seen. */
    @Transactional(readOnly = true)
    public boolean knownBrowsers() {
        return credentials.knownBrowsers();
    }

    /** The language that the account chose, if it did. */
    @Transactional(readOnly = true)
    public Optional<String> language(UUID account) {
        return Optional.ofNullable(get(account).language());
    }

    public void change(UUID account, String name, String language) {
        database.sql(
                        "update access.account set name = :name, language = :language, version = version + 1 where id = :id")
                .param("id", account)
                .param("name", name.strip())
                .param("language", language)
                .update();
        journal.note("access.account-changed", account.toString(), Map.of());
    }

    /** Whether this is the account's password; who holds a session left open must not be able to guess it. */
    @Transactional(propagation = Propagation.NEVER)
    public Check check(UUID account, String password) {
        var limit = new Attempts.Limit("account " + account, PASSWORD_ATTEMPTS);
        if (!(attempts.reserve(List.of(limit)) instanceof Attempts.Reservation.Made reserved)) return Check.TOO_MANY;
        var hash =
                transaction.execute(status -> credentials.passwordHash(account)).orElse(null);
        if (hash == null) {
            attempts.release(reserved.id());
            return Check.NONE;
        }
        var right = passwords.matches(password, hash);
        if (right.isPresent() && !right.get()) return Check.WRONG;
        attempts.release(reserved.id());
        return right.isPresent() ? Check.RIGHT : Check.BUSY;
    }

    /**
     * Sets another password; the other sessions, the access tokens and the sign-ins under way end.
     *
     * @param browser the cookie by which this browser is known
     * @return the same for the new password
     */
    @Transactional(propagation = Propagation.NEVER)
    public String changePassword(UUID account, String password, String keptSession, @Nullable String browser) {
        var hash = passwords.hash(password);
        transaction.executeWithoutResult(status -> {
            credentials.setPassword(account, hash);
            database.sql("update access.account set version = version + 1 where id = :id")
                    .param("id", account)
                    .update();
            sessions.endAllBut(account, keptSession);
            tokens.revokeAll(account);
            journal.note("access.password-changed", account.toString(), Map.of());
        });
        return browsers.remember(browser, account, hash);
    }

    /** A code for signing in where this account never did, for its holder who stands there: it serves once, within a quarter of an hour. */
    public String readOutCode(UUID account) {
        var code = readOutCodes.make(account);
        journal.note("access.code-read-out", account.toString(), Map.of());
        return code;
    }

    /** Ends every session but this one. */
    public int endOtherSessions(UUID account, String keptSession) {
        int ended = sessions.endAllBut(account, keptSession);
        journal.note("access.sessions-ended", account.toString(), Map.of("count", Integer.toString(ended)));
        return ended;
    }

    /** Turns the second step off, where no role requires it. */
    public boolean turnOffSecondStep(SignedIn who) {
        if (who.roles().stream().anyMatch(Role::secondStepRequired)) return false;
        secondStep.turnOff(who.account());
        journal.note("access.second-step-off", who.account().toString(), Map.of());
        return true;
    }
}
