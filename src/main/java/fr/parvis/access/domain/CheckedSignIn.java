// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import fr.parvis.access.Right;
import fr.parvis.access.Role;
import fr.parvis.access.SignIn;
import fr.parvis.access.domain.Attempts.Limit;
import fr.parvis.access.domain.Attempts.Reservation;
import fr.parvis.audit.Journal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signing in against the accounts, in three parts: a short transaction that reserves the attempt, the check of the password outside any, and a
 * second transaction for what came of it. Five wrong attempts in ten minutes close an address, whether it has an account or not, thirty close
 * an origin; a browser that signed in to the account before has five of its own, so that nobody is shut out by who knows their address.
 */
@Component
class CheckedSignIn implements SignIn {
    static final int ATTEMPTS_PER_ACCOUNT = 5;
    static final int ATTEMPTS_PER_ORIGIN = 30;

    /** Attempts of one origin wait for one another in the database: few at once, so that a crowd leaves connections to others. */
    private static final int MOST_CONCURRENT = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private record Begun(Reservation reservation, Credentials.@Nullable Known known) {}

    private final JdbcClient database;
    private final Credentials credentials;
    private final Passwords passwords;
    private final SecondStep secondStep;
    private final Passkeys passkeys;
    private final ReadOutCodes readOutCodes;
    private final KnownBrowsers browsers;
    private final OpenIdAccounts openIds;
    private final Attempts attempts;
    private final SecretBox box;
    private final Journal journal;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Semaphore permits = new Semaphore(MOST_CONCURRENT, true);

