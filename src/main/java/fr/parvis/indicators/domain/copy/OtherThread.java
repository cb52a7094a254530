// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Another thread that works: the one that waits for it hears why it failed. */
final class OtherThread {
    /** A wait that can be interrupted. */
    interface Wait<T> {
        T end() throws ExecutionException, InterruptedException;
    }

    private OtherThread() {}

    /**
     * Waits for what another thread does.
     *
     * @param what subject of a failure in its message
     * @throws CopyFailed as the other thread failed, or as this one was interrupted
     */
    static <T> T await(String what, Wait<T> wait) {
        try {
            return wait.end();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CopyFailed failed) throw failed;
            throw new CopyFailed(what, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CopyFailed(what, e);
        }
    }

    /**
     * Does work on a platform thread and waits for its end: the engine's work must not hold the few carriers of virtual threads. The interruption of
     * the caller interrupts it.
     *
     * @throws CopyFailed as {@link #await}
     */
    static void run(String name, String what, Runnable work) {
        var thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        try {
            var done = thread.submit(work, true);
            await(what, () -> done.get());
        } finally {
            thread.shutdownNow();
            thread.close();
        }
    }
}
