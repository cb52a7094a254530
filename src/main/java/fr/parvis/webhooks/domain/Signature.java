// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.webhooks.domain;

import fr.parvis.access.RandomSecret;
import fr.parvis.values.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Signatures as Standard Webhooks 1.0 makes them: HMAC-SHA-256 of identifier, seconds and body, under a secret {@code whsec_<base64>}. */
final class Signature {
    private static final String START = "whsec_";

    private Signature() {}

    /** A new secret of 32 random bytes. */
    static String secret() {
        var bytes = Base64.getUrlDecoder().decode(RandomSecret.next());
        return START + Base64.getEncoder().encodeToString(bytes);
    }

    static boolean isSecret(String text) {
        return text.startsWith(START);
    }

    /** The value of the header {@code webhook-signature}. */
    static String of(String secret, String id, long seconds, byte[] body) {
        var key = Base64.getDecoder().decode(secret.substring(START.length()));
        var signed = HmacSha256.of(key, (id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8), body);
        return "v1," + Base64.getEncoder().encodeToString(signed);
    }
}
