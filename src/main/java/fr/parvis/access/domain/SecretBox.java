// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import fr.parvis.access.AccessSettings;
import fr.parvis.access.Sealed;
import fr.parvis.runtime.KeyPrint;
import fr.parvis.runtime.ParvisSettings;
import fr.parvis.runtime.SecretFile;
import fr.parvis.values.HmacSha256;
import fr.parvis.values.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Seals what must be read again but never lie open in the database (AES-256-GCM), under {@code PARVIS_SECRET_KEY} (64
 * hexadecimal digits) or a key made once in the data folder, file {@code secret.key}.
 */
@Component
class SecretBox implements KeyPrint {
    private static final byte[] NOTHING = {};

    private final SecretKeySpec key;

    @Autowired
    SecretBox(AccessSettings settings, ParvisSettings parvis) throws IOException {
        this(settings.secretKey(), parvis.lasting());
    }

    /** @param given the key in hexadecimal digits; empty: the one of the data folder */
    SecretBox(String given, Path home) throws IOException {
        key = new SecretKeySpec(HexFormat.of().parseHex(given.isBlank() ? kept(home) : given), "AES");
    }

    private static String kept(Path home) throws IOException {
        return SecretFile.readOrMake(home.resolve("secret.key"), () -> {
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        });
    }

    /**
     * A fingerprint that only this installation can make, of what may be kept in its place.
     *
     * @param purpose purpose of the fingerprint: one made for another is worth nothing here
     */
    byte[] fingerprint(String purpose, byte[] of) {
        return HmacSha256.of(HmacSha256.of(key.getEncoded(), purpose), of);
    }

    @Override
    public String setting() {
        return "PARVIS_SECRET_KEY";
    }

    @Override
    public String print() {
        return Sha256.hex(fingerprint("process", NOTHING));
    }

    byte[] seal(byte[] plain) {
        return Sealed.seal(key, plain, NOTHING);
    }

    byte[] open(byte[] sealed) {
        return Sealed.open(key, sealed, NOTHING);
    }
}
