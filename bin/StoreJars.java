// SPDX-License-Identifier: EUPL-1.2
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites the jars of a folder, and of the folders in it, with their entries stored instead of compressed: {@code java StoreJars.java FOLDER}. The
 * archive of a release is compressed whole then, and takes little more than half the room. Names, order and bytes of the entries stay, and
 * with them signatures; the same jars give the same bytes.
 */
final class StoreJars {
    /** The time of each entry. The first of January counts as "before 1980", to which Java adds the time in the zone of the machine. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private StoreJars() {}

    public static void main(String[] args) throws IOException {
        List<Path> jars;
        try (var files = Files.walk(Path.of(args[0]))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
        for (var jar : jars) {
            try {
                store(jar);
            } catch (ZipException e) {
                System.err.println(jar + " : " + e.getMessage());
                System.exit(1);
            }
        }
    }

    private static void store(Path jar) throws IOException {
        var part = jar.resolveSibling(jar.getFileName() + ".part");
        try {
            try (var from = new ZipFile(jar.toFile());
                    var to = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
                // in the order of the jar: who reads it as a stream looks for the manifest at its beginning
                var entries = from.stream().toList();
                // by its name, the first of two has the bytes of the other
                var names = new HashSet<String>();
                for (var entry : entries)
                    if (!names.add(entry.getName()))
                        throw new ZipException("l'entrée " + entry.getName() + " s'y trouve deux fois.");
                for (var entry : entries) copy(from, entry, to);
            }
            Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void copy(ZipFile from, ZipEntry entry, ZipOutputStream to) throws IOException {
        byte[] bytes;
        try (var content = from.getInputStream(entry)) {
            bytes = content.readAllBytes();
        }
        var sum = new CRC32();
        sum.update(bytes);
        if (sum.getValue() != entry.getCrc())
            throw new ZipException("l'entrée " + entry.getName() + " n'a pas sa somme de contrôle.");
        var stored = new ZipEntry(entry.getName());
        stored.setMethod(ZipEntry.STORED);
        stored.setSize(bytes.length);
        stored.setCrc(sum.getValue());
        stored.setTimeLocal(TIME);
        to.putNextEntry(stored);
        to.write(bytes);
        to.closeEntry();
    }
}
