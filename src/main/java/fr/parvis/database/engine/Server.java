// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** One PostgreSQL server at work on one cluster: a child process of ours, in a session of its own. */
final class Server {

    /** The longest that a step of the server may take while its process lives: a slow disk, or the recovery after a crash. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** An address, not a host name: with two addresses, a server that binds only one would start and not be found. */
    static final String HOST = "127.0.0.1";

    private static final Duration GLANCE = Duration.ofMillis(20);

    /** Only passwords, only this machine, and no socket file. */
    private static final String ACCESS = """
            local all all reject
            host  all all 127.0.0.1/32 scram-sha-256
            host  all all ::1/128      scram-sha-256
            """;

    /** Sized for a virtual machine with 1 GB; the server's log holds no values, so no personal data. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=" + HOST,
            "unix_socket_directories=",
            "max_connections=40",
            "shared_buffers=64MB",
            "effective_cache_size=256MB",
            "work_mem=8MB",
            "maintenance_work_mem=48MB",
            "max_wal_size=512MB",
            "min_wal_size=80MB",
            "max_wal_senders=0",
            "wal_compression=on",
            "random_page_cost=1.1",
            "io_workers=1",
            "autovacuum_max_workers=2",
            // the tenth of a table that it is by default may be many times what a new association records in a year
            "autovacuum_analyze_scale_factor=0.01",
            "autovacuum_analyze_threshold=500",
            "jit=off",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_error_verbosity=terse",
            "log_min_error_statement=panic",
            "log_parameter_max_length=0",
            "log_parameter_max_length_on_error=0");

    private static final List<String> OWN_LOG = List.of(
            "logging_collector=on",
            "log_filename=postgresql-%a.log",
            "log_truncate_on_rotation=on",
            "log_rotation_age=1d",
            "log_rotation_size=0");

    private final Place place;
    private final Process process;
    private final ProcessHandle postmaster;
    private final int port;

    /**
     * Place and settings of a server.
     *
     * @param logs folder of its logs and those of its tools
     * @param durable whether a power cut may lose nothing; tests may
     */
    record Place(Path cluster, Programs programs, Account account, Path logs, boolean durable) {

        Place on(Path other) {
            return new Place(other, programs, account, logs, durable);
        }

        /** Output of PostgreSQL and its tools since the last preparation. */
        Path startLog() {
            return logs.resolve("start.log");
        }

