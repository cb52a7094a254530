// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Streams of events: the latest alone, no more readers than the channel takes, an end for who may no longer read and when Parvis stops. */
class LiveStreamsTest {
    private static final int MOST = 2;

    private static final class Channel extends LiveNews {
        Channel() {
            super(MOST);
        }

        void news() {
            tell();
        }
    }

    private final Channel channel = new Channel();
    private final LiveStreams streams = streams(Duration.ofMinutes(10));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private LiveStreams streams(Duration longest) {
        return new LiveStreams(List.of(channel), Duration.ofMillis(20), longest);
    }

    @AfterEach
    void everyStreamEnds() throws InterruptedException {
        streams.stop();
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(channel.listening()).isZero();
    }

    @Test
    void a_page_is_told_what_happens_and_a_comment_now_and_then() {
        var reader = new Reader();
        reader.listen(() -> true);
        reader.awaits(":\n\n");
        channel.news();
        reader.awaits("data: 2\n\n");
        channel.news();
        reader.awaits("data: 3\n\n");
        assertThat(reader.response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(reader.response.getHeader("X-Accel-Buffering")).isEqualTo("no");
        assertThat(reader.response.getContentType()).startsWith("text/event-stream");
    }

    @Test
    void a_slow_browser_gets_the_latest_alone_and_holds_up_nobody() throws Exception {
        var slow = new Reader();
        slow.held = new CountDownLatch(1);
        slow.listen(() -> true);
        var quick = new Reader();
        quick.listen(() -> true);
        quick.awaits("retry:");
        // both: who begins to listen after the last news awaits none
        while (channel.listening() < MOST) Thread.onSpinWait();
        channel.news();
        quick.awaits("data: 2\n\n");
        for (int i = 0; i < 100; i++) channel.news();
        quick.awaits("data: 102\n\n");
        assertThat(slow.text()).doesNotContain("data:");
        slow.held.countDown();
        slow.awaits("data: 102\n\n");
        assertThat(slow.text().split("data:", -1)).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void too_many_are_sent_away_with_the_time_to_come_back_and_let_in_once_another_has_left() throws Exception {
        var first = new Reader();
        var may = new AtomicBoolean(true);
        var ended = first.listen(may::get);
        new Reader().listen(() -> true);
        first.awaits("retry:");
        while (channel.listening() < MOST) Thread.onSpinWait();
        var third = new Reader();
        third.listen(() -> true).get(1, TimeUnit.MINUTES);
        assertThat(third.response.getStatus()).isEqualTo(503);
        assertThat(third.response.getHeader("Retry-After")).isEqualTo("30");
        may.set(false);
        ended.get(1, TimeUnit.MINUTES);
        var fourth = new Reader();
        fourth.listen(() -> true);
        fourth.awaits("retry:");
    }

    @Test
    void who_may_no_longer_read_is_told_that_it_is_over_even_while_there_is_news() throws Exception {
        var reader = new Reader();
        var may = new AtomicBoolean(true);
        var ended = reader.listen(may::get);
        reader.awaits("retry:");
        channel.news();
        reader.awaits("data: 2\n\n");
        may.set(false);
        ended.get(1, TimeUnit.MINUTES);
        assertThat(reader.text()).endsWith("event: over\ndata: \n\n");
    }

    @Test
    void a_browser_that_is_gone_gives_its_place_back() throws Exception {
        var reader = new Reader();
        var ended = reader.listen(() -> true);
        reader.awaits("retry:");
        reader.gone = true;
        ended.get(1, TimeUnit.MINUTES);
        assertThat(channel.listening()).isZero();
    }

    @Test
    void a_stream_that_ends_in_time_asks_the_browser_back_at_once_and_a_broken_one_does_not() throws Exception {
        var reader = new Reader();
        reader.listen(streams(Duration.ofMillis(50)), () -> true).get(1, TimeUnit.MINUTES);
        assertThat(reader.text()).startsWith("retry: 3000\n\n").endsWith("retry: 100\n\n");
        var stopped = new Reader();
        var ended = stopped.listen(() -> true);
        stopped.awaits("retry:");
        streams.stop();
        ended.get(1, TimeUnit.MINUTES);
        assertThat(stopped.text()).doesNotContain("retry: 100\n");
    }

    @Test
    void a_stop_ends_every_stream_and_lets_nobody_in() throws Exception {
        var reader = new Reader();
        var ended = reader.listen(() -> true);
        reader.awaits("retry:");
        streams.stop();
        ended.get(1, TimeUnit.MINUTES);
        var late = new Reader();
        late.listen(() -> true).get(1, TimeUnit.MINUTES);
        assertThat(late.response.getStatus()).isEqualTo(503);
    }

    @Test
    void who_asks_for_no_stream_gets_none() throws Exception {
        var reader = new Reader();
        reader.accept = "text/html";
        reader.listen(() -> true).get(1, TimeUnit.MINUTES);
        assertThat(reader.response.getStatus()).isEqualTo(406);
    }

    /** A browser that can be slow or gone. */
    private final class Reader {
        private final ByteArrayOutputStream got = new ByteArrayOutputStream();
        private String accept = "text/event-stream";
        private volatile boolean gone;
        private volatile CountDownLatch held = new CountDownLatch(0);
        private final MockHttpServletResponse response = new MockHttpServletResponse() {
            @Override
            public ServletOutputStream getOutputStream() {
                return new ServletOutputStream() {
                    @Override
                    public boolean isReady() {
                        return true;
                    }

                    @Override
                    public void setWriteListener(WriteListener listener) {}

                    @Override
                    public void write(int one) throws IOException {
                        write(new byte[] {(byte) one}, 0, 1);
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) throws IOException {
                        try {
                            held.await();
                        } catch (InterruptedException e) {
                            throw new IOException(e);
                        }
                        if (gone) throw new IOException("broken pipe");
                        synchronized (got) {
                            got.write(bytes, from, length);
                        }
                    }
                };
            }
        };

        Future<?> listen(BooleanSupplier may) {
            return listen(streams, may);
        }

        Future<?> listen(LiveStreams streams, BooleanSupplier may) {
            var request = new MockHttpServletRequest();
            request.addHeader("Accept", accept);
            return threads.submit(() -> {
                var page = new LiveStreams.OpenPage(channel, channel.number(), n -> "data: " + n + "\n\n", may);
                streams.write(request, response, page);
                return null;
            });
        }

        String text() {
            synchronized (got) {
                return got.toString(StandardCharsets.UTF_8);
            }
        }

        void awaits(String part) {
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            while (!text().contains(part) && System.nanoTime() < end) Thread.onSpinWait();
            assertThat(text()).contains(part);
        }
    }
}
