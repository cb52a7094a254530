// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.standard;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file that stops being read as soon as it proves larger than allowed. */
final class BoundedInput extends FilterInputStream {

    private final long limit;
    private long read;

    BoundedInput(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int many = super.read(buffer, offset, length);
        count(Math.max(many, 0));
        return many;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int bytes) throws TooLarge {
        read += bytes;
        if (read > limit) {
            throw new TooLarge();
        }
    }

    /** The file is larger than allowed. */
    static final class TooLarge extends IOException {}
}
