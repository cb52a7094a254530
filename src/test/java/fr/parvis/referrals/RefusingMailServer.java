// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that takes every mail but those to one mailbox, of which it says that there is no such thing. */
public final class RefusingMailServer implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final String nobody;

    public RefusingMailServer(String nobody) throws IOException {
        this.nobody = nobody;
        Thread.startVirtualThread(this::serve);
    }

    public int port() {
        return door.getLocalPort();
    }

    public int refused() {
        return refused.get();
    }

    public int taken() {
        return taken.get();
    }

    private void serve() {
        try {
            while (true) {
                var client = door.accept();
                Thread.startVirtualThread(() -> talk(client));
            }
        } catch (IOException closed) {
            // as asked
        }
    }

    private void talk(Socket client) {
        try (client;
                var said =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            say(client, "220 here");
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                var command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("RCPT") && line.contains("<" + nobody + ">")) {
                    refused.incrementAndGet();
                    say(client, "550 5.1.1 no such mailbox");
                } else if (command.startsWith("DATA")) {
                    say(client, "354 go on");
                    while (!".".equals(said.readLine())) {}
                    taken.incrementAndGet();
                    say(client, "250 taken");
                } else if (command.startsWith("QUIT")) {
                    say(client, "221 bye");
                    return;
                } else say(client, "250 well");
            }
        } catch (IOException gone) {
            // who wrote has gone
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
