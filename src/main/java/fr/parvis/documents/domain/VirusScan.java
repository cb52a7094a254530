// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import fr.parvis.documents.DocumentsSettings;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Asks clamd, where one is set, whether a file holds a virus. It is given the bytes, never a path. */
@Component
class VirusScan {
    private static final Logger LOG = LoggerFactory.getLogger(VirusScan.class);
    private static final int CHUNK = 1 << 16;
    private static final int LONGEST_ANSWER = 1000;

    /** Answer of clamd. */
    sealed interface Verdict {
        record Clean() implements Verdict {}

        record Found(String virus) implements Verdict {}

        /** No answer, or not in time, or none that judges: a document that is not scanned is not shown. */
        record Unknown() implements Verdict {}
    }

    private final String address;
    private final Duration patience;

    @Autowired
    VirusScan(DocumentsSettings settings) {
        this(settings.clamd(), settings.clamdSeconds());
    }

    VirusScan(String address, int seconds) {
        this.address = address.strip();
        this.patience = Duration.ofSeconds(seconds);
        if (!this.address.isEmpty() && !isSocket() && !this.address.matches("[^:]+:\\d{1,5}"))
            throw new IllegalStateException("PARVIS_DOCUMENTS_CLAMD is a host:port, or the path of a socket");
    }

    boolean isSet() {
        return !address.isEmpty();
    }

    /** Its own word that it is there: what it could not say of a file is then about that file. */
    boolean answers() {
        try {
            return inTime(channel -> {
                connect(channel);
                Channels.newOutputStream(channel).write("zPING\0".getBytes(StandardCharsets.US_ASCII));
                return answer(channel).equals("PONG");
            });
        } catch (IOException | RuntimeException e) {
            LOG.warn("documents: clamd does not answer: {}", e.toString());
            return false;
        }
    }

    Verdict scan(InputStream bytes) {
        if (!isSet()) return new Verdict.Clean();
        try {
            return inTime(channel -> ask(channel, bytes));
        } catch (Unreadable e) {
            LOG.warn("documents: a file cannot be read to scan it: {}", String.valueOf(e.getCause()));
            return new Verdict.Unknown();
        } catch (IOException | RuntimeException e) {
            LOG.warn("documents: clamd does not answer, or not in time: {}", e.toString());
            return new Verdict.Unknown();
        }
    }

    /** The file itself fails, not the line to clamd. */
    private static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1L;

        Unreadable(IOException cause) {
            super(cause);
        }
    }

    private interface Talk<T> {
        T over(SocketChannel channel) throws IOException;
    }

    private <T> T inTime(Talk<T> talk) throws IOException {
        try (var channel = SocketChannel.open(isSocket() ? StandardProtocolFamily.UNIX : StandardProtocolFamily.INET)) {
            // whatever keeps silent is cut off when the time is over
            var late = CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS);
            var alarm = CompletableFuture.runAsync(() -> close(channel), late);
            try {
                return talk.over(channel);
            } finally {
                alarm.cancel(false);
            }
        }
    }

    private void connect(SocketChannel channel) throws IOException {
        if (isSocket()) channel.connect(UnixDomainSocketAddress.of(address));
        else {
            int colon = address.lastIndexOf(':');
            channel.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))));
        }
    }

    private static String answer(SocketChannel channel) throws IOException {
        return new String(Channels.newInputStream(channel).readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8)
                .replace("\0", "")
                .strip();
    }

    private Verdict ask(SocketChannel channel, InputStream bytes) throws IOException {
        connect(channel);
        try {
            send(Channels.newOutputStream(channel), bytes);
        } catch (Unreadable e) {
            throw e;
        } catch (IOException e) {
            // it stops listening to what is too long for it, and has said so
            LOG.debug("clamd stopped listening", e);
        }
        var answer = answer(channel);
        if (answer.equals("stream: OK")) return new Verdict.Clean();
        if (answer.startsWith("stream: ") && answer.endsWith(" FOUND"))
            return new Verdict.Found(answer.substring(8, answer.length() - 6));
        LOG.warn("documents: clamd answered {}", answer.isEmpty() ? "nothing" : answer);
        return new Verdict.Unknown();
    }

    private static void send(OutputStream out, InputStream bytes) throws IOException {
        var to = new DataOutputStream(out);
        to.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
        var chunk = new byte[CHUNK];
        for (int some = read(bytes, chunk); some > 0; some = read(bytes, chunk)) {
            to.writeInt(some);
            to.write(chunk, 0, some);
        }
        to.writeInt(0);
        to.flush();
    }

    private static int read(InputStream bytes, byte[] chunk) throws Unreadable {
        try {
            return bytes.readNBytes(chunk, 0, chunk.length);
        } catch (IOException e) {
            throw new Unreadable(e);
        }
    }

    private boolean isSocket() {
        return address.startsWith("/");
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("clamd's line was closed already", e);
        }
    }
}
