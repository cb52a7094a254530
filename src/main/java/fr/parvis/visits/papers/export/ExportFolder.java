// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.papers.export;

import fr.parvis.files.table.TableFormat;
import fr.parvis.runtime.ParvisSettings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The folder {@code exports} in the data folder. A file has its name only once it is whole and on the disk; until then it is called
 * {@code .part}.
 */
@Component
class ExportFolder {

    /** Writes the content of a file. */
    interface Content {
        void to(OutputStream file) throws IOException;
    }

    private final Path home;

    ExportFolder(ParvisSettings parvis) {
        this.home = parvis.lasting().resolve("exports");
    }

    Path file(UUID id, TableFormat format) {
        return home.resolve(id + "." + format.key());
    }

    Path part(UUID id) {
        return home.resolve(id + ".part");
    }

    /** @return its size in bytes */
    long write(UUID id, TableFormat format, Content content) throws IOException {
        Files.createDirectories(home, forUsAlone());
        var part = part(id);
        try {
            try (var channel = FileChannel.open(
                            part,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING);
                    var stream = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                content.to(new Unclosed(stream));
                stream.flush();
                channel.force(true);
            }
            Files.move(part, file(id, format), StandardCopyOption.ATOMIC_MOVE);
            return Files.size(file(id, format));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Deletes what there is of an export. */
    void delete(UUID id) throws IOException {
        Files.deleteIfExists(part(id));
        for (var format : TableFormat.values()) Files.deleteIfExists(file(id, format));
    }

    /** Deletes the files that were last written before: their exports are gone. */
    void deleteOld(Instant before) throws IOException {
        if (!Files.isDirectory(home)) return;
        try (var files = Files.newDirectoryStream(home)) {
            for (var file : files)
                if (Files.isRegularFile(file)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(before)) Files.deleteIfExists(file);
        }
    }

    private static FileAttribute<?>[] forUsAlone() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** A table ends its file; the disk is asked to hold it before it is closed. */
    private static final class Unclosed extends OutputStream {
        private final OutputStream to;

        Unclosed(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) throws IOException {
            to.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            to.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            to.flush();
        }
    }
}
