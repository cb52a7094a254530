// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.network.MapSettings;
import fr.parvis.runtime.ParvisSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Cache of tiles in the data folder: fresh for some weeks, then used only when the server gives no newer one; the oldest are deleted when
 * their size exceeds a limit. Without a working disk there is no cache, but still a map.
 */
@Component
class TileCache {
    private static final Logger LOG = LoggerFactory.getLogger(TileCache.class);

    /** Share of the limit that is kept after the oldest were deleted. */
    private static final double KEPT_PART = 0.8;

    /** Bytes by which files take room on a disk. */
    static final int BLOCK = 4096;

    /** A tile of a server. @param source the folder of its server */
    record Key(String source, int zoom, int x, int y) {}

    /**
     * A tile as it is kept.
     *
     * @param picture nothing where the server has none
     */
    record Kept(Optional<byte[]> picture, boolean fresh) {}

    private record Old(Path file, long time, long size) {}

    private final Path folder;
    private final long most;
    private final Duration fresh;
    private final Clock clock;

    /** Bytes of all files; less than none until they are counted. */
    private long size = -1;

    @Autowired
    TileCache(ParvisSettings parvis, MapSettings settings, Clock clock) {
        this(
                parvis.data().resolve("map-tiles"),
                (long) settings.cacheMegabytes() << 20,
                Duration.ofDays(settings.keepDays()),
                clock);
    }

    TileCache(Path folder, long most, Duration fresh, Clock clock) {
        this.folder = folder;
        this.most = most;
        this.fresh = fresh;
        this.clock = clock;
    }

    /** The kind of picture by its first bytes; nothing when it is none. */
    static Optional<String> type(byte[] bytes) {
        if (begins(bytes, 0, 0x89, 'P', 'N', 'G')) return Optional.of("image/png");
        if (begins(bytes, 0, 0xFF, 0xD8, 0xFF)) return Optional.of("image/jpeg");
        if (begins(bytes, 0, 'R', 'I', 'F', 'F') && begins(bytes, 8, 'W', 'E', 'B', 'P'))
            return Optional.of("image/webp");
        return Optional.empty();
    }

    private static boolean begins(byte[] bytes, int from, int... with) {
        if (bytes.length < from + with.length) return false;
        for (int i = 0; i < with.length; i++) if ((bytes[from + i] & 0xFF) != with[i]) return false;
        return true;
    }

    private Path file(Key key) {
        return folder.resolve(key.source)
                .resolve(String.valueOf(key.zoom))
                .resolve(String.valueOf(key.x))
                .resolve(String.valueOf(key.y));
    }

    Optional<Kept> find(Key key) {
        var file = file(key);
        try {
            var age = Duration.between(Files.getLastModifiedTime(file).toInstant(), clock.instant());
            var bytes = Files.readAllBytes(file);
            return Optional.of(
                    new Kept(bytes.length == 0 ? Optional.empty() : Optional.of(bytes), age.compareTo(fresh) < 0));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("a kept tile cannot be read ({})", e.toString());
            return Optional.empty();
        }
    }

    /** @param bytes none where the server has no picture */
    synchronized void keep(Key key, byte[] bytes) {
        var file = file(key);
        try {
            Files.createDirectories(file.getParent());
            long before = Files.exists(file) ? onDisk(Files.size(file)) : 0;
            // whole or not at all, whoever reads meanwhile
            var draft = Files.createTempFile(file.getParent(), "new", "");
            try {
                Files.write(draft, bytes);
                Files.setLastModifiedTime(draft, FileTime.from(clock.instant()));
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
            if (size < 0) size = list().stream().mapToLong(Old::size).sum();
            else size += onDisk(bytes.length) - before;
            if (size > most) forget();
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("a tile cannot be kept ({})", e.toString());
        }
    }

    /** Room that a file takes: an empty one, of a place without a picture, takes some too. */
    private static long onDisk(long bytes) {
        return Math.max(1, (bytes + BLOCK - 1) / BLOCK) * BLOCK;
    }

    private void forget() throws IOException {
        var all = list();
        all.sort(Comparator.comparingLong(Old::time));
        size = all.stream().mapToLong(Old::size).sum();
        for (var old : all) {
            if (size <= most * KEPT_PART) return;
            Files.deleteIfExists(old.file);
            size -= old.size;
        }
    }

    private List<Old> list() throws IOException {
        var all = new ArrayList<Old>();
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                if (attributes.isRegularFile())
                    all.add(new Old(file, attributes.lastModifiedTime().toMillis(), onDisk(attributes.size())));
            }
        }
        return all;
    }
}
