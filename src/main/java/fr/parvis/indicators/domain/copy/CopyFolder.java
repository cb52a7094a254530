// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import fr.parvis.runtime.ParvisSettings;
import fr.parvis.values.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * The folder of copies, {@code figures} in the data folder. A finished copy bears the version of the engine and of our tables in its name, and an identifier
 * that grows: the last one counts. A copy of another version is not looked at and goes. One that is being made ends in {@code .new}.
 */
@Component
class CopyFolder {
    /** The version of the engine's files; another engine is not asked to read them. */
    private static final String VERSION = "2.0-" + CopiedColumn.FORM;

    private static final String ENDING = ".duckdb";

    /** A file that is younger may be about to be opened by another process. */
    private static final long FRESH_MS = 5_000;

    private static final String WAL = ".wal";
    private static final String UNFINISHED = ".new";

    private final Path folder;

    /** Files that this process makes. */
    private final Set<Path> making = ConcurrentHashMap.newKeySet();

    CopyFolder(ParvisSettings parvis) {
        this.folder = parvis.data().resolve("figures");
    }

    /** The folder, made when needed. */
    Path folder() {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CopyFailed("the folder " + folder, e);
        }
    }

    /** Where the engine puts what does not fit into its memory, beside the file. */
    static Path spill(Path file) {
        return file.resolveSibling(name(file) + ".tmp");
    }

    /** Deletes what a killed process left there; for a file that this process has open. */
    static void clearSpill(Path file) {
        try {
            FileSystemUtils.deleteRecursively(spill(file));
        } catch (IOException e) {
            throw new CopyFailed("the end of " + spill(file), e);
        }
    }

    /** The last finished copy of this version. */
    Optional<Path> last() {
        return list().filter(file -> name(file).startsWith("copy-" + VERSION + "-")
                        && name(file).endsWith(ENDING))
                .max(Comparator.comparing(CopyFolder::name));
    }

    /** Where a new one is made; its name stands after those of all others, of the same millisecond too. */
    Path next() {
        var latest = list().map(CopyFolder::name)
                .filter(name -> name.startsWith("copy-" + VERSION))
                .max(Comparator.naturalOrder())
                .orElse("");
        return Stream.generate(() -> "copy-" + VERSION + "-" + Ids.next() + ENDING + UNFINISHED)
                .filter(name -> name.compareTo(latest) > 0)
                .findFirst()
                .map(folder()::resolve)
                .map(file -> {
                    making.add(file);
                    return file;
                })
                .orElseThrow();
    }

    /** Gives a finished copy its name. */
    Path finish(Path made) {
        try {
            clearSpill(made);
            return Files.move(
                    made, made.resolveSibling(name(made).replace(UNFINISHED, "")), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CopyFailed("the name of " + made, e);
        } finally {
            making.remove(made);
        }
    }

    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.resolveSibling(name(file) + WAL));
            clearSpill(file);
            making.remove(file);
        } catch (IOException e) {
            throw new CopyFailed("the end of " + file, e);
        }
    }

    /** Deletes all but one: older copies, copies of other versions; not what another process has open. */
    void sweep(Path kept) {
        list().filter(file ->
                        !name(file).startsWith(name(kept)) && name(file).startsWith("copy-") && !isBeingMade(file))
                .map(CopyFolder::withoutWal)
                .distinct()
                .filter(file -> !isOpen(file))
                .forEach(this::delete);
    }

    /** Deletes what was left when a process ended while it made a copy: nobody has it open. */
    void sweepUnfinished() {
        long now = System.currentTimeMillis();
        list().filter(CopyFolder::isBeingMade)
                .map(CopyFolder::withoutWal)
                .distinct()
                .filter(file ->
                        !making.contains(file) && now - file.toFile().lastModified() > FRESH_MS && !isOpen(file))
                .forEach(this::delete);
    }

    /** Whether another process has a file open: the engine locks it, and a lock goes with its process. */
    private static boolean isOpen(Path file) {
        if (!Files.exists(file)) return false;
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (IOException e) {
            return true;
        }
    }

    /** The copy that a file belongs to. */
    private static Path withoutWal(Path file) {
        return name(file).endsWith(WAL) ? file.resolveSibling(name(file).replace(WAL, "")) : file;
    }

    private static boolean isBeingMade(Path file) {
        return name(file).contains(UNFINISHED);
    }

    private Stream<Path> list() {
        if (!Files.isDirectory(folder)) return Stream.empty();
        try (var files = Files.list(folder)) {
            return List.copyOf(files.filter(Files::isRegularFile).toList()).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
