package fr.parvis.access.domain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals what must be read again but never lie open in the database (AES-256-GCM), under {@code PARVIS_SECRET_KEY} (64
 * hexadecimal digits) or a key made once in the data folder, file {@code secret.key}.
 */
@Component
class SecretBox {
    private static final int NONCE = 12;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    SecretBox(@Value("${parvis.secret-key:}") String given, @Value("${parvis.data:data}") Path home)
            throws IOException {
        key = new SecretKeySpec(HexFormat.of().parseHex(given.isBlank() ? kept(home) : given), "AES");
    }

    private static String kept(Path home) throws IOException {
        var file = home.resolve("secret.key");
        if (!Files.exists(file)) {
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            Files.createDirectories(home);
            var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(file, onlyOwner);
            Files.writeString(file, HexFormat.of().formatHex(bytes));
        }
        return Files.readString(file).strip();
    }

    byte[] seal(byte[] plain) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var sealed = apply(Cipher.ENCRYPT_MODE, nonce, plain);
        var all = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE, sealed.length);
        return all;
    }

    byte[] open(byte[] sealed) {
        return apply(
                Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), Arrays.copyOfRange(sealed, NONCE, sealed.length));
    }

    private byte[] apply(int mode, byte[] nonce, byte[] bytes) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(128, nonce));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the secret key is not the one this was sealed with", e);
        }
    }
}
