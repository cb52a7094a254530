// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC with SHA-256 (RFC 2104): 32 bytes that only who has the key can make; several are stored, so none of them may change. */
public final class HmacSha256 {
    private static final String ALGORITHM = "HmacSHA256";

    private HmacSha256() {}

    public static SecretKeySpec key(byte[] secret) {
        return new SecretKeySpec(secret, ALGORITHM);
    }

    /** @param parts taken one after the other, as if they were one */
    public static byte[] of(Key key, byte[]... parts) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (var part : parts) mac.update(part);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] of(byte[] secret, byte[]... parts) {
        return of(key(secret), parts);
    }

    /** @param text taken as UTF-8 */
    public static byte[] of(byte[] secret, String text) {
        return of(secret, text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] of(Key key, String text) {
        return of(key, text.getBytes(StandardCharsets.UTF_8));
    }
}
