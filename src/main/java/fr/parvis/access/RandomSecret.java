// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import fr.parvis.values.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** A secret of 32 random bytes, for one-time links, access tokens and the links of screens. So long that a plain SHA-256 hash of it may be kept. */
public final class RandomSecret {
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomSecret() {}

    /** A new one, as text that may stand in an address. */
    public static String next() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Hash that is stored instead of the secret. */
    public static byte[] hash(String secret) {
        return Sha256.of(secret);
    }
}
