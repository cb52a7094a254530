// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.ParvisTest;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/** Clocks of departments overseas while the database is busy. */
@ParvisTest
class ZonesOfDepartmentsTest {
    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    /** A database of which the first to ask gets a connection once another has been answered. */
    private final class Busy implements PlatformTransactionManager {
        private @Nullable Runnable other;

        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
            var waitedFor = other;
            other = null;
            if (waitedFor != null)
                CompletableFuture.runAsync(waitedFor)
                        .orTimeout(10, TimeUnit.SECONDS)
                        .join();
            return transactions.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            transactions.commit(status);
        }

        @Override
        public void rollback(TransactionStatus status) {
            transactions.rollback(status);
        }
    }

    @Test
    void one_who_waits_for_a_connection_keeps_nobody_from_the_clock_of_a_department() {
        var busy = new Busy();
        var communes = new DatabaseCommunes(database, new KnownCommunes(busy));
        busy.other = () -> communes.zone("97415");
        assertThat(communes.zone("97411")).isEqualTo(ZoneId.of("Indian/Reunion"));
    }
}
