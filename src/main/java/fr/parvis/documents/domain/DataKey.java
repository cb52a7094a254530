// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import fr.parvis.access.Sealed;
import fr.parvis.values.HmacSha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/** The key of one document: each of its parts (its bytes, its preview, its words) is sealed under a key of its own made of it. */
final class DataKey {
    /** The parts whose bytes are kept. */
    enum Part {
        CONTENT,
        PREVIEW
    }

    private static final int LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;
    private final String about;

    private DataKey(byte[] key, String about) {
        this.key = key;
        this.about = about;
    }

    /** @param about owner of the key: nothing that it seals opens for another */
    static DataKey fresh(String about) {
        var key = new byte[LENGTH];
        RANDOM.nextBytes(key);
        return new DataKey(key, about);
    }

    /** @return nothing when the text is none of {@link #text} */
    static Optional<DataKey> of(String text, String about) {
        try {
            var key = Base64.getDecoder().decode(text);
            return key.length == LENGTH ? Optional.of(new DataKey(key, about)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String text() {
        return Base64.getEncoder().encodeToString(key);
    }

    byte[] seal(String text) {
        return Sealed.seal(part("words"), text.getBytes(StandardCharsets.UTF_8), about());
    }

    String open(byte[] sealed) {
        return new String(Sealed.open(part("words"), sealed, about()), StandardCharsets.UTF_8);
    }

    /** Seals what is written and hands it on; what is cut off before {@code close} opens for nobody. */
    OutputStream sealing(OutputStream to, Part part) throws IOException {
        return new SealingStream(to, part(part.name()), about());
    }

    /** Opens what {@link #sealing} wrote, chunk by chunk; a chunk that was changed, moved or is missing ends with an IOException. */
    InputStream opening(InputStream from, Part part) {
        return new OpeningStream(from, part(part.name()), about());
    }

    /** Opens a sealed file at any position. */
    SealedReading reading(Path file, Part part) throws IOException {
        return new SealedReading(file, part(part.name()), about());
    }

    private byte[] about() {
        return about.getBytes(StandardCharsets.UTF_8);
    }

    private SecretKeySpec part(String part) {
        return new SecretKeySpec(HmacSha256.of(key, part), "AES");
    }
}
