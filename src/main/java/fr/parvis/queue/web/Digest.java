package fr.parvis.queue.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells by a short text whether a content is as it was. */
final class Digest {
    private Digest() {}

    static String weakTag(byte[] content) {
        return "W/\"" + of(content) + "\"";
    }

    static String of(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