        private Process run(List<String> words) throws IOException {
            var builder = new ProcessBuilder(account.command(words)).redirectErrorStream(true);
            // a pipe would close with this process, and the server may outlive it
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(startLog().toFile()));
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            return builder.start();
        }
    }

    private Server(Place place, Process process, ProcessHandle postmaster, int port) {
        this.place = place;
        this.process = process;
        this.postmaster = postmaster;
        this.port = port;
    }

    /** Makes the cluster, with the password of its superuser. */
    static void makeCluster(Place place, String superuser, String password) throws IOException {
        Path cluster = place.cluster();
        Files.createDirectory(cluster);
        DataFolder.ownerOnly(cluster, "rwx------");
        place.account().give(cluster);
        Path passwordFile = cluster.resolveSibling("initdb.password");
        try {
            DataFolder.writeSecret(passwordFile, password);
            place.account().give(passwordFile);
            var words = new ArrayList<>(List.of(
                    place.programs().path("initdb"),
                    "--pgdata=" + cluster,
                    "--username=" + superuser,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--text-search-config=french",
                    "--locale-provider=icu",
                    "--icu-locale=fr-FR",
                    "--locale=" + (System.getProperty("os.name").startsWith("Linux") ? "C.UTF-8" : "C")));
            if (!place.durable()) {
                words.add("--no-sync");
            }
            var process = place.run(words);
            try {
                if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IllegalStateException("la création de la base n'est pas finie après dix minutes");
                }
                if (process.exitValue() != 0) {
                    throw new IllegalStateException("la création de la base a échoué");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } finally {
                end(process);
            }
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.writeString(cluster.resolve("pg_hba.conf"), ACCESS);
    }

    /** Starts on a port that is free now; on another one if somebody takes it before the server does. */
    static Server start(Place place) throws IOException {
        for (int tries = 1; ; tries++) {
            int port = freePort();
            try {
                return start(place, port, () -> false);
            } catch (IllegalStateException e) {
                if (tries == 3 || isFree(port)) {
                    throw e;
                }
            }
        }
    }

    /** Starts, and returns when connections are taken. Given up when the process ends, or after {@link #PATIENCE}. */
    static Server start(Place place, int port, BooleanSupplier cancelled) throws IOException {
        place.account().give(place.cluster());
        place.account().give(place.logs());
        var logged = sizes(place.logs());
        var process = place.run(words(place, port));
        boolean ready = false;
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < end && !cancelled.getAsBoolean()) {
                Optional<ProcessHandle> postmaster = Postmaster.ready(place.cluster(), process);
                if (postmaster.isPresent()) {
                    ready = true;
                    return new Server(place, process, postmaster.get(), port);
                }
                if (process.waitFor(GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException(
                            complaint(place.logs(), logged).orElse("le serveur s'est arrêté pendant son démarrage"));
                }
            }
            throw new IllegalStateException("le serveur n'a pas démarré en dix minutes");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            if (!ready) {
                end(process);
            }
        }
    }

    private static List<String> words(Place place, int port) {
        var words = new ArrayList<>(ownSession());
        words.addAll(
                List.of(place.programs().path("postgres"), "-D", place.cluster().toString(), "-p", "" + port));
        var settings = new ArrayList<>(SETTINGS);
        for (String safe : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            settings.add(safe + (place.durable() ? "=on" : "=off"));
        }
        if (place.durable()) {
            settings.addAll(OWN_LOG);
            settings.add("log_directory=" + place.logs());
        }
        settings.forEach(setting -> words.addAll(List.of("-c", setting)));
        return words;
    }

    /** Control-C on the terminal is for Parvis, which stops the server when its own work is done. */
    private static List<String> ownSession() {
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            return List.of("/usr/bin/setsid");
        }
        if (Files.isExecutable(Path.of("/usr/bin/perl"))) {
            return List.of("/usr/bin/perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or exit 127");
        }
        return List.of();
    }

    /** Ends what did not become ready, and returns when it is gone. */
    private static void end(Process process) {
        if (!process.isAlive()) {
            return;
        }
        var all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, address())) {
            return socket.getLocalPort();
        }
    }

    private static InetAddress address() throws IOException {
        return InetAddress.getAllByName(HOST)[0];
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, address())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static Map<Path, Long> sizes(Path logs) throws IOException {
        var sizes = new HashMap<Path, Long>();
        try (var files = Files.newDirectoryStream(logs, "*.log")) {
            for (Path file : files) {
                sizes.put(file, Files.size(file));
            }
        }
        return sizes;
    }

    /** The last complaint in the logs since they had these sizes; what is only a warning is none. */
    private static Optional<String> complaint(Path logs, Map<Path, Long> before) throws IOException {
        Optional<String> last = Optional.empty();
        try (var files = Files.newDirectoryStream(logs, "*.log")) {
            for (Path file : files) {
                Optional<String> here = complaint(file, before.getOrDefault(file, 0L));
                last = here.isPresent() ? here : last;
            }
        }
        return last;
    }

    private static Optional<String> complaint(Path file, long from) {
        try (var in = Files.newInputStream(file)) {
            in.skipNBytes(Math.min(from, Files.size(file)));
            return complaint(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines());
        } catch (IOException | UncheckedIOException _) {
            return Optional.empty();
        }
    }

    static Optional<String> complaint(Stream<String> lines) {
        return lines.filter(line -> (line.contains("FATAL:") || line.contains("PANIC:") || line.contains("error:"))
                        && !line.contains("the database system is"))
                .reduce((first, then) -> then);
    }

    /** The last complaint of the tools and the server since the last preparation. */
    static Optional<String> complaint(Place place) {
        return complaint(place.startLog(), 0);
    }

    int port() {
        return port;
    }

    /** Completes when the server ends, for any reason. */
    CompletableFuture<?> onExit() {
        return process.onExit();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void stop() {
        if (process.isAlive()) {
            Postmaster.stop(postmaster, place.cluster());
        }
    }
}
