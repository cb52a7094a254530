package fr.parvis.documents.domain;

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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Asks clamd, where one is set, whether a file holds a virus. It is given the bytes, never a path. */
@Component
class VirusScan {
    private static final Logger LOG = LoggerFactory.getLogger(VirusScan.class);
    private static final int CHUNK = 1 << 16;
    private static final int LONGEST_ANSWER = 1000;

    /** What clamd says. */
    sealed interface Verdict {
        record Clean() implements Verdict {}

        record Found(String virus) implements Verdict {}

        /** Nobody answered, or not in time, or that it cannot say: what is not scanned is not shown. */
        record Unknown() implements Verdict {}
    }

    private final String address;
    private final Duration patience;

    VirusScan(
            @Value("${parvis.documents.clamd:}") String address,
            @Value("${parvis.documents.clamd-seconds:30}") int seconds) {
        this.address = address.strip();
        this.patience = Duration.ofSeconds(seconds);
        if (!this.address.isEmpty() && !isSocket() && !this.address.matches("[^:]+:\\d{1,5}"))
            throw new IllegalStateException("PARVIS_DOCUMENTS_CLAMD is a host:port, or the path of a socket");
    }

    boolean isSet() {
        return !address.isEmpty();
    }

    Verdict scan(InputStream bytes) {
        if (!isSet()) return new Verdict.Clean();
        try (var channel = SocketChannel.open(isSocket() ? StandardProtocolFamily.UNIX : StandardProtocolFamily.INET)) {
            // whatever keeps silent is cut off when the time is over
            var late = CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS);
            var alarm = CompletableFuture.runAsync(() -> close(channel), late);
            try {
                return ask(channel, bytes);
            } finally {
                alarm.cancel(false);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("documents: clamd does not answer: {}", e.toString());
            return new Verdict.Unknown();
        }
    }

    private Verdict ask(SocketChannel channel, InputStream bytes) throws IOException {
        if (isSocket()) channel.connect(UnixDomainSocketAddress.of(address));
        else {
            int colon = address.lastIndexOf(':');
            channel.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))));
        }
        try {
            send(Channels.newOutputStream(channel), bytes);
        } catch (IOException e) {
            // it stops listening to what is too long for it, and has said so
            LOG.debug("clamd stopped listening", e);
        }
        var answer = new String(Channels.newInputStream(channel).readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8)
                .replace("\0", "")
                .strip();
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
        for (int some = bytes.readNBytes(chunk, 0, CHUNK); some > 0; some = bytes.readNBytes(chunk, 0, CHUNK)) {
            to.writeInt(some);
            to.write(chunk, 0, some);
        }
        to.writeInt(0);
        to.flush();
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
