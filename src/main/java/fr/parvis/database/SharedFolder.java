// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import fr.parvis.runtime.ParvisSettings;
import fr.parvis.runtime.SecretFile;
import fr.parvis.values.HmacSha256;
import fr.parvis.values.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The folder that all processes of one database share, known by the file {@code shared.key} in it: 64 hexadecimal digits, made once. */
@Component
class SharedFolder {
    private static final int BYTES = 32;

    private final ParvisSettings parvis;
    private byte @Nullable [] kept;

    SharedFolder(ParvisSettings parvis) {
        this.parvis = parvis;
    }

    private synchronized byte[] key() {
        var key = kept;
        if (key != null) return key;
        try {
            key = HexFormat.of().parseHex(SecretFile.readOrMake(parvis.lasting().resolve("shared.key"), () -> {
                var bytes = new byte[BYTES];
                new SecureRandom().nextBytes(bytes);
                return HexFormat.of().formatHex(bytes);
            }));
            kept = key;
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("the shared folder cannot be read", e);
        }
    }

    /** Fingerprint of the key: equal in all processes that have this folder. */
    String print() {
        return Sha256.hex(key());
    }

    /** Hash of a text that can be compared with others of this folder, and with nothing else. */
    byte[] hash(String text) {
        return HmacSha256.of(key(), text);
    }
}
