// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work on a thread of its own: the caller hears why it failed, and ends it when it is interrupted. */
@Timeout(60)
class OtherThreadTest {
    private static void run(Runnable work) {
        OtherThread.run("figures-other", "a change", work);
    }

    @Test
    void a_failure_of_the_copy_is_told_as_it_is_and_another_one_is_its_cause() {
        var full = new CopyFailed("No space left", null);
        assertThatThrownBy(() -> run(() -> {
                    throw full;
                }))
                .isSameAs(full);
        assertThatThrownBy(() -> run(() -> {
                    throw new IllegalStateException("the act's own");
                }))
                .isInstanceOf(CopyFailed.class)
                .hasMessageContaining("a change")
                .hasMessageContaining("the act's own")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_caller_who_is_interrupted_waits_until_the_other_thread_ended() throws Exception {
        var begun = new CountDownLatch(1);
        var interrupted = new AtomicBoolean();
        var isVirtual = new AtomicBoolean();
        var heard = new CompletableFuture<Throwable>();
        var waiting = Thread.ofVirtual().start(() -> {
            try {
                run(() -> {
                    isVirtual.set(Thread.currentThread().isVirtual());
                    begun.countDown();
                    try {
                        TimeUnit.MINUTES.sleep(1);
                    } catch (InterruptedException e) {
                        interrupted.set(true);
                    }
                });
                heard.complete(new AssertionError("nobody was interrupted"));
            } catch (RuntimeException e) {
                heard.complete(e);
            }
        });
        begun.await();
        waiting.interrupt();
        assertThat(heard.get()).isInstanceOf(CopyFailed.class).hasCauseInstanceOf(InterruptedException.class);
        assertThat(interrupted).isTrue();
        assertThat(isVirtual).isFalse();
    }
}
