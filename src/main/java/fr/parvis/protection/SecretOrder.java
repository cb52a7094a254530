// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.protection;

import fr.parvis.values.HmacSha256;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Order between equals that nobody outside can foresee, always the same inside: a keyed hash of the name. */
public final class SecretOrder {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int FRACTION_BITS = 53;

    private final Supplier<byte[]> key;
    private volatile @Nullable SecretKeySpec kept;

    /** @param key asked for once, when it is first needed */
    public SecretOrder(Supplier<byte[]> key) {
        this.key = key;
    }

    private SecretKeySpec key() {
        var known = kept;
        if (known != null) return known;
        var read = HmacSha256.key(key.get());
        kept = read;
        return read;
    }

    /** A number from 0 up to 1, without 1. */
    public double of(String name) {
        long bits = ByteBuffer.wrap(HmacSha256.of(key(), name)).getLong();
        return (bits >>> (Long.SIZE - FRACTION_BITS)) / (double) (1L << FRACTION_BITS);
    }
}
