// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rows are read ahead of the thread that writes them: all, in the order of their sources, or it hears why not. */
@Timeout(60)
class RowsAheadTest {
    private static final int MORE_THAN_ARE_AHEAD = 20_500;
    private static final int MOST_AHEAD = 9_000;

    private static ByteBuffer row(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(0, number);
    }

    private static void many(int source, RowsAhead.Part rows) {
        for (int i = 0; i < MORE_THAN_ARE_AHEAD; i++) rows.accept(row(source * MORE_THAN_ARE_AHEAD + i));
        rows.end();
    }

    private static List<Integer> written(List<Integer> sources, BiConsumer<Integer, RowsAhead.Part> read) {
        var written = new ArrayList<Integer>();
        try (var ahead = new RowsAhead<Integer>(read)) {
            ahead.write(sources, (_, rows) -> rows.forEach(row -> written.add(row.getInt())));
        }
        return written;
    }

    @Test
    void all_rows_are_written_in_their_order() {
        assertThat(written(List.of(0, 1, 2), RowsAheadTest::many))
                .hasSize(3 * MORE_THAN_ARE_AHEAD)
                .isSorted();
    }

    @Test
    void no_rows_are_none() {
        assertThat(written(List.of(), RowsAheadTest::many)).isEmpty();
        assertThat(written(List.of(0, 1), (_, rows) -> rows.end())).isEmpty();
    }

    @Test
    void each_kind_of_rows_ends_where_the_next_begins() {
        var kinds = List.of(0, 1, 2);
        var written = new ArrayList<List<Integer>>();
        try (var ahead = new RowsAhead<Integer>((_, rows) -> {
            for (int kind : kinds) {
                for (int i = 0; i < kind; i++) rows.accept(row(kind));
                rows.end();
            }
        })) {
            ahead.write(List.of(0), (_, rows) -> {
                for (int i = 0; i < kinds.size(); i++) {
                    var some = new ArrayList<Integer>();
                    rows.forEach(row -> some.add(row.getInt()));
                    written.add(some);
                }
            });
        }
        assertThat(written).containsExactly(List.of(), List.of(1), List.of(2, 2));
    }

    @Test
    void the_next_source_is_read_while_one_is_written_and_none_behind_it() {
        var begun = new CopyOnWriteArrayList<Integer>();
        var nextHasBegun = new CountDownLatch(1);
        try (var ahead = new RowsAhead<Integer>((source, rows) -> {
            begun.add(source);
            if (source == 1) nextHasBegun.countDown();
            rows.end();
        })) {
            ahead.write(List.of(0, 1, 2, 3), (source, rows) -> {
                if (source == 0) {
                    boolean has = OtherThread.await("the next", () -> nextHasBegun.await(30, TimeUnit.SECONDS));
                    assertThat(has).isTrue();
                    assertThat(begun).containsExactly(0, 1);
                }
                rows.forEach(_ -> {});
            });
        }
        assertThat(begun).containsExactly(0, 1, 2, 3);
    }

    @Test
    void some_thousands_of_the_next_source_are_read_before_it_is_written() {
        var read = new AtomicInteger();
        var reader = new AtomicReference<Thread>();
        try (var ahead = new RowsAhead<Integer>((source, rows) -> {
            if (source == 1) {
                reader.set(Thread.currentThread());
                for (int i = 0; i < MORE_THAN_ARE_AHEAD; i++) {
                    rows.accept(row(i));
                    read.incrementAndGet();
                }
            }
            rows.end();
        })) {
            ahead.write(List.of(0, 1), (source, rows) -> {
                if (source == 0) {
                    untilItWaits(reader);
                    assertThat(read.get()).isLessThanOrEqualTo(MOST_AHEAD);
                }
                rows.forEach(_ -> {});
            });
        }
        assertThat(read).hasValue(MORE_THAN_ARE_AHEAD);
    }

    private static void untilItWaits(AtomicReference<Thread> thread) {
        while (thread.get() == null || thread.get().getState() != Thread.State.WAITING)
            OtherThread.await("the reader", () -> {
                TimeUnit.MILLISECONDS.sleep(1);
                return true;
            });
    }

    @Test
    void the_writer_hears_why_rows_could_not_be_read() {
        assertThatThrownBy(() -> written(List.of(0, 1, 2), (source, rows) -> {
                    if (source == 1) {
                        rows.accept(row(0));
                        throw new IllegalStateException("the database went away");
                    }
                    many(source, rows);
                }))
                .isInstanceOf(CopyFailed.class)
                .hasMessageContaining("the database went away")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_writer_who_fails_ends_those_who_read() {
        var ended = new AtomicInteger();
        assertThatThrownBy(() -> {
                    try (var ahead = new RowsAhead<Integer>((source, rows) -> {
                        try {
                            many(source, rows);
                        } finally {
                            ended.incrementAndGet();
                        }
                    })) {
                        ahead.write(
                                List.of(0, 1, 2),
                                (_, rows) -> rows.forEach(row -> {
                                    if (row.getInt() == 1500) throw new CopyFailed("no room", null);
                                }));
                    }
                })
                .isInstanceOf(CopyFailed.class)
                .hasMessageContaining("no room");
        assertThat(ended).as("the source that was written and the next one").hasValue(2);
    }

    @Test
    void a_writer_who_is_interrupted_ends_all() {
        var ended = new AtomicInteger();
        try (var ahead = new RowsAhead<Integer>((source, rows) -> {
            try {
                many(source, rows);
            } finally {
                ended.incrementAndGet();
            }
        })) {
            assertThatThrownBy(() -> ahead.write(List.of(0, 1), (_, rows) -> {
                        Thread.currentThread().interrupt();
                        rows.forEach(_ -> {});
                    }))
                    .isInstanceOf(CopyFailed.class)
                    .hasCauseInstanceOf(InterruptedException.class);
        }
        assertThat(Thread.interrupted())
                .as("whoever waits further up hears it, too")
                .isTrue();
        assertThat(ended).hasValue(2);
    }

    @Test
    void rows_that_nobody_writes_are_a_mistake() {
        try (var ahead = new RowsAhead<Integer>((_, rows) -> {
            rows.end();
            rows.accept(row(1));
            rows.end();
        })) {
            assertThatThrownBy(() -> ahead.write(List.of(0), (_, rows) -> rows.forEach(_ -> {})))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
