// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import fr.parvis.limits.HeavyWork;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Hashes passwords, slow on purpose: few at a time, so that many sign-ins leave processor time to other requests, and never inside a
 * transaction, whose connection would wait with it.
 */
@Component
class Passwords {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Bytes that bcrypt reads of a password; a longer one is always wrong. */
    private static final int MOST_BYTES = 72;

    private final PasswordEncoder encoder;
    private final Duration patience;
    private final Semaphore turns;

    /** Hash that an unknown account is compared with; made beside the start, of which it would be a twentieth. */
    private final CompletableFuture<String> hashOfNobody;

    @Autowired
    Passwords(PasswordEncoder encoder) {
        this(encoder, PATIENCE, HeavyWork.AT_ONCE);
    }

    Passwords(PasswordEncoder encoder, Duration patience, int atOnce) {
        this.encoder = encoder;
        this.patience = patience;
        this.turns = new Semaphore(atOnce, true);
        hashOfNobody = CompletableFuture.supplyAsync(() -> String.valueOf(encoder.encode("nobody")));
    }

    /**
     * Whether the password is the one of that hash; without a hash it takes as long, and is wrong.
     *
     * @return nothing when too many wait already
     */
    Optional<Boolean> matches(String password, @Nullable String hash) {
        var given = password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES ? "" : password;
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        return Optional.of(
                inTurn(() -> encoder.matches(given, hash == null ? hashOfNobody.join() : hash) && hash != null));
    }

    /** Makes the hash of a password, once it is its turn. */
    String hash(String password) {
        turns.acquireUninterruptibly();
        return inTurn(() -> String.valueOf(encoder.encode(password)));
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (TransactionSynchronizationManager.isActualTransactionActive())
                throw new IllegalStateException("a password is hashed outside any transaction");
            return work.get();
        } finally {
            turns.release();
        }
    }
}
