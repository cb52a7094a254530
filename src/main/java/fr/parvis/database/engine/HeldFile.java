// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A file that one process at a time holds; the operating system releases it when that process ends, however it ends. */
final class HeldFile implements AutoCloseable {

    /**
     * Files held by this process. The operating system drops a file lock as soon as the process closes <em>any</em>
     * channel on the file, so a second attempt from the same process must not even open it.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private HeldFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Creates the file when needed; empty when somebody else, or this process, holds it. */
    static Optional<HeldFile> tryHold(Path file) throws IOException {
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        boolean held = false;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Account.giveToOwnerOf(file.getParent(), file);
            held = channel.tryLock() != null;
            return held ? Optional.of(new HeldFile(file, channel)) : Optional.empty();
        } finally {
            if (!held) {
                HELD.remove(file);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(file);
        }
    }
}
