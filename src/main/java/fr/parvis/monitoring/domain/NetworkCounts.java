// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.monitoring.domain;

import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.runtime.WatchedCount;
import fr.parvis.shell.DatabaseUnavailable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The numbers that modules contribute, as they were when they were last read: a scrape asks the database for nothing. */
@Component
public class NetworkCounts implements MeterBinder {
    private final Map<WatchedCount, AtomicLong> values = new LinkedHashMap<>();
    private final AtomicLong answers = new AtomicLong(1);
    private final Associations associations;
    private final TransactionOperations transactions;

    public NetworkCounts(List<WatchedCount> counts, Associations associations, TransactionOperations transactions) {
        for (var count : counts) values.put(count, new AtomicLong());
        this.associations = associations;
        this.transactions = transactions;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        values.forEach((count, value) -> Gauge.builder(count.name(), value, AtomicLong::get)
                .description(count.help())
                .register(registry));
        Gauge.builder("parvis.database.up", answers, AtomicLong::get)
                .description("Whether the database answered when the numbers were last read.")
                .register(registry);
    }

    /** Reads all of them. Those that cannot be read keep their last value; one that fails is thrown once the others are read. */
    public void gather() {
        RuntimeException failed = null;
        for (var one : values.entrySet())
            try {
                one.getValue().set(read(one.getKey()));
            } catch (RuntimeException e) {
                if (DatabaseUnavailable.isCauseOf(e)) {
                    answers.set(0);
                    throw e;
                }
                if (failed == null) failed = e;
                else failed.addSuppressed(e);
            }
        answers.set(1);
        if (failed != null) throw failed;
    }

    /** The numbers by their names, as they were last read. */
    public Map<String, Long> values() {
        var all = new LinkedHashMap<String, Long>();
        values.forEach((count, value) -> all.put(count.name(), value.get()));
        return all;
    }

    private long read(WatchedCount count) {
        return switch (count.scope()) {
            case NETWORK -> Asking.as(Scope.network()).call(() -> inTransaction(count));
            case EACH_ASSOCIATION ->
                associations.list().stream()
                        .mapToLong(one -> Asking.as(one.id()).call(() -> inTransaction(count)))
                        .sum();
        };
    }

    private long inTransaction(WatchedCount count) {
        return transactions.<Long>execute(_ -> count.count().getAsLong());
    }
}
