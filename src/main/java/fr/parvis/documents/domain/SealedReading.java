// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/** Reads a sealed file at any position, two megabytes of it in memory at most, so that no decrypted copy of a document is needed on disk. */
final class SealedReading implements RandomAccessRead {
    private static final int CHUNKS_KEPT = 32;

    private final FileChannel file;
    private final Chunks chunks;
    private final long sealed;
    private final int count;
    private final long length;
    private final Map<Integer, byte[]> kept = new LinkedHashMap<>(CHUNKS_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, byte[]> eldest) {
            return size() > CHUNKS_KEPT;
        }
    };
    private long position;

    SealedReading(Path path, SecretKeySpec key, byte[] about) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.READ);
        var head = new byte[Chunks.HEAD];
        fill(ByteBuffer.wrap(head), 0);
        this.chunks = Chunks.of(key, about, head);
        this.sealed = file.size() - Chunks.HEAD;
        this.count = Math.max(1, Math.toIntExact((sealed + Chunks.SEALED - 1) / Chunks.SEALED));
        this.length = sealed - (long) count * (Chunks.SEALED - Chunks.PLAIN);
        if (length < 0) throw new IOException("the sealed bytes of a document were cut");
    }

    private void fill(ByteBuffer to, long from) throws IOException {
        long at = from;
        while (to.hasRemaining()) {
            int some = file.read(to, at);
            if (some < 0) throw new IOException("the sealed bytes of a document were cut");
            at += some;
        }
    }

    private byte[] chunk(int number) throws IOException {
        var known = kept.get(number);
        if (known != null) return known;
        long from = (long) number * Chunks.SEALED;
        var bytes = new byte[(int) Math.min(Chunks.SEALED, sealed - from)];
        fill(ByteBuffer.wrap(bytes), Chunks.HEAD + from);
        var plain = chunks.open(bytes, bytes.length, number, number == count - 1);
        kept.put(number, plain);
        return plain;
    }

    @Override
    public int read() throws IOException {
        if (position >= length) return -1;
        var plain = chunk((int) (position / Chunks.PLAIN));
        return plain[(int) (position++ % Chunks.PLAIN)] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int most) throws IOException {
        if (most == 0) return 0;
        if (position >= length) return -1;
        int done = 0;
        while (done < most && position < length) {
            var plain = chunk((int) (position / Chunks.PLAIN));
            int from = (int) (position % Chunks.PLAIN);
            int some = Math.min(most - done, plain.length - from);
            System.arraycopy(plain, from, to, offset + done, some);
            done += some;
            position += some;
        }
        return done;
    }

    @Override
    public long getPosition() {
        return position;
    }

    @Override
    public void seek(long to) throws IOException {
        if (to < 0) throw new IOException("no place before the beginning");
        position = Math.min(to, length);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public boolean isClosed() {
        return !file.isOpen();
    }

    @Override
    public boolean isEOF() {
        return position >= length;
    }

    @Override
    public RandomAccessReadView createView(long from, long most) {
        return new RandomAccessReadView(this, from, most);
    }

    /** From the beginning, as a stream; closing it leaves this open. */
    InputStream stream() {
        return new InputStream() {
            private long at;

            @Override
            public int read() throws IOException {
                seek(at);
                int b = SealedReading.this.read();
                if (b >= 0) at++;
                return b;
            }

            @Override
            public int read(byte[] to, int offset, int most) throws IOException {
                seek(at);
                int some = SealedReading.this.read(to, offset, most);
                if (some > 0) at += some;
                return some;
            }
        };
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
