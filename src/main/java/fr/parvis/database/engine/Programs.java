// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.engine;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL, unpacked from the archive that the build holds for this machine. Each archive has a folder of
 * its own, which is there whole or not at all.
 */
final class Programs {

    private static final Logger log = LoggerFactory.getLogger(Programs.class);

    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private final Path folder;

    private Programs(Path folder) {
        this.folder = folder;
    }

    /**
     * Unpacks the programs into {@code place} unless they are there.
     *
     * @param readers permissions to read and run them, as in {@code rwxr-xr-x}; nobody but ourselves writes
     */
    static Programs in(Path place, String readers, Consumer<String> says) throws IOException {
        URL archive = archive();
        Path folder = place.resolve(checksum(archive));
        Files.createDirectories(place);
        DataFolder.ownerOnly(place, readers);
        if (!Files.exists(folder)) {
            says.accept("Première préparation : PostgreSQL est déballé dans " + place + "…");
            unpack(archive, folder);
        }
        if (!Files.isSymbolicLink(place)) {
            Account.giveToOwnerOf(place.getParent(), folder);
            Account.giveToOwnerOf(place.getParent(), place);
        }
        return new Programs(folder);
    }

    /** Removes what other versions and unpackings that were cut have left; to be asked for by who holds the data folder. */
    void removeOthers() throws IOException {
        List<Path> others;
        try (var all = Files.list(folder.getParent())) {
            others = all.filter(path -> !path.equals(folder)).toList();
        }
        for (Path other : others) {
            DataFolder.delete(other);
        }
    }

    /** The path of a program, as in {@code initdb}. */
    String path(String program) {
        return folder.resolve("bin")
                .resolve(WINDOWS ? program + ".exe" : program)
                .toString();
    }

    Path folder() {
        return folder;
    }

    private static URL archive() {
        String name = name(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Files.exists(Path.of("/etc/alpine-release")));
        URL archive = Programs.class.getResource("/" + name);
        if (archive == null) {
            throw new EngineRefused("Ce Parvis n'apporte pas de PostgreSQL pour cette machine (" + name
                    + " manque). Construisez-le sur une machine de la même sorte, ou avec « mvn package -Pall-engines », "
                    + "ou donnez-lui un PostgreSQL externe (PARVIS_DB_URL, voir docs/configuration.md).");
        }
        return archive;
    }

    /** The archive for an operating system and a processor, as its makers name it. */
    static String name(String system, String processor, boolean alpine) {
        String os = system.startsWith("Mac") ? "darwin" : system.split(" ", 2)[0].toLowerCase(Locale.ROOT);
        String cpu = switch (processor) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> processor;
        };
        return "postgres-" + os + "-" + cpu + (alpine ? "-alpine_linux" : "") + ".txz";
    }

    /** The jar knows it already; 15 MB are not read at each start. */
    private static String checksum(URL archive) throws IOException {
        var connection = archive.openConnection();
        if (connection instanceof JarURLConnection jar) {
            return checksum(jar.getJarEntry().getCrc(), jar.getJarEntry().getSize());
        }
        try (var in = new CheckedInputStream(connection.getInputStream(), new CRC32())) {
            long size = in.transferTo(OutputStream.nullOutputStream());
            return checksum(in.getChecksum().getValue(), size);
        }
    }

    private static String checksum(long crc, long size) {
        return String.format(Locale.ROOT, "%08x-%d", crc, size);
    }

    /** Unpacks beside the folder, then moves it in place atomically: another process may unpack at the same time. */
    private static void unpack(URL archive, Path folder) throws IOException {
        long begin = System.nanoTime();
        Path aside = Files.createTempDirectory(folder.getParent(), "unpacking-");
        try (var in = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())))) {
            DataFolder.ownerOnly(aside, "rwxr-xr-x");
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                unpack(entry, in, aside);
            }
            toDisk(aside);
            try {
                Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) {
                if (!Files.exists(folder)) {
                    throw e;
                }
            }
        } finally {
            DataFolder.delete(aside);
        }
        log.info("PostgreSQL unpacked in {} ms", (System.nanoTime() - begin) / 1_000_000);
    }

    private static void unpack(TarArchiveEntry entry, InputStream in, Path root) throws IOException {
        Path path = root.resolve(entry.getName()).normalize();
        if (!path.startsWith(root)) {
            throw new IOException(entry.getName() + " leads out of the archive");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            DataFolder.ownerOnly(path, "rwxr-xr-x");
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(path, root.resolve(entry.getLinkName()));
        } else {
            Files.copy(in, path);
            DataFolder.ownerOnly(path, (entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x");
        }
    }

    /** Flushes all files to disk before the move: after a power cut, none may be empty in a folder that looks whole. */
    private static void toDisk(Path folder) {
        if (System.getProperty("os.name").startsWith("Linux")) {
            Account.tryRun(List.of("sync", "-f", folder.toString()));
        }
    }
}
