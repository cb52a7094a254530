// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.network.MapSettings;
import fr.parvis.runtime.ParvisSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The archive of vector tiles that somebody put into the data folder: {@code map.pmtiles}, in the format PMTiles, version 3. It is looked at
 * anew when it changes. One that is cut, or is something else, is said once in the log and left alone.
 */
@Component
public class TileArchive {
    private static final Logger LOG = LoggerFactory.getLogger(TileArchive.class);

    static final String NAME = "map.pmtiles";

    /** The most bytes that are given at once: a directory or a tile is far smaller. */
    public static final int MOST = 4 << 20;

    private static final int HEADER = 127;
    private static final int VERSION = 3;
    private static final int VECTOR = 1;

    /** Where the header says how long each part is: its offset and, eight bytes on, its length. */
    private static final int[] PARTS = {8, 24, 40, 56};

    private static final int TILE_TYPE = 99;

    private static final int NEAREST = 101;

    /**
     * A sound archive.
     *
     * @param nearest the zoom of its nearest tiles
     */
    public record Archive(Path file, long size, int nearest, String version) {
        /**
         * Some bytes of it.
         *
         * @param from the first, from 0
         * @throws IOException also when the file became shorter meanwhile
         */
        public byte[] read(long from, int count) throws IOException {
            try (var channel = FileChannel.open(file)) {
                return TileArchive.read(channel, from, count).array();
            }
        }
    }

    /** The file as it was when it was last looked at. */
    private record Seen(String version, Optional<Archive> archive) {}

    private final Path file;
    private final String attribution;
    private volatile @Nullable Seen seen;

    TileArchive(ParvisSettings parvis, MapSettings settings) {
        this.file = parvis.data().resolve(NAME);
        this.attribution = settings.archiveAttribution().strip();
    }

    public Optional<Archive> find() {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            var version = Long.toString(attributes.lastModifiedTime().toMillis(), 36) + "-"
                    + Long.toString(attributes.size(), 36);
            var known = seen;
            if (known == null || !known.version.equals(version)) {
                known = new Seen(version, open(attributes.size(), version));
                seen = known;
            }
            return known.archive;
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<Archive> open(long size, String version) {
        try (var channel = FileChannel.open(file)) {
            var problem = problem(channel, size);
            if (problem == null)
                return Optional.of(
                        new Archive(file, size, read(channel, NEAREST, 1).get(), version));
            LOG.warn("{} is not used as the map: {}", file, problem);
        } catch (IOException e) {
            LOG.warn("{} is not used as the map: it cannot be read ({})", file, e.toString());
        }
        return Optional.empty();
    }

    /** The fault of the file, null when it is sound. */
    private static @Nullable String problem(FileChannel channel, long size) throws IOException {
        if (size < HEADER) return "it is shorter than the header of a PMTiles archive";
        var header = read(channel, 0, HEADER).order(ByteOrder.LITTLE_ENDIAN);
        var magic = new byte[7];
        header.get(0, magic);
        if (!new String(magic, java.nio.charset.StandardCharsets.ISO_8859_1).equals("PMTiles"))
            return "it is no PMTiles archive";
        if (header.get(7) != VERSION) return "it is of version " + header.get(7) + " of PMTiles; version 3 is needed";
        if (header.get(TILE_TYPE) != VECTOR) return "it holds pictures; vector tiles (MVT) are needed";
        for (int part : PARTS) {
            long offset = header.getLong(part);
            long length = header.getLong(part + Long.BYTES);
            if (offset < 0 || length < 0 || offset > size - length)
                return "it is cut: " + size + " bytes, where its header speaks of " + (offset + length);
        }
        return null;
    }

    private static ByteBuffer read(FileChannel channel, long from, int count) throws IOException {
        var bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            int n = channel.read(bytes, from + bytes.position());
            if (n < 0) throw new IOException("the archive ends at " + (from + bytes.position()));
        }
        return bytes.flip();
    }

    /** In HTML; that of OpenStreetMap where nothing else is set, for archives are made of it. */
    String attribution() {
        return attribution.isEmpty()
                ? "© <a href=\"https://www.openstreetmap.org/copyright\">OpenStreetMap</a>"
                : attribution;
    }
}
