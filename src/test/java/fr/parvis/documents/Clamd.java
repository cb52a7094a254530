// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A small server that speaks clamd's protocol, and can be made to fail as clamd does. */
public final class Clamd implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private volatile String only;
    private volatile String about;
    private volatile String slow;
    private volatile boolean silent;
    private volatile boolean away;
    private volatile int scanned;

    public Clamd() throws IOException {
        Thread.startVirtualThread(this::serve);
    }

    public String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    public void answersOnly(String answer) {
        only = answer;
    }

    /** The same, of the files only that hold these signs. */
    public void answersOnly(String answer, String signs) {
        about = signs;
        only = answer;
    }

    /** Answers all but what holds these signs, over which it sits too long. */
    public void sitsOver(String signs) {
        slow = signs;
    }

    public void keepsSilent() {
        silent = true;
    }

    /** Hangs up at once: says as little as one that keeps silent, and keeps nobody waiting. */
    public void hangsUp() {
        away = true;
    }

    /** Answers again as it should. */
    public void isWell() {
        only = null;
        about = null;
        slow = null;
        silent = false;
        away = false;
    }

    public int lastScanned() {
        return scanned;
    }

    private void serve() {
        try {
            while (true) {
                var line = server.accept();
                Thread.startVirtualThread(() -> answer(line));
            }
        } catch (IOException closed) {
            // as asked
        }
    }

    private void answer(Socket line) {
        try (line) {
            if (away) return;
            if (silent) {
                Thread.sleep(60_000);
                return;
            }
            var in = new DataInputStream(line.getInputStream());
            var command = new ByteArrayOutputStream();
            for (int b = in.read(); b > 0; b = in.read()) command.write(b);
            if (command.toString(StandardCharsets.US_ASCII).equals("zPING")) {
                line.getOutputStream().write("PONG\0".getBytes(StandardCharsets.US_ASCII));
                return;
            }
            if (!command.toString(StandardCharsets.US_ASCII).equals("zINSTREAM")) return;
            var bytes = new ByteArrayOutputStream();
            int all = 0;
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                var some = in.readNBytes(length);
                all += length;
                if (bytes.size() < 4_000_000) bytes.write(some);
            }
            scanned = all;
            var sent = bytes.toString(StandardCharsets.ISO_8859_1);
            if (slow != null && sent.contains(slow)) Thread.sleep(60_000);
            var answer = only != null && (about == null || sent.contains(about))
                    ? only
                    : sent.contains("EICAR-STANDARD-ANTIVIRUS-TEST-FILE")
                            ? "stream: Eicar-Signature FOUND"
                            : "stream: OK";
            line.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException | InterruptedException e) {
            // who asked has gone
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
