// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import java.security.SecureRandom;
import java.util.UUID;

/** Makes identifiers: UUID version 7 (RFC 9562), time first so that indexes stay compact. They give neither order nor time. */
public final class Ids {
    /** Nil UUID (RFC 9562), which is nothing's identifier: stands where one is needed and there is none. */
    public static final UUID NIL = new UUID(0, 0);

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    public static UUID next() {
        long high = (System.currentTimeMillis() << 16) | 0x7000 | (RANDOM.nextInt() & 0x0fff);
        long low = (RANDOM.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
