// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Server process of a cluster, as its {@code postmaster.pid} says, and orphaned processes and memory of a former one. */
final class Postmaster {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);

    private static final Path PROCESSES = Path.of("/proc");
    private static final Path SHARED_MEMORY = PROCESSES.resolve("sysvipc/shm");

    /** Time after which orphaned processes of a dead server are ended. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private Postmaster() {}

    /** Content of the file: which process, whether it takes connections, and the number of its shared memory. */
    private record Note(long pid, boolean ready, Optional<String> memory) {}

    private static Optional<Note> note(Path cluster) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (lines.size() < 2 || !Path.of(lines.get(1).strip()).equals(cluster)) {
            return Optional.empty();
        }
        return Optional.of(new Note(
                Long.parseLong(lines.getFirst().strip()),
                lines.size() > 7 && lines.get(7).strip().equals("ready"),
                Optional.of(lines)
                        .filter(all -> all.size() > 6)
                        .map(all -> all.get(6).strip().replaceFirst("^\\d+\\s+", ""))));
    }

    /** The process of the server that takes connections, if it was started by this one. */
    static Optional<ProcessHandle> ready(Path cluster, Process launched) throws IOException {
        return note(cluster)
                .filter(Note::ready)
                .flatMap(note -> Stream.concat(Stream.of(launched.toHandle()), launched.descendants())
                        .filter(process -> process.pid() == note.pid())
                        .findFirst());
    }

    /** The server process at work on this cluster, if any. */
    private static Optional<ProcessHandle> running(Path cluster) throws IOException {
        return note(cluster)
                .flatMap(note -> ProcessHandle.of(note.pid()))
                .filter(process -> isServerOf(process, cluster));
    }

    /** The number may have gone to another process since: looks at what it really runs. */
    private static boolean isServerOf(ProcessHandle process, Path cluster) {
        List<String> words = words(process);
        return !words.isEmpty()
                && words.getFirst().contains("postgres")
                && (words.size() == 1 || words.contains(cluster.toString()));
    }

    /** Linux tells the words of another account's process too. */
    private static List<String> words(ProcessHandle process) {
        try {
            return List.of(Files.readString(PROCESSES.resolve(process.pid() + "/cmdline"))
                    .split("\0"));
        } catch (IOException _) {
            var info = process.info();
            return Stream.concat(
                            info.command().stream(), info.arguments().stream().flatMap(Arrays::stream))
                    .toList();
        }
    }

    /**
     * A server left behind by a killed process still works on the cluster: stops it by its own process id, once sure that
     * this process is a PostgreSQL on this very folder. Returns when nothing is left of it.
     */
    static void stopOrphan(Path cluster) throws IOException {
        stopOrphan(cluster, () -> false);
    }

    /** As {@link #stopOrphan(Path)}, for as long as it is not cancelled. */
    static void stopOrphan(Path cluster, BooleanSupplier cancelled) throws IOException {
        Optional<ProcessHandle> orphan = running(cluster);
        if (orphan.isPresent()) {
            log.info(
                    "stopping process {}, a database server left on this folder",
                    orphan.get().pid());
            stop(orphan.get(), cluster);
        }
        clear(cluster, cancelled);
    }

    /** Ends the connections and stops the server; it writes what it has in memory first, which a slow disk makes long. */
    static void stop(ProcessHandle server, Path cluster) {
        if (System.getProperty("os.name").startsWith("Windows")) {
            server.destroy();
        } else {
            Account.tryRun(List.of("sh", "-c", "kill -INT " + server.pid()));
        }
        try {
            server.onExit().get(Server.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new EngineRefused(
                    "Le serveur PostgreSQL (processus " + server.pid() + ") travaille encore sur " + cluster
                            + " et ne s'arrête pas. Arrêtez-le, puis recommencez.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Cleans up after a dead server: its orphaned processes hold the shared memory, which keeps the next server from
     * starting. Waits for them, ends those that stay, and deletes its {@code postmaster.pid} when the process number
     * now belongs to another program. Processes of others are left alone.
     */
    private static void clear(Path cluster, BooleanSupplier cancelled) throws IOException {
        long patience = System.nanoTime() + GRACE.toNanos();
        long end = System.nanoTime() + 10 * GRACE.toNanos();
        while (!cancelled.getAsBoolean()
                && System.nanoTime() < end
                && running(cluster).isEmpty()) {
            List<ProcessHandle> left = leftOn(cluster);
            if (left.isEmpty() && !memoryInUse(cluster)) {
                if (note(cluster).flatMap(note -> ProcessHandle.of(note.pid())).isPresent()) {
                    Files.deleteIfExists(cluster.resolve("postmaster.pid"));
                }
                return;
            }
            if (System.nanoTime() > patience) {
                left.forEach(process -> {
                    log.warn("ending process {}, left by a database server that died", process.pid());
                    process.destroyForcibly();
                });
            }
            Engine.pause(Duration.ofMillis(50));
        }
    }

    /** Processes of PostgreSQL that work in the folder of the cluster, as Linux tells. */
    private static List<ProcessHandle> leftOn(Path cluster) {
        return ProcessHandle.allProcesses()
                .filter(process -> {
                    try {
                        return Files.readSymbolicLink(PROCESSES.resolve(process.pid() + "/cwd"))
                                .equals(cluster);
                    } catch (IOException | UnsupportedOperationException _) {
                        return false;
                    }
                })
                .filter(process ->
                        words(process).stream().findFirst().orElse("").startsWith("postgres"))
                .toList();
    }

    /** Whether a process, seen or not, is attached to the memory that the dead server wrote down. */
    private static boolean memoryInUse(Path cluster) throws IOException {
        var memory = note(cluster).flatMap(Note::memory);
        if (memory.isEmpty() || !Files.isReadable(SHARED_MEMORY)) {
            return false;
        }
        // key shmid perms size cpid lpid nattch …
        try (var lines = Files.lines(SHARED_MEMORY)) {
            return lines.map(line -> line.strip().split("\\s+"))
                    .anyMatch(words -> words.length > 6 && words[1].equals(memory.get()) && !words[6].equals("0"));
        }
    }
}
