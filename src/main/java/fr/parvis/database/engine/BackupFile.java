// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.engine;

import fr.parvis.values.Sha256;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One backup: a zip file whose manifest says what must be in it, down to the checksum of each entry. */
final class BackupFile {

    static final int FORMAT = 1;

    private static final String MANIFEST = "manifest.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private BackupFile() {}

    /** Content and origin of the backup. */
    record Manifest(
            int format,
            String parvis,
            String postgresql,
            Instant taken,
            SortedMap<String, RowCounts.Range> rows,
            SortedMap<String, Content> entries) {

        String majorVersion() {
            return postgresql.split("\\.", 2)[0];
        }
    }

    /** Length in bytes and SHA-256 of one entry. */
    record Content(long size, String sha256) {}

    /** Writes entries, remembering what the manifest will say of them. */
    static final class Writer implements AutoCloseable {

        private final Path file;
        private final ZipOutputStream zip;
        private final SortedMap<String, Content> entries = new TreeMap<>();

        Writer(Path file) throws IOException {
            this.file = file;
            Files.createFile(file);
            DataFolder.ownerOnly(file, "rw-------");
            this.zip = new ZipOutputStream(Files.newOutputStream(file));
            zip.setLevel(Deflater.BEST_SPEED);
        }

        void directory(String name) throws IOException {
            zip.putNextEntry(new ZipEntry(name + "/"));
            zip.closeEntry();
        }

        void text(String name, String content) throws IOException {
            entry(name, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
        }

        /** A file that disappears before it is opened is left out: the database has dropped it. */
        void file(String name, Path source) throws IOException {
            try (var in = Files.newInputStream(source)) {
                entry(name, in::transferTo);
            } catch (NoSuchFileException e) {
                return;
            }
        }

        private void entry(String name, Filling filling) throws IOException {
            zip.putNextEntry(new ZipEntry(name));
            var digest = new DigestOutputStream(zip, Sha256.newDigest());
            var counted = new Counted(digest);
            filling.into(counted);
            zip.closeEntry();
            entries.put(name, new Content(counted.size, Sha256.hex(digest.getMessageDigest())));
        }

        /** Copies a tree of files under a name, in the order of the disk. */
        void tree(String name, Path root, Predicate<Path> folders, Predicate<Path> files) throws IOException {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                        throws IOException {
                    if (!directory.equals(root) && !folders.test(root.relativize(directory))) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    directory(name(directory));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path source, BasicFileAttributes attributes) throws IOException {
                    if (files.test(root.relativize(source))) {
                        file(name(source), source);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path source, IOException e) throws IOException {
                    if (e instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw e;
                }

                private String name(Path path) {
                    String below = root.relativize(path).toString().replace('\\', '/');
                    return below.isEmpty() ? name : name + "/" + below;
                }
            });
        }

        Manifest finish(String parvis, String postgresql, SortedMap<String, RowCounts.Range> rows) throws IOException {
            var manifest = new Manifest(FORMAT, parvis, postgresql, Instant.now(), rows, entries);
            zip.putNextEntry(new ZipEntry(MANIFEST));
            zip.write(JSON.writeValueAsBytes(manifest));
            zip.closeEntry();
            zip.finish();
            zip.close();
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            return manifest;
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    static Manifest manifest(Path file) {
        try (var zip = new ZipFile(file.toFile())) {
            return new Opened(file, zip).manifest();
        } catch (NoSuchFileException e) {
            throw new EngineRefused("La sauvegarde " + file + " n'existe pas.", e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Unpacks into a new folder and refuses, by name, the first entry that is not what the manifest says. */
    static Manifest extract(Path file, Path target) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var backup = new Opened(file, zip);
            Manifest manifest = backup.manifest();
            Files.createDirectories(target);
            DataFolder.ownerOnly(target, "rwx------");
            var missing = new HashSet<>(manifest.entries().keySet());
            for (var entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                String name = entry.getName();
                Path path = target.resolve(name).normalize();
                if (!path.startsWith(target)) {
                    throw backup.damaged(name, null);
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    DataFolder.ownerOnly(path, "rwx------");
                } else if (!name.equals(MANIFEST)) {
                    Content expected = manifest.entries().get(name);
                    if (expected == null) {
                        throw backup.damaged(name, null);
                    }
                    backup.extract(entry, expected, path);
                    missing.remove(name);
                }
            }
            if (!missing.isEmpty()) {
                throw backup.damaged(missing.stream().sorted().findFirst().orElseThrow(), null);
            }
            return manifest;
        } catch (ZipException e) {
            throw unreadable(file, e);
        }
    }

    /** Backup that is being read. */
    private record Opened(Path file, ZipFile zip) {
        Manifest manifest() throws IOException {
            ZipEntry entry = zip.getEntry(MANIFEST);
            if (entry == null) {
                throw new EngineRefused(file + " n'est pas une sauvegarde de Parvis : " + MANIFEST + " manque.");
            }
            Manifest manifest;
            try (var in = zip.getInputStream(entry)) {
                manifest = JSON.readValue(in, Manifest.class);
            } catch (JacksonException | ZipException e) {
                throw damaged(MANIFEST, e);
            }
            if (manifest.format() > FORMAT) {
                throw new EngineRefused("La sauvegarde " + file + " a été faite par un Parvis plus récent ("
                        + manifest.parvis() + "). Mettez Parvis à jour d'abord.");
            }
            if (!manifest.majorVersion().equals(Engine.MAJOR_VERSION)) {
                throw new EngineRefused("La sauvegarde " + file + " contient une base PostgreSQL "
                        + manifest.postgresql() + ", ce Parvis apporte PostgreSQL " + Engine.MAJOR_VERSION
                        + ". Voir ops/upgrade.md.");
            }
            return manifest;
        }

        void extract(ZipEntry entry, Content expected, Path path) throws IOException {
            Files.createDirectories(path.getParent());
            var digest = Sha256.newDigest();
            try (InputStream in = zip.getInputStream(entry);
                    var out = new DigestOutputStream(Files.newOutputStream(path), digest)) {
                var buffer = new byte[1 << 16];
                long left = expected.size();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    left -= read;
                    if (left < 0) {
                        throw damaged(entry.getName(), null);
                    }
                    out.write(buffer, 0, read);
                }
            } catch (ZipException | EOFException e) {
                throw damaged(entry.getName(), e);
            }
            DataFolder.ownerOnly(path, "rw-------");
            if (!Sha256.hex(digest).equals(expected.sha256())) {
                throw damaged(entry.getName(), null);
            }
        }

        EngineRefused damaged(String entry, @Nullable Exception cause) {
            return new EngineRefused(
                    "La sauvegarde " + file + " est abîmée : « " + entry + " » n'est pas ce qui a été sauvegardé. "
                            + "Rien n'a été restauré.",
                    cause);
        }
    }

    private static EngineRefused unreadable(Path file, Exception cause) {
        return new EngineRefused(
                file + " n'est pas une sauvegarde lisible (fichier coupé ou d'une autre sorte). Rien n'a été restauré.",
                cause);
    }

    /** Puts the content of one entry into the file. */
    private interface Filling {
        void into(OutputStream out) throws IOException;
    }

    /** Counts what goes through. */
    private static final class Counted extends OutputStream {

        private final OutputStream out;
        private long size;

        Counted(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            size++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            size += length;
        }
    }
}
