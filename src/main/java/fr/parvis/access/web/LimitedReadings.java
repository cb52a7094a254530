// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.AccessSettings;
import fr.parvis.access.ApiReadings;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Journal;
import fr.parvis.limits.RateLimiter;
import fr.parvis.limits.RateLimits;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

/** Limits what an account's programs read by the setting {@code parvis.api.per-minute}. */
@Component
class LimitedReadings implements ApiReadings {
    private static final int REMEMBERED = 5_000;

    private final RateLimiter limiter;
    private final Journal journal;
    private final TransactionTemplate transaction;

    LimitedReadings(
            AccessSettings settings, Journal journal, RateLimits limits, PlatformTransactionManager transactions) {
        this.limiter = limits.tokenBucket("api", settings.api().perMinute(), Duration.ofMinutes(1), REMEMBERED);
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public <T> T read(String what, Supplier<T> reading, ToIntFunction<T> rows) {
        var account = Objects.requireNonNull(SignedIn.current(), "a reading is somebody's")
                .account();
        var wait = limiter.acquire(account.toString());
        if (!wait.isZero()) {
            var refusal = new ErrorResponseException(HttpStatus.TOO_MANY_REQUESTS);
            refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, RateLimiter.retryAfter(wait));
            throw refusal;
        }
        return Objects.requireNonNull(transaction.execute(_ -> {
            var read = reading.get();
            int count = rows.applyAsInt(read);
            if (count > 0)
                journal.note(
                        "access.api-read", account.toString(), Map.of("what", what, "rows", Integer.toString(count)));
            return read;
        }));
    }
}
