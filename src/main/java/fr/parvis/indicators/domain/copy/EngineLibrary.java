// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * The library of the engine, 72 MB, which its driver unpacks into the temporary folder at each start and leaves there when the process is killed. Once
 * it is loaded its file is no longer needed; what others left behind goes after a minute.
 */
final class EngineLibrary {
    private static final String NAMES = "libduckdb_java*.so";
    private static final long OLD_MS = TimeUnit.MINUTES.toMillis(1);

    /** List of files that this process has mapped, libraries among them; on Linux alone. */
    private static final Path MAPS = Path.of("/proc/self/maps");

    private static boolean loaded;

    /** The first use of the driver. */
    interface Use<T> {
        T get() throws SQLException;
    }

    private EngineLibrary() {}

    static synchronized <T> T loaded(Use<T> use) throws SQLException {
        var answer = use.get();
        if (!loaded) sweep(Path.of(String.valueOf(System.getProperty("java.io.tmpdir"))));
        loaded = true;
        return answer;
    }

    /** Deletes our library, which stays loaded, and old ones, which are loaded or nobody's. Elsewhere than on Linux the driver deletes its own at the end. */
    static void sweep(Path temporary) {
        if (!Files.isReadable(MAPS)) return;
        try (var files = Files.newDirectoryStream(temporary, NAMES)) {
            var maps = Files.readString(MAPS);
            for (var file : files)
                if (maps.contains(String.valueOf(file.getFileName())) || isOld(file)) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOld(Path file) throws IOException {
        try {
            return System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis() > OLD_MS;
        } catch (NoSuchFileException e) {
            // another process deleted it meanwhile
            return false;
        }
    }
}
