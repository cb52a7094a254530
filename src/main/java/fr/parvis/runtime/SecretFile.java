// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/** File with a secret that is made once, readable by its owner alone, whoever of several processes comes first. */
public final class SecretFile {
    private SecretFile() {}

    /** Content of the file, which is created when it does not exist. */
    public static String readOrMake(Path file, Supplier<String> content) throws IOException {
        if (!Files.exists(file)) make(file, content.get());
        return Files.readString(file).strip();
    }

    /** Whole and on the disk before it has its name; what somebody else made meanwhile stays. */
    private static void make(Path file, String content) throws IOException {
        var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        var draft = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + ".new");
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix"))
                Files.createFile(
                        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            else Files.createFile(draft);
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.write(StandardCharsets.UTF_8.encode(content));
                channel.force(true);
            }
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // another process made it first
        } catch (UnsupportedOperationException | FileSystemException e) {
            // a file system without links: such a folder is one process's
            if (!Files.exists(draft)) throw e;
            if (!Files.exists(file)) Files.move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
