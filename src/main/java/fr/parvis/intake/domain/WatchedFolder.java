// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import fr.parvis.arrangements.ListsSettings;
import fr.parvis.values.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Folder into which partners' systems put files: one inside it for each arrangement, with folders for imported and refused files. */
@Component
public class WatchedFolder {
    static final String TAKEN = "pris";
    static final String REFUSED = "refuses";
    private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);

    /** Ends of names that transfer programs give to a file while they send it. */
    private static final List<String> UNFINISHED =
            List.of(".part", ".partial", ".filepart", ".tmp", ".temp", ".crdownload", "~");

    private final String setting;

    WatchedFolder(ListsSettings settings) {
        this.setting = settings.folder();
    }

    boolean isThere() {
        return !setting.isBlank();
    }

    Path of(UUID arrangement) {
        return Path.of(setting).resolve(arrangement.toString());
    }

    public void prepare(UUID arrangement) {
        if (!isThere()) return;
        try {
            Files.createDirectories(of(arrangement).resolve(TAKEN));
            Files.createDirectories(of(arrangement).resolve(REFUSED));
        } catch (IOException e) {
            LOG.error(
                    "the folder of arrangement {} cannot be made: {}",
                    arrangement,
                    e.getClass().getSimpleName());
        }
    }

    /** Whole files in the folder, by name; links, hidden ones and unfinished ones are not looked at. */
    List<Path> waiting(UUID arrangement) throws IOException {
        try (var all = Files.list(of(arrangement))) {
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(WatchedFolder::isWhole)
                    .sorted()
                    .toList();
        }
    }

    /**
     * Files in the folder that nobody reads: hidden ones and unfinished ones, as a transfer that broke off leaves them.
     *
     * @param watched whether the others are read
     */
    List<Path> leftBehind(UUID arrangement, boolean watched) throws IOException {
        try (var all = list(of(arrangement))) {
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !watched || !isWhole(file))
                    .toList();
        }
    }

    private static boolean isWhole(Path file) {
        var name = file.getFileName().toString();
        return !name.startsWith(".") && UNFINISHED.stream().noneMatch(name.toLowerCase(Locale.ROOT)::endsWith);
    }

    /**
     * Notes beside a file that its reading begins; a crash leaves the note. @return number of readings without an end
     */
    int begin(Path file) throws IOException {
        var note = note(file);
        Files.write(note, new byte[] {'.'}, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return (int) Math.min(Files.size(note), Integer.MAX_VALUE);
    }

    /** Takes the note away. */
    void ended(Path file) {
        try {
            Files.deleteIfExists(note(file));
        } catch (IOException e) {
            LOG.error(
                    "a note of the watched folder cannot be deleted: {}",
                    e.getClass().getSimpleName());
        }
    }

    /** Hidden, of a name that is never too long. */
    private static Path note(Path file) {
        var name = file.getFileName().toString();
        return file.resolveSibling(".lecture-" + Sha256.hex(name));
    }

    /** Files that were moved away. */
    List<Path> done(UUID arrangement) throws IOException {
        try (var taken = list(of(arrangement).resolve(TAKEN));
                var refused = list(of(arrangement).resolve(REFUSED))) {
            return Stream.concat(taken, refused)
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }

    private static Stream<Path> list(Path folder) throws IOException {
        return Files.isDirectory(folder) ? Files.list(folder) : Stream.empty();
    }
}
