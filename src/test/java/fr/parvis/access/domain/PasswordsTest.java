// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class PasswordsTest {
    /** Compares texts, once it is let go on; counts how many are inside at once. */
    private static final class Slow implements PasswordEncoder {
        final CountDownLatch goOn = new CountDownLatch(1);
        final CountDownLatch twoInside = new CountDownLatch(2);
        final AtomicInteger inside = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();

        @Override
        public String encode(CharSequence password) {
            return password.toString();
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            twoInside.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            inside.decrementAndGet();
            return password.toString().equals(hash);
        }
    }

    @Test
    void two_are_looked_at_at_once_and_the_others_wait_their_turn() throws Exception {
        var encoder = new Slow();
        var passwords = new Passwords(encoder, Duration.ofMinutes(1), 2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<?>>();
            for (int i = 0; i < 20; i++)
                answers.add(threads.submit(
                        () -> passwords.matches("sesame", "sesame").orElseThrow()));
            encoder.twoInside.await();
            encoder.goOn.countDown();
            for (var answer : answers) assertThat(answer.get()).isEqualTo(true);
        }
        assertThat(encoder.most).hasValue(2);
    }

    @Test
    void who_would_wait_too_long_is_told_so() throws Exception {
        var encoder = new Slow();
        var passwords = new Passwords(encoder, Duration.ZERO, 2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2; i++) threads.submit(() -> passwords.matches("sesame", "sesame"));
            encoder.twoInside.await();
            assertThat(passwords.matches("sesame", "sesame")).isEmpty();
            encoder.goOn.countDown();
        }
        assertThat(passwords.matches("sesame", "sesame")).hasValue(true);
    }

    @Test
    void nobody_without_a_hash_has_a_right_password() {
        var encoder = new Slow();
        encoder.goOn.countDown();
        var passwords = new Passwords(encoder, Duration.ofMinutes(1), 2);
        assertThat(passwords.matches("nobody", null)).hasValue(false);
        assertThat(encoder.most).as("it was looked at all the same").hasValue(1);
    }

    @Test
    void no_connection_waits_with_a_password() {
        var passwords = new Passwords(new Slow(), Duration.ofMinutes(1), 2);
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatThrownBy(() -> passwords.hash("sesame")).isInstanceOf(IllegalStateException.class);
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
        assertThat(passwords.hash("sesame")).as("the turn was given back").isEqualTo("sesame");
    }
}
