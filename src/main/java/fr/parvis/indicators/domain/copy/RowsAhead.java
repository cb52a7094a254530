// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Rows that are read from the database while another thread writes those before: some thousands ahead at most. */
final class RowsAhead implements Consumer<ByteBuffer>, AutoCloseable {
    private static final int AT_ONCE = 1000;
    private static final int AHEAD = 8;
    private static final List<ByteBuffer> END = List.of();

    private final BlockingQueue<List<ByteBuffer>> ahead = new ArrayBlockingQueue<>(AHEAD);
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("figures-writing").factory());
    private final Future<?> written;
    private List<ByteBuffer> rows = new ArrayList<>(AT_ONCE);

    /** Rows as the writer takes them. */
    interface Rows {
        /** Takes all, and waits for those that are not read yet. */
        void forEach(Consumer<ByteBuffer> row);
    }

    /** @param write writes all rows, in a thread of its own: an appender of DuckDB belongs to the thread that opened it */
    RowsAhead(Consumer<Rows> write) {
        this.written = writer.submit(() -> write.accept(this::takeAll));
    }

    private void takeAll(Consumer<ByteBuffer> row) {
        for (var some = take(); !some.isEmpty(); some = take()) some.forEach(row);
    }

    private List<ByteBuffer> take() {
        return OtherThread.await("rows", ahead::take);
    }

    /** @throws CopyFailed where rows before could not be written */
    @Override
    public void accept(ByteBuffer row) {
        rows.add(row);
        if (rows.size() == AT_ONCE) handOver();
    }

    /** Waits until all is written. */
    void finish() {
        if (!rows.isEmpty()) handOver();
        put(END);
        await();
    }

    private void handOver() {
        put(rows);
        rows = new ArrayList<>(AT_ONCE);
    }

    private void put(List<ByteBuffer> some) {
        while (!OtherThread.await("rows", () -> ahead.offer(some, 1, TimeUnit.SECONDS)))
            if (written.isDone()) await();
    }

    private void await() {
        OtherThread.await("rows", () -> written.get());
    }

    /** Ends the writer, which has nothing left to do where all went well. */
    @Override
    public void close() {
        writer.shutdownNow();
        writer.close();
    }
}
