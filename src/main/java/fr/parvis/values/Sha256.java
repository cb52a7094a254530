// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of bytes, texts (as UTF-8) and streams; several of these hashes are stored, so none of them may change. */
public final class Sha256 {
    private static final int SHORT_BYTES = 16;

    private Sha256() {}

    public static byte[] of(byte[] content) {
        return newDigest().digest(content);
    }

    public static byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The whole hash in 64 hexadecimal digits. */
    public static String hex(byte[] content) {
        return HexFormat.of().formatHex(of(content));
    }

    /** The whole hash of what the digest has read, in 64 hexadecimal digits; resets the digest. */
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    public static String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }

    /** The first half of the hash in 32 hexadecimal digits: enough to notice that a content changed. */
    public static String shortHex(byte[] content) {
        return HexFormat.of().formatHex(of(content), 0, SHORT_BYTES);
    }

    /** As {@link #shortHex(byte[])}, of what the digest has read; resets the digest. */
    public static String shortHex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, SHORT_BYTES);
    }

    /** A strong entity tag of HTTP (RFC 9110, 8.8.3), with its quotes; {@code W/} before it makes it weak. */
    public static String etag(byte[] content) {
        return '"' + shortHex(content) + '"';
    }

    /** A digest to feed part by part, through a {@link java.security.DigestOutputStream} for one. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
