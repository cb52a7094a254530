// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Locks;
import fr.parvis.ParvisTest;
import fr.parvis.values.Ids;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@ParvisTest
class TransactionLockTest {
    @Autowired
    JdbcClient database;

    @Autowired
    TransactionOperations transactions;

    private final String name = "lock " + Ids.next();

    @Test
    void who_takes_a_name_waits_until_the_transaction_that_holds_it_ends() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var second = in(() -> {
                TransactionLock.take(database, List.of("other " + name, name));
                var waiting = threads.submit(() -> in(() -> {
                    TransactionLock.take(database, name);
                    return true;
                }));
                Locks.awaitWaiting(database);
                return waiting;
            });
            assertThat(second.get(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void who_does_not_want_to_wait_is_told_whether_it_is_held() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            in(() -> {
                assertThat(TransactionLock.takeIfFree(database, name)).isTrue();
                var other = threads.submit(() -> in(() -> TransactionLock.takeIfFree(database, name)));
                return assertThat(other.get(1, TimeUnit.MINUTES)).isFalse();
            });
        }
        assertThat(in(() -> TransactionLock.takeIfFree(database, name))).isTrue();
    }

    private <T> T in(Callable<T> work) throws Exception {
        return Asking.as(Scope.network())
                .call(() -> transactions.execute(_ -> {
                    try {
                        return work.call();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }));
    }
}
