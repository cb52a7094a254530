// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import java.io.IOException;
import java.io.OutputStream;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts what is written, chunk by chunk ({@link Chunks}). */
final class SealingStream extends OutputStream {
    private final OutputStream to;
    private final Chunks chunks;
    private final byte[] plain = new byte[Chunks.PLAIN];
    private int filled;
    private int number;
    private boolean closed;

    SealingStream(OutputStream to, SecretKeySpec key, byte[] about) throws IOException {
        this.to = to;
        this.chunks = Chunks.fresh(key, about);
        to.write(chunks.head());
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int left = length;
        for (int at = from; left > 0; ) {
            // a full chunk waits: only what follows tells that it is not the last
            if (filled == plain.length) chunk(false);
            int some = Math.min(left, plain.length - filled);
            System.arraycopy(bytes, at, plain, filled, some);
            filled += some;
            at += some;
            left -= some;
        }
    }

    private void chunk(boolean last) throws IOException {
        to.write(chunks.seal(plain, filled, number, last));
        number = Math.addExact(number, 1);
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        if (closed) return;
        closed = true;
        try (to) {
            chunk(true);
            to.flush();
        }
    }
}
