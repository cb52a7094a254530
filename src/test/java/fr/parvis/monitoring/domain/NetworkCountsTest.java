// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.monitoring.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.runtime.WatchedCount;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionOperations;

class NetworkCountsTest {
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicLong waiting = new AtomicLong(3);

    private long read() {
        if (away.get()) throw new DataAccessResourceFailureException("away");
        return waiting.get();
    }

    /** Counts of the network: no association is asked. */
    private static NetworkCounts counts(WatchedCount... counts) {
        return new NetworkCounts(List.of(counts), null, TransactionOperations.withoutTransaction());
    }

    @Test
    void a_scrape_while_the_database_restarts_tells_so_and_the_last_numbers() {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var watched = new WatchedCount("parvis.trial", "A trial.", WatchedCount.Scope.NETWORK, this::read);
        var counts = counts(watched);
        counts.bindTo(registry);
        counts.gather();
        away.set(true);
        waiting.set(5);
        assertThatThrownBy(counts::gather).isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(registry.scrape()).contains("parvis_database_up 0.0", "parvis_trial 3.0");
        away.set(false);
        counts.gather();
        assertThat(registry.scrape()).contains("parvis_database_up 1.0", "parvis_trial 5.0");
    }

    @Test
    void a_count_that_fails_holds_no_other_back_and_is_no_database_that_is_away() {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var failing = new WatchedCount("parvis.failing", "A trial.", WatchedCount.Scope.NETWORK, () -> {
            throw new DataIntegrityViolationException("division by zero");
        });
        var watched = new WatchedCount("parvis.trial", "A trial.", WatchedCount.Scope.NETWORK, this::read);
        var counts = counts(failing, watched);
        counts.bindTo(registry);
        assertThatThrownBy(counts::gather).hasMessage("division by zero");
        assertThat(registry.scrape()).contains("parvis_database_up 1.0", "parvis_trial 3.0");
    }
}
