// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;

/** The telephone of somebody who signs in with a second step: fed with the key that the page shows. */
final class Authenticator {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] secret;

    /** @param key as one reads it on the page: letters and digits, in groups of four */
    Authenticator(String key) {
        var bits = BigInteger.ONE;
        for (char letter : key.replaceAll("\\s", "").toCharArray())
            bits = bits.shiftLeft(5).or(BigInteger.valueOf(BASE32.indexOf(letter)));
        var bytes = bits.toByteArray();
        // the leading one kept the zeros that begin the key
        secret = Arrays.copyOfRange(bytes, 1, bytes.length);
    }

    String code() {
        var totp = new TimeBasedOneTimePasswordGenerator();
        try {
            return totp.generateOneTimePasswordString(new SecretKeySpec(secret, totp.getAlgorithm()), Instant.now());
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
