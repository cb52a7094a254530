// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Store in a folder of this machine: one file for each name, readable by its owner only. */
final class FolderStore implements Store {
    private static final int SOME = 500;

    private final Path root;

    FolderStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public void put(String name, Path file) {
        var target = path(name);
        var folder = Objects.requireNonNull(target.getParent());
        try {
            ownersOnly(folder);
            force(file, StandardOpenOption.WRITE);
            try {
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                // another disk: what is half copied bears another name
                var draft = target.resolveSibling(target.getFileName() + ".part");
                Files.copy(file, draft, StandardCopyOption.REPLACE_EXISTING);
                force(draft, StandardOpenOption.WRITE);
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
                Files.delete(file);
            }
            force(folder, StandardOpenOption.READ);
        } catch (IOException e) {
            throw new StorageUnavailable("the folder of documents cannot be written", e);
        }
    }

    @Override
    public InputStream open(String name) throws IOException {
        try {
            return Files.newInputStream(path(name));
        } catch (NoSuchFileException e) {
            throw new FileNotFoundException(name);
        } catch (IOException e) {
            throw new StorageUnavailable("the folder of documents cannot be read", e);
        }
    }

    @Override
    public void delete(List<String> names) {
        try {
            for (var name : names) Files.deleteIfExists(path(name));
        } catch (IOException e) {
            throw new StorageUnavailable("the folder of documents cannot be written", e);
        }
    }

    @Override
    public void list(String folder, Instant before, Consumer<List<String>> some) {
        var place = path(folder);
        if (!Files.isDirectory(place)) return;
        try (var files = Files.newDirectoryStream(place)) {
            var names = new ArrayList<String>();
            for (var file : files) {
                if (!isOlder(file, before)) continue;
                names.add(folder + "/" + file.getFileName());
                if (names.size() == SOME) {
                    some.accept(List.copyOf(names));
                    names.clear();
                }
            }
            if (!names.isEmpty()) some.accept(List.copyOf(names));
        } catch (IOException e) {
            throw new StorageUnavailable("the folder of documents cannot be read", e);
        }
    }

    private static boolean isOlder(Path file, Instant before) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private Path path(String name) {
        var path = root.resolve(name).normalize();
        if (!path.startsWith(root)) throw new IllegalArgumentException("a document lies in its folder");
        return path;
    }

    /** Makes the folder when needed, open to nobody else. */
    static void ownersOnly(Path folder) throws IOException {
        if (Files.isDirectory(folder)) return;
        Files.createDirectories(folder);
        if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null)
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (var channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
