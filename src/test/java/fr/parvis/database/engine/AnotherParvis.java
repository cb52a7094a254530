// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.TimeUnit;

/** A Parvis in a process of its own, which can be killed as a power cut would. */
final class AnotherParvis implements AutoCloseable {

    private final Process process;
    private final Path output;

    private AnotherParvis(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static AnotherParvis on(Path home) throws IOException {
        Path output = Files.createTempFile("another-parvis", ".out");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnotherParvis.class.getName(),
                        home.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new AnotherParvis(process, output);
    }

    void awaitReady() throws Exception {
        for (int i = 0; i < 600; i++) {
            if (Files.readString(output).contains("READY")) {
                return;
            }
            if (!process.isAlive()) {
                break;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("not ready: " + Files.readString(output));
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** What it said until it ended by itself. */
    String output() throws Exception {
        process.waitFor(60, TimeUnit.SECONDS);
        return Files.readString(output);
    }

    @Override
    public void close() throws Exception {
        kill();
        Files.deleteIfExists(output);
    }

    public static void main(String[] args) throws Exception {
        var binaries = Path.of("target", "engine", "binaries").toAbsolutePath();
        var engine = Engine.startWith(Path.of(args[0]), settings -> settings.programs(binaries));
        try (var connection = DriverManager.getConnection(engine.url(), engine.ownerUser(), engine.ownerPassword());
                var statement = connection.createStatement()) {
            statement.execute("create table written (n int)");
            statement.execute("insert into written values (7)");
        }
        System.out.println("READY");
        Thread.sleep(Long.MAX_VALUE);
    }
}
