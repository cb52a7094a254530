// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sealing of bytes of any length: in chunks of 64 KiB under AES-256-GCM, each with the file's random prefix, its own number and
 * whether it is the last in its nonce (the construction STREAM of Hoang, Reyhanitabar, Rogaway and Vizár, 2015). A chunk that was
 * changed, swapped, repeated or left out does not open, nor does a file that ends too early.
 */
final class Chunks {
    static final int PLAIN = 1 << 16;
    private static final int TAG = 16;
    static final int SEALED = PLAIN + TAG;

    /** One byte for this form, seven that are the file's. */
    static final int HEAD = 8;

    private static final byte FORM = 1;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;
    private final byte[] about;
    private final byte[] head;
    private final Cipher cipher;

    private Chunks(SecretKeySpec key, byte[] about, byte[] head) {
        this.key = key;
        this.about = about;
        this.head = head;
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Chunks fresh(SecretKeySpec key, byte[] about) {
        var head = new byte[HEAD];
        RANDOM.nextBytes(head);
        head[0] = FORM;
        return new Chunks(key, about, head);
    }

    static Chunks of(SecretKeySpec key, byte[] about, byte[] head) throws IOException {
        if (head.length < HEAD || head[0] != FORM) throw new IOException("these are no sealed bytes of a document");
        return new Chunks(key, about, head);
    }

    byte[] head() {
        return head.clone();
    }

    byte[] seal(byte[] plain, int length, int number, boolean last) {
        try {
            return apply(Cipher.ENCRYPT_MODE, plain, length, nonce(number, last));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] open(byte[] sealed, int length, int number, boolean last) throws IOException {
        try {
            return apply(Cipher.DECRYPT_MODE, sealed, length, nonce(number, last));
        } catch (GeneralSecurityException e) {
            throw new IOException("the sealed bytes of a document were changed or cut", e);
        }
    }

    private byte[] nonce(int number, boolean last) {
        return ByteBuffer.allocate(12)
                .put(head, 1, HEAD - 1)
                .putInt(number)
                .put((byte) (last ? 1 : 0))
                .array();
    }

    private byte[] apply(int mode, byte[] bytes, int length, byte[] nonce) throws GeneralSecurityException {
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(about);
        return cipher.doFinal(bytes, 0, length);
    }
}
