// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.SettableClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExpiringValueTest {
    private final SettableClock clock = new SettableClock();
    private final AtomicInteger computed = new AtomicInteger();
    private final ExpiringValue<Integer> value =
            new ExpiringValue<>(Duration.ofSeconds(10), clock, computed::incrementAndGet);

    @Test
    void it_is_computed_once_in_its_life_and_anew_after_it() {
        assertThat(value.get()).isEqualTo(1);
        clock.forward(Duration.ofSeconds(9));
        assertThat(value.get()).isEqualTo(1);
        clock.forward(Duration.ofSeconds(1));
        assertThat(value.get()).isEqualTo(2);
    }

    @Test
    void what_is_forgotten_is_computed_anew_and_so_is_what_a_clock_set_back_would_keep() {
        value.get();
        value.forget();
        assertThat(value.get()).isEqualTo(2);
        clock.forward(Duration.ofHours(-1));
        assertThat(value.get()).isEqualTo(3);
    }

    @Test
    void a_computation_that_fails_is_told_and_tried_again() {
        var failing = new ExpiringValue<>(Duration.ofSeconds(10), clock, () -> {
            if (computed.incrementAndGet() == 1) throw new IllegalStateException("no database");
            return "read";
        });
        assertThatThrownBy(failing::get).hasMessage("no database");
        assertThat(failing.get()).isEqualTo("read");
    }

    @Test
    void whoever_asks_while_the_next_one_is_computed_gets_the_last_one() {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow = new ExpiringValue<>(Duration.ofSeconds(10), clock, () -> {
            int number = computed.incrementAndGet();
            if (number == 2) {
                begun.countDown();
                await(goOn);
            }
            return number;
        });
        assertThat(slow.get()).isEqualTo(1);
        clock.forward(Duration.ofSeconds(10));
        var next = CompletableFuture.supplyAsync(slow::get);
        await(begun);
        assertThat(slow.get()).isEqualTo(1);
        goOn.countDown();
        assertThat(next.join()).isEqualTo(2);
        assertThat(slow.get()).isEqualTo(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
