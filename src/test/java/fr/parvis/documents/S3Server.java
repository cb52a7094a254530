// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;

/** A real S3 server on a folder, and a line to it that can be slow or fall silent. */
public final class S3Server implements AutoCloseable {
    public static final String BUCKET = "documents";
    public static final String KEY = "parvis-essai";
    public static final String SECRET = "secret-d-essai";

    private final S3Proxy server;
    private final Line line;

    public S3Server() throws Exception {
        var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "s3");
        Files.createDirectories(folder.resolve(BUCKET));
        var settings = new Properties();
        settings.setProperty("jclouds.provider", "filesystem-nio2");
        settings.setProperty("jclouds.identity", KEY);
        settings.setProperty("jclouds.credential", SECRET);
        settings.setProperty(
                "jclouds.filesystem.basedir", folder.toAbsolutePath().toString());
        server = S3Proxy.builder()
                .blobStore(BlobStores.create("filesystem-nio2", settings))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
                .build();
        server.start();
        line = new Line(server.getPort());
    }

    public String endpoint() {
        return "http://127.0.0.1:" + server.getPort();
    }

    public Line line() {
        return line;
    }

    /** Lets everything through, at once or piece by piece with time between, or takes what is sent and answers nothing. */
    public static final class Line implements AutoCloseable {
        private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final int to;
        private volatile boolean silent;
        private volatile long millis;
        private volatile long bytesPerSecond;

        Line(int to) throws IOException {
            this.to = to;
            Thread.startVirtualThread(this::serve);
        }

        public String endpoint() {
            return "http://127.0.0.1:" + door.getLocalPort();
        }

        public void keepsSilent() {
            silent = true;
        }

        /** Each of the first five pieces that a connection carries, up to 16 kB, either way, comes so much later. */
        public void isSlow(Duration time) {
            millis = time.toMillis();
        }

        /** Carries no more than this in a second, either way. */
        public void carries(long bytesPerSecond) {
            this.bytesPerSecond = bytesPerSecond;
        }

        public void isWell() {
            silent = false;
            millis = 0;
            bytesPerSecond = 0;
        }

        private void serve() {
            try {
                while (true) {
                    var client = door.accept();
                    Thread.startVirtualThread(() -> carry(client));
                }
            } catch (IOException closed) {
                // as asked
            }
        }

        private void carry(Socket client) {
            try (client;
                    var server = new Socket(InetAddress.getLoopbackAddress(), to)) {
                var back = Thread.startVirtualThread(() -> copy(server, client));
                copy(client, server);
                back.join();
            } catch (IOException | InterruptedException e) {
                // one of them has gone
            }
        }

        private void copy(Socket from, Socket into) {
            var buffer = new byte[1 << 14];
            // how many pieces a stream is cut into is chance: not all of them may count, or the time would be chance as
            // well
            int late = 5;
            try {
                for (int some = from.getInputStream().read(buffer);
                        some >= 0;
                        some = from.getInputStream().read(buffer)) {
                    if (millis > 0 && late-- > 0) Thread.sleep(millis);
                    if (bytesPerSecond > 0) Thread.sleep(Duration.ofNanos(1_000_000_000L * some / bytesPerSecond));
                    if (!silent) into.getOutputStream().write(buffer, 0, some);
                }
                into.shutdownOutput();
            } catch (IOException | InterruptedException e) {
                // one of them has gone
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }

    @Override
    public void close() throws Exception {
        line.close();
        server.stop();
    }
}
