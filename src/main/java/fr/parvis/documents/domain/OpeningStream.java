// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Decrypts sealed bytes; no byte of a chunk is returned before the whole chunk is authenticated. */
final class OpeningStream extends InputStream {
    private final PushbackInputStream from;
    private final SecretKeySpec key;
    private final byte[] about;
    private @Nullable Chunks chunks;
    private byte[] plain = new byte[0];
    private int at;
    private int number;
    private boolean ended;

    OpeningStream(InputStream from, SecretKeySpec key, byte[] about) {
        this.from = new PushbackInputStream(from, 1);
        this.key = key;
        this.about = about;
    }

    @Override
    public int read() throws IOException {
        return ready() ? plain[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0) return 0;
        if (!ready()) return -1;
        int some = Math.min(length, plain.length - at);
        System.arraycopy(plain, at, to, offset, some);
        at += some;
        return some;
    }

    private boolean ready() throws IOException {
        while (at == plain.length && !ended) next();
        return at < plain.length;
    }

    private void next() throws IOException {
        var now = chunks;
        if (now == null) {
            now = Chunks.of(key, about, from.readNBytes(Chunks.HEAD));
            chunks = now;
        }
        var sealed = from.readNBytes(Chunks.SEALED);
        int more = from.read();
        if (more >= 0) from.unread(more);
        ended = more < 0;
        plain = now.open(sealed, sealed.length, number++, ended);
        at = 0;
    }

    @Override
    public void close() throws IOException {
        from.close();
    }
}
