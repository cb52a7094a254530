// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.domain;

import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.nomenclature.OutsideCode;
import fr.parvis.nomenclature.OutsideList;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the whole nomenclature in memory: it is small, read at every act and seldom changed. A change made here shows at once; one
 * made by another process within {@link #TRUST}.
 */
@Component
public class CurrentNomenclature implements Nomenclature {

    /** How long the revision number is believed before the database is asked again. */
    private static final Duration TRUST = Duration.ofSeconds(2);

    private record Known(Snapshot snapshot, long change, long checkedAt) {}

    private final Register register;
    private final TransactionTemplate reading;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Known known;

    CurrentNomenclature(Register register, PlatformTransactionManager transactions) {
        this.register = register;
        // of its own: what the transaction around it has written and not yet committed is nobody else's business
        reading = new TransactionTemplate(transactions);
        reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        reading.setReadOnly(true);
    }

    @Override
    public Catalogue on(LocalDate date) {
        return snapshot().on(date);
    }

    @Override
    public Catalogue on(LocalDate date, Instant recordedAt) {
        return snapshot().on(date, recordedAt);
    }

    @Override
    public List<OutsideCode> outside(OutsideList list) {
        return snapshot().outside(list);
    }

    @Override
    public long revision() {
        return snapshot().revision();
    }

    @Override
    public void refresh() {
        lock.lock();
        try {
            read();
        } finally {
            lock.unlock();
        }
    }

    /** Everything that is known now. */
    public Snapshot snapshot() {
        var held = known;
        boolean sound = held != null && held.change == changes.get();
        if (held != null && sound && System.nanoTime() - held.checkedAt < TRUST.toNanos()) return held.snapshot;
        if (held != null && sound) {
            if (!lock.tryLock()) return held.snapshot;
        } else lock.lock();
        try {
            return refreshed();
        } finally {
            lock.unlock();
        }
    }

    private Snapshot refreshed() {
        var held = known;
        boolean sound = held != null && held.change == changes.get();
        if (held != null && sound && System.nanoTime() - held.checkedAt < TRUST.toNanos()) return held.snapshot;
        return read();
    }

    private Snapshot read() {
        var held = known;
        long change = changes.get();
        long now = System.nanoTime();
        var snapshot = reading.execute(status ->
                held != null && held.snapshot.revision() == register.revision() ? held.snapshot : register.read());
        known = new Known(snapshot, change, now);
        return snapshot;
    }

    /** Called by a writer of the nomenclature, in the transaction of the change. */
    void changed() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                changes.incrementAndGet();
            }
        });
    }
}
