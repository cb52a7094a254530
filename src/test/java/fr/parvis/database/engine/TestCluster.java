// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;

/**
 * Servers of tests, on copies of two templates that a build makes once: a cluster with its roles, and one with all tables. A
 * template is named after what made it, so a new migration makes a new one.
 */
public final class TestCluster {
    /** The programs of PostgreSQL, unpacked once for all tests. */
    static final Path PROGRAMS = Path.of("target", "engine", "binaries").toAbsolutePath();

    private static final Path PLACE = PROGRAMS.getParent();
    private static final Path CLASSES = Path.of("target", "classes");

    private TestCluster() {}

    /** A server with all tables and no rows of its own, in a folder that goes away with it; no wait for the disk. */
    public static Engine start() {
        Path home = PLACE.resolve("test-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
        copy(template("tables", TestCluster::migrate), home);
        var engine =
                Engine.startWith(home, settings -> settings.notDurable().gone().programs(PROGRAMS));
        Runtime.getRuntime().addShutdownHook(new Thread(engine::close, "stop test database"));
        return engine;
    }

    /** Fills a data folder as a first run does; the programs are those of all tests. */
    public static Path prepare(Path home) {
        return prepare(home, template("roles", _ -> {}));
    }

    /** The same with all tables, and no rows of its own. */
    public static Path prepareWithTables(Path home) {
        return prepare(home, template("tables", TestCluster::migrate));
    }

    private static Path prepare(Path home, Path template) {
        copy(template, home);
        Path programs = home.resolve("engine");
        try {
            if (!Files.exists(programs)) Files.createSymbolicLink(programs, PROGRAMS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return home;
    }

    private static synchronized Path template(String name, Consumer<Engine> filling) {
        try {
            Files.createDirectories(PLACE);
            // the other JVMs of the build wait for it
            try (var channel = FileChannel.open(
                            PLACE.resolve("template.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                Path template = PLACE.resolve("template-" + name + "-" + origin());
                if (!Files.exists(template)) make(template, name, filling);
                return template;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path template, String name, Consumer<Engine> filling) throws IOException {
        try (var former = Files.newDirectoryStream(PLACE, "template-" + name + "-*")) {
            for (Path old : former) DataFolder.delete(old);
        }
        Path unfinished = PLACE.resolve("template-" + name + "-unfinished");
        try (var engine =
                Engine.startWith(unfinished, settings -> settings.notDurable().programs(PROGRAMS))) {
            filling.accept(engine);
        }
        Files.move(unfinished, template);
    }

    /** As {@code application.yml} has it: what differed would be applied, or refused, at the start of the application. */
    private static void migrate(Engine engine) {
        Flyway.configure()
                .dataSource(engine.url(), engine.ownerUser(), engine.ownerPassword())
                .locations("classpath:db/migration")
                .table("flyway_history")
                .outOfOrder(true)
                .placeholders(Map.of("app", engine.appUser()))
                .load()
                .migrate();
    }

    /** A number for all that a template is made from. */
    private static String origin() throws IOException {
        var sum = new CRC32();
        for (var folder : List.of("db/migration", "fr/parvis/database/engine")) {
            try (var paths = Files.walk(CLASSES.resolve(folder))) {
                for (Path file : paths.filter(Files::isRegularFile).sorted().toList()) {
                    sum.update(file.toString().getBytes(StandardCharsets.UTF_8));
                    sum.update(Files.readAllBytes(file));
                }
            }
        }
        return Long.toHexString(sum.getValue());
    }

    private static void copy(Path template, Path home) {
        try {
            Files.createDirectories(home);
            DataFolder.ownerOnly(home, "rwx------");
            try (var secrets = Files.newDirectoryStream(template, DataFolder.SECRETS)) {
                for (Path secret : secrets)
                    Files.copy(secret, home.resolve(secret.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
            Path cluster = template.resolve("postgresql");
            try (var paths = Files.walk(cluster)) {
                for (Path path : paths.toList())
                    Files.copy(
                            path,
                            home.resolve("postgresql").resolve(cluster.relativize(path)),
                            StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
