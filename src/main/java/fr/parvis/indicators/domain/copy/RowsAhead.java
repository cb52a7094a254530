// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows of several sources, one after another, for the thread that writes them. Other threads read them, two sources at once: while the rows of one are
 * written, the database sorts those of the next. Of each, some thousands at most are read and not yet written.
 */
final class RowsAhead<T> implements AutoCloseable {
    private static final int READERS = 2;
    private static final int AT_ONCE = 1000;
    private static final int AHEAD = 8;
    private static final List<ByteBuffer> END = List.of();

    private final ExecutorService readers = Executors.newFixedThreadPool(
            READERS, Thread.ofPlatform().daemon().name("figures-reading-", 0).factory());
    private final BiConsumer<T, Part> read;

    /** @param read reads all rows of a source, in a thread of its own */
    RowsAhead(BiConsumer<T, Part> read) {
        this.read = read;
    }

    /**
     * Rows of one source, on their way from the thread that reads them to the one that writes them. They come in stretches, such as the facts of one
     * kind, each of which has an end.
     */
    static final class Part implements Consumer<ByteBuffer> {
        private final BlockingQueue<List<ByteBuffer>> ahead = new ArrayBlockingQueue<>(AHEAD);
        private volatile @Nullable Throwable failure;

        /** Rows to hand over next, for the thread that reads alone. */
        private List<ByteBuffer> rows = new ArrayList<>(AT_ONCE);

        /** Rows that were handed over and looked at, for the thread that writes alone. */
        private @Nullable List<ByteBuffer> next;

        /** Adds a row, and waits where too many are not written yet. */
        @Override
        public void accept(ByteBuffer row) {
            rows.add(row);
            if (rows.size() == AT_ONCE) handOver();
        }

        /** Ends a stretch. */
        void end() {
            if (!rows.isEmpty()) handOver();
            put(END);
        }

        private void handOver() {
            put(rows);
            rows = new ArrayList<>(AT_ONCE);
        }

        private void put(List<ByteBuffer> some) {
            OtherThread.await("rows", () -> {
                ahead.put(some);
                return true;
            });
        }

        /** Ends all, for the thread that reads: rows that were handed over are of no use any more. */
        private void fail(Throwable why) {
            failure = why;
            ahead.clear();
            ahead.add(END);
        }

        /**
         * Takes the rows of a stretch, and waits for those that are not read yet.
         *
         * @throws CopyFailed when rows could not be read
         */
        void forEach(Consumer<ByteBuffer> row) {
            for (var some = take(); !some.isEmpty(); some = take()) some.forEach(row);
        }

        private List<ByteBuffer> take() {
            @Nullable List<ByteBuffer> some = next;
            if (some == null) some = OtherThread.await("rows", ahead::take);
            next = null;
            var why = failure;
            if (why instanceof CopyFailed failed) throw failed;
            if (why != null) throw new CopyFailed("rows", why);
            return some;
        }

        /** Waits for the first rows, or the first end. */
        private void look() {
            next = take();
        }

        /** Waits until the thread that reads is through with the source. */
        private void finish() {
            if (!take().isEmpty()) throw new IllegalStateException("rows were read that nobody wrote");
        }
    }

    /**
     * Hands over the rows of each source, in their order, to what writes them in the thread that calls.
     *
     * @throws CopyFailed when rows could not be read
     */
    void write(List<T> sources, BiConsumer<T, Part> write) {
        var begun = new ArrayDeque<Part>();
        for (int i = 0; i < sources.size(); i++) {
            if (begun.isEmpty()) begun.add(begin(sources.get(i)));
            var part = begun.remove();
            // the next one asks for a connection once this one has its own, so that it never holds the last one
            part.look();
            if (i + 1 < sources.size()) begun.add(begin(sources.get(i + 1)));
            write.accept(sources.get(i), part);
            part.finish();
        }
    }

    private Part begin(T source) {
        var part = new Part();
        readers.execute(() -> {
            try {
                read.accept(source, part);
                part.end();
            } catch (RuntimeException | Error e) {
                part.fail(e);
            }
        });
        return part;
    }

    /** Ends the threads that read, which have nothing left to do where all went well, and waits for their end. */
    @Override
    public void close() {
        readers.shutdownNow();
        readers.close();
    }
}
