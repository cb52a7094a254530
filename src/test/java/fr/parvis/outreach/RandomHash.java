// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach;

import java.security.SecureRandom;

/** Thirty-two bytes that stand for a hash. */
final class RandomHash {
    private RandomHash() {}

    static byte[] next() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
