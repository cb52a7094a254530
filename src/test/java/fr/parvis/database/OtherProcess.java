// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import fr.parvis.database.engine.Engine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Parvis in a process of its own, on an external database and a port that is free. */
final class OtherProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("Parvis répond sur http://[^:]+:(\\d+)/");

    private final Process process;
    private final Path output;

    private OtherProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** @param settings of the environment, beside the address of the database */
    static OtherProcess on(Engine engine, Path folder, Map<String, String> settings) throws IOException {
        Files.createDirectories(folder);
        var output = folder.resolve("said");
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                // the product alone: components of tests would be found beside it
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> !entry.endsWith("test-classes"))
                        .collect(Collectors.joining(File.pathSeparator)),
                "fr.parvis.Parvis");
        var environment = new HashMap<>(Map.of(
                "PARVIS_DB_URL", engine.url(),
                "PARVIS_DB_USER", engine.appUser(),
                "PARVIS_DB_PASSWORD", engine.appPassword(),
                "PARVIS_DB_OWNER_USER", engine.ownerUser(),
                "PARVIS_DB_OWNER_PASSWORD", engine.ownerPassword(),
                "PARVIS_DATA", folder.resolve("data").toString(),
                "PARVIS_FIGURES_COPY", "off",
                "PARVIS_BIND", "127.0.0.1",
                "PARVIS_PORT", "0"));
        environment.putAll(settings);
        builder.environment().putAll(environment);
        return new OtherProcess(
                builder.redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start(),
                output);
    }

    /** Waits until it answers; where. */
    String address() throws Exception {
        for (int i = 0; i < 6_000 && process.isAlive(); i++) {
            var found = ADDRESS.matcher(said());
            if (found.find()) return "http://localhost:" + found.group(1);
            Thread.sleep(50);
        }
        throw new AssertionError("it does not answer: " + said());
    }

    String said() throws IOException {
        return Files.readString(output);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) kill();
    }
}