    CheckedSignIn(
            JdbcClient database,
            Credentials credentials,
            Passwords passwords,
            SecondStep secondStep,
            Passkeys passkeys,
            ReadOutCodes readOutCodes,
            KnownBrowsers browsers,
            OpenIdAccounts openIds,
            Attempts attempts,
            SecretBox box,
            Journal journal,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.credentials = credentials;
        this.passwords = passwords;
        this.secondStep = secondStep;
        this.passkeys = passkeys;
        this.readOutCodes = readOutCodes;
        this.browsers = browsers;
        this.openIds = openIds;
        this.attempts = attempts;
        this.box = box;
        this.journal = journal;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Outcome password(String email, String password, From from) {
        var begun = begin(email, from);
        if (begun == null) return new Outcome.Busy();
        if (!(begun.reservation() instanceof Reservation.Made reserved)) return tooMany(begun.reservation());
        var known = begun.known();
        var right = passwords.matches(password, known == null ? null : known.passwordHash());
        if (right.isEmpty()) {
            inTransaction(() -> release(reserved));
            return new Outcome.Busy();
        }
        return inTransaction(() -> {
            if (known == null || !right.get()) return wrong(known, reserved);
            // under the lock: a password that was changed meanwhile lets nobody in, and two at once forget each other's
            // attempts in turn
            var now = credentials.lock(known.id()).orElse(null);
            release(reserved);
            if (now == null || now.version() != known.version()) return new Outcome.Wrong();
            attempts.clear(guesses(email, known, from));
            return next(now, from, isKnown(now, from));
        });
    }

    @Override
    public Outcome chosen(Proof proof, From from) {
        return inTransaction(() -> credentials
                .lock(proof.account())
                .filter(known -> known.version() == proof.version())
                .map(known -> next(known, from, true))
                .orElseGet(Outcome.Over::new));
    }

    @Override
    public Outcome vouched(Vouched who, From from) {
        return inTransaction(() -> {
            var known = openIds.account(who).orElse(null);
            if (known == null) return new Outcome.Wrong();
            return who.secondStep() ? welcome(known, true, from) : next(known, from, isKnown(known, from));
        });
    }

    /** Reserves the attempt; null when too many sign-ins wait. */
    private @Nullable Begun begin(String email, From from) {
        try {
            if (!permits.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
        try {
            return inTransaction(() -> {
                var known = credentials.at(email).orElse(null);
                return new Begun(
                        attempts.reserve(List.of(
                                new Limit(from.origin(), ATTEMPTS_PER_ORIGIN),
                                new Limit(guesses(email, known, from), ATTEMPTS_PER_ACCOUNT))),
                        known);
            });
        } finally {
            permits.release();
        }
    }

    /**
     * The step after the password.
     *
     * @param here whether the account was signed in to in this browser before, or has its password from here
     */
    private Outcome next(Credentials.Known known, From from, boolean here) {
        var proof = known.proof();
        if (known.secondStep()) return new Outcome.CodeNeeded(proof);
        if (known.roles().stream().anyMatch(Role::secondStepRequired) && !(here && mayWait(known)))
            return new Outcome.SecondStepToSetUp(proof);
        return !here && asksForReadOutCode(known) ? new Outcome.ReadOutCodeNeeded(proof) : welcome(known, false, from);
    }

    /** Whether the second step that the role asks for may still be set up later. */
    private boolean mayWait(Credentials.Known known) {
        var due = known.secondStepDue();
        return due != null && due.isAfter(clock.instant()) && Role.mayWait(known.roles());
    }

    /** Whether an account that reads named files needs more than a password in a new browser, as the network may want. */
    private static boolean asksForReadOutCode(Credentials.Known known) {
        return known.knownBrowsers()
                && known.roles().stream().anyMatch(role -> role.rights().contains(Right.FOLLOW_PEOPLE));
    }

    private boolean isKnown(Credentials.Known known, From from) {
        return browsers.recognise(from.browser(), known.id(), known.passwordHash()) != null;
    }

    @Override
    public Outcome code(Proof proof, String code, From from) {
        return furtherStep(
                proof,
                from,
                known -> known.secondStep()
                        ? secondStep.accepts(known.id(), code)
                        : asksForReadOutCode(known) && !isKnown(known, from) && readOutCodes.accepts(known.id(), code));
    }

    @Override
    public Outcome passkey(Proof proof, PasskeyAnswer answer, From from) {
        return furtherStep(proof, from, known -> known.secondStep() && passkeys.accepts(known.id(), answer));
    }

    private Outcome furtherStep(Proof proof, From from, Predicate<Credentials.Known> accepts) {
        return inTransaction(() -> {
            var reservation = reserve(proof, from);
            if (!(reservation instanceof Reservation.Made reserved)) return tooMany(reservation);
            var known = stillProved(proof, reserved);
            if (known == null) return new Outcome.Over();
            if (!accepts.test(known)) return wrong(known, reserved);
            release(reserved);
            attempts.clear(guesses(proof));
            return welcome(known, known.secondStep(), from);
        });
    }

    @Override
    public Outcome setUp(Proof proof, String proposal, String code, From from) {
        return inTransaction(() -> {
            var reservation = reserve(proof, from);
            if (!(reservation instanceof Reservation.Made reserved)) return tooMany(reservation);
            var known = stillProved(proof, reserved);
            // set up meanwhile: a door left open since then, perhaps by somebody else, gives no way around it
            if (known == null || known.secondStep()) return new Outcome.Over();
            if (!secondStep.setUp(known.id(), proposal, code)) return new Outcome.Wrong();
            release(reserved);
            return welcome(known, true, from);
        });
    }

    @Override
    public Outcome setUpByCodes(Proof proof, From from) {
        return inTransaction(() -> {
            var known = credentials
                    .lock(proof.account())
                    .filter(now -> now.version() == proof.version() && !now.secondStep())
                    .orElse(null);
            return known == null ? new Outcome.Over() : welcome(known, true, from);
        });
    }

    private Reservation reserve(Proof proof, From from) {
        return attempts.reserve(List.of(
                new Limit(from.origin(), ATTEMPTS_PER_ORIGIN), new Limit(guesses(proof), ATTEMPTS_PER_ACCOUNT)));
    }

    /** The account under its lock, if its credentials are those that the password was proved with. */
    private Credentials.@Nullable Known stillProved(Proof proof, Reservation.Made reserved) {
        var known = credentials.lock(proof.account()).orElse(null);
        if (known != null && known.version() == proof.version()) return known;
        release(reserved);
        return null;
    }

    /** Key under which guesses of a password are counted: the known browser, or a fingerprint of the address. */
    private String guesses(String email, Credentials.@Nullable Known known, From from) {
        var browser = known == null ? null : browsers.recognise(from.browser(), known.id(), known.passwordHash());
        if (known != null && browser != null) return "browser " + browser + " " + known.id();
        var address = email.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return "address " + Base64.getEncoder().encodeToString(box.fingerprint("address", address));
    }

    /** Key under which guesses of a code are counted: a right password does not reset them. */
    private static String guesses(Proof proof) {
        return "code " + proof.account();
    }

    private Outcome welcome(Credentials.Known known, boolean proved, From from) {
        database.sql("update access.account set last_sign_in = :now where id = :id")
                .param("id", known.id())
                .param("now", clock.instant())
                .update();
        note(known, "access.signed-in");
        return new Outcome.Welcome(
                known.id(),
                proved,
                browsers.remember(from.browser(), known.id(), Objects.requireNonNullElse(known.passwordHash(), "")));
    }

    private Outcome wrong(Credentials.@Nullable Known known, Reservation.Made reserved) {
        if (known != null) note(known, reserved.last() ? "access.locked" : "access.sign-in-refused");
        return new Outcome.Wrong();
    }

    private void note(Credentials.Known known, String action) {
        var author = new Journal.Author(known.association(), known.id());
        journal.note(author, action, known.id().toString(), Map.of());
    }

    private static Outcome tooMany(Reservation reservation) {
        return new Outcome.TooMany(reservation instanceof Reservation.TooMany(int minutes) ? minutes : 0);
    }

    private boolean release(Reservation.Made reserved) {
        attempts.release(reserved.id());
        return true;
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
