// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.domain;

import fr.parvis.runtime.KeyPrint;
import fr.parvis.runtime.ParvisSettings;
import fr.parvis.runtime.SecretFile;
import fr.parvis.sync.SyncSettings;
import fr.parvis.values.HmacSha256;
import fr.parvis.values.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The server's keys for what devices seal: the file {@code sealing.key} in the data folder, or the one that a setting names, readable
 * by its owner only. One line for each key ({@code k1-<part of its fingerprint> <PKCS 8>}), the newest last, and one for the secret from which the devices' own
 * keys and proofs are made. It is made when it is first needed; backups carry it. Old keys stay, so that what was sealed for them opens.
 */
@Component
public class SealingKeys implements KeyPrint {
    static final String ALGORITHM = "RSA-OAEP-256";
    private static final int BITS = 3072;
    private static final String SECRET = "secret";

    /** The key that devices seal for. */
    public record Sealing(String id, String algorithm, String spki) {}

    private record Kept(byte[] secret, Map<String, RSAPrivateCrtKey> keys, Sealing newest, FileTime at) {}

    private final Path file;
    private final boolean given;
    private @Nullable Kept kept;

    SealingKeys(SyncSettings settings, ParvisSettings parvis) {
        given = !settings.sealingKey().isBlank();
        file = settings.sealingKey().isBlank()
                ? parvis.lasting().resolve("sealing.key")
                : Path.of(settings.sealingKey());
    }

    /** Whether there is no file: it is made when somebody next asks for a key. */
    boolean missing() {
        return !Files.exists(file);
    }

    @Override
    public String setting() {
        return "PARVIS_SEALING_KEY";
    }

    /** Of the secret, which stays when keys are added. */
    @Override
    public String print() {
        return given && !missing() ? Sha256.hex(proof("process", new byte[0])) : "";
    }

    /** The key that devices seal for from now on. */
    public Sealing newest() {
        return kept().newest;
    }

    /** The private key that something was sealed for; nothing when this server never had it. */
    Optional<RSAPrivateCrtKey> find(String id) {
        return Optional.ofNullable(kept().keys.get(id));
    }

    /** 32 bytes that only this server can make of these words. */
    byte[] proof(String what, byte[] part) {
        return HmacSha256.of(kept().secret, part, what.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a key that devices seal for from now on; the old ones still open what was sealed for them. */
    public synchronized Sealing rotate() {
        var before = kept();
        var lines = new StringBuilder(read());
        lines.append(newKey(before.keys.size() + 1));
        write(lines.toString());
        kept = null;
        return kept().newest;
    }

    private synchronized Kept kept() {
        try {
            if (missing())
                SecretFile.readOrMake(file, () -> {
                    var secret = new byte[32];
                    new SecureRandom().nextBytes(secret);
                    return line(SECRET, secret) + newKey(1);
                });
            var at = Files.getLastModifiedTime(file);
            if (kept == null || !kept.at.equals(at)) kept = parse(read(), at);
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole or not at all: half a key is none. */
    private void write(String text) {
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) Files.createDirectories(folder);
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix"))
                Files.createFile(
                        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(String name, byte[] bytes) {
        return name + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
    }

    /**
     * The line of a key of its own. Its name says which it is, so that what was sealed for the first key of a file that was lost is
     * never taken for something sealed for the first key of the file that was made in its place.
     */
    private static String newKey(int number) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            var print = Sha256.of(pair.getPublic().getEncoded());
            return line(
                    "k" + number + "-" + HexFormat.of().formatHex(print, 0, 4),
                    pair.getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Kept parse(String text, FileTime at) {
        byte[] secret = null;
        var keys = new LinkedHashMap<String, RSAPrivateCrtKey>();
        Sealing newest = null;
        try {
            var factory = KeyFactory.getInstance("RSA");
            for (var line : text.lines().filter(l -> !l.isBlank()).toList()) {
                var parts = line.strip().split(" ", 2);
                var bytes = Base64.getDecoder().decode(parts[1]);
                if (parts[0].equals(SECRET)) {
                    secret = bytes;
                    continue;
                }
                var key = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(bytes));
                keys.put(parts[0], key);
                var open = factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
                newest = new Sealing(parts[0], ALGORITHM, Base64.getEncoder().encodeToString(open.getEncoded()));
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalStateException("the file of the sealing keys cannot be read", e);
        }
        if (secret == null || newest == null)
            throw new IllegalStateException("the file of the sealing keys lacks its secret or has no key");
        return new Kept(secret, keys, newest, at);
    }
}
