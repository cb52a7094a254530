// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.access.Sealed;
import fr.parvis.people.PeopleSettings;
import fr.parvis.people.Sealing;
import fr.parvis.runtime.KeyPrint;
import fr.parvis.runtime.ParvisSettings;
import fr.parvis.runtime.SecretFile;
import fr.parvis.values.HmacSha256;
import fr.parvis.values.Sha256;
import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The keys that seal what is said of persons: {@code PARVIS_PEOPLE_KEYS}, or the file {@code people.key} in the data folder, made
 * once, when something is sealed first. A line, or a part between commas, is {@code identifier:64 hexadecimal digits}; the last one seals, all open. The file is
 * read again when it changes, so that a running Parvis follows a change of keys.
 */
@Component
class KeyRing implements Sealing, KeyPrint {
    private static final String FILE = "people.key";

    /** The keys of one reading, the oldest first. */
    private record Ring(Map<String, SecretKeySpec> sealing, Map<String, SecretKeySpec> finding, String last, long of) {}

    private final @Nullable Path file;
    private final Set<String> lost;
    private final UnreadableText unreadable;
    private volatile @Nullable Ring ring;

    KeyRing(PeopleSettings settings, ParvisSettings parvis, UnreadableText unreadable) {
        this.lost = settings.peopleKeysLost();
        this.unreadable = unreadable;
        this.file = settings.peopleKeys().isBlank() ? parvis.lasting().resolve(FILE) : null;
        if (!settings.peopleKeys().isBlank())
            this.ring = ring(List.of(settings.peopleKeys().split("[,\\s]+")), 0);
    }

    @Override
    public String setting() {
        return "PARVIS_PEOPLE_KEYS";
    }

    @Override
    public String print() {
        return file == null ? Sha256.hex(HexFormat.of().formatHex(hash("process")) + String.join(" ", known())) : "";
    }

    @Override
    public Text seal(String text, String about) {
        var now = now();
        return new Text(
                now.last,
                Sealed.seal(
                        key(now, now.last),
                        text.getBytes(StandardCharsets.UTF_8),
                        about.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String open(Text sealed, String about) {
        if (isLost(sealed.key())) {
            Metrics.counter("parvis.sealed.unreadable").increment();
            return unreadable.text();
        }
        return new String(
                Sealed.open(key(now(), sealed.key()), sealed.bytes(), about.getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8);
    }

    /** Whether what this key sealed opens no more: what {@link #open} answers is then no text of anybody's. */
    boolean isLost(String key) {
        return lost.contains(key) && !now().sealing.containsKey(key);
    }

    @Override
    public byte[] hash(String text) {
        var now = now();
        return hash(now, now.last, text);
    }

    @Override
    public List<byte[]> hashes(String text) {
        var now = now();
        return now.finding.keySet().stream().map(id -> hash(now, id, text)).toList();
    }

    /** The identifier of the key that seals. */
    String current() {
        return now().last;
    }

    /**
     * Adds a key, which seals from now on.
     *
     * @throws IllegalStateException when the keys are given by a setting
     */
    String add() {
        if (file == null) throw new IllegalStateException("the keys are given by PARVIS_PEOPLE_KEYS");
        try {
            now();
            var lines = new ArrayList<>(Files.readAllLines(file));
            lines.add(made());
            write(file, lines);
            var now = read(file);
            ring = now;
            return now.last;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys that seal no longer. */
    List<String> former() {
        var now = now();
        return now.sealing.keySet().stream().filter(id -> !id.equals(now.last)).toList();
    }

    /** The identifiers of all keys, the lost ones too; no key is made for it. */
    Set<String> known() {
        var known = new TreeSet<>(lost);
        if (file == null || ring != null || Files.exists(file))
            known.addAll(now().sealing.keySet());
        return known;
    }

    /** Whether the keys are in the file, where a command can add one. */
    boolean inFile() {
        return file != null;
    }

    private Ring now() {
        var now = ring;
        try {
            if (now == null || file != null && Files.getLastModifiedTime(file).toMillis() != now.of) {
                now = read(Objects.requireNonNull(file));
                ring = now;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the keys that seal persons' data cannot be read", e);
        }
        return now;
    }

    private static SecretKeySpec key(Ring ring, String id) {
        var key = ring.sealing.get(id);
        if (key == null)
            throw new IllegalStateException(
                    "no key " + id + " in the ring: restore people.key as it was with this data");
        return key;
    }

    private static byte[] hash(Ring ring, String id, String text) {
        return HmacSha256.of(Objects.requireNonNull(ring.finding.get(id)), text);
    }

    private static synchronized Ring read(Path file) {
        try {
            if (!Files.exists(file)) SecretFile.readOrMake(file, KeyRing::made);
            long of = Files.getLastModifiedTime(file).toMillis();
            return ring(Files.readAllLines(file), of);
        } catch (IOException e) {
            throw new UncheckedIOException("the keys that seal persons' data cannot be read", e);
        }
    }

    private static void write(Path file, List<String> lines) throws IOException {
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, onlyOwner);
        Files.write(draft, lines);
        force(draft, StandardOpenOption.WRITE);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(Objects.requireNonNull(file.toAbsolutePath().getParent()), StandardOpenOption.READ);
    }

    /** On the disk before anything is sealed with it: a power cut must not leave rows without their key. */
    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (var channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    private static String made() {
        var bytes = new byte[36];
        new SecureRandom().nextBytes(bytes);
        var hex = HexFormat.of().formatHex(bytes);
        return hex.substring(0, 8) + ":" + hex.substring(8);
    }

    /** From one key come two: what seals never hashes. */
    private static Ring ring(List<String> lines, long of) {
        var sealing = new LinkedHashMap<String, SecretKeySpec>();
        var finding = new LinkedHashMap<String, SecretKeySpec>();
        var last = "";
        for (var line : lines) {
            if (line.isBlank()) continue;
            var parts = line.strip().split(":", 2);
            if (parts.length < 2 || !parts[1].matches("[0-9A-Fa-f]{64}"))
                throw new IllegalStateException(
                        "a key that seals persons' data is written identifier:64 hexadecimal digits");
            last = parts[0];
            var root = new SecretKeySpec(HexFormat.of().parseHex(parts[1]), "HmacSHA256");
            sealing.put(last, new SecretKeySpec(HmacSha256.of(root, "seal"), "AES"));
            finding.put(last, new SecretKeySpec(HmacSha256.of(root, "find"), "HmacSHA256"));
        }
        if (last.isEmpty()) throw new IllegalStateException("there is no key that seals persons' data");
        return new Ring(sealing, finding, last, of);
    }
}
