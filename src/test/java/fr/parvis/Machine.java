// SPDX-License-Identifier: EUPL-1.2
package fr.parvis;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine that the tests run on. Without a program that a test needs, such as a reader of PDF, it is skipped, and fails in CI. */
public final class Machine {
    private Machine() {}

    /** Skips the test that runs unless this file is there. */
    public static void needs(Path file) {
        assumeTrue(has(file), file + " is not there");
    }

    public static boolean has(Path file) {
        if (Files.exists(file)) return true;
        if (System.getenv("CI") != null) fail("%s is not there", file);
        return false;
    }

    /** A port of the loopback address on which nobody listens now. */
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
