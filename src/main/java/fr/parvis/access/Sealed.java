// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Sealing bytes so that they can be read again under the same key only (AES-256-GCM, a fresh nonce before each text). */
public final class Sealed {
    private static final int NONCE = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Sealed() {}

    /** @param about additional authenticated data (AAD), so that the bytes open in their own row alone */
    public static byte[] seal(SecretKeySpec key, byte[] plain, byte[] about) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        var sealed = apply(Cipher.ENCRYPT_MODE, key, nonce, plain, about);
        var all = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE, sealed.length);
        return all;
    }

    /** @throws IllegalStateException under another key, for something else, or when the bytes were changed */
    public static byte[] open(SecretKeySpec key, byte[] sealed, byte[] about) {
        return apply(
                Cipher.DECRYPT_MODE,
                key,
                Arrays.copyOf(sealed, NONCE),
                Arrays.copyOfRange(sealed, NONCE, sealed.length),
                about);
    }

    private static byte[] apply(int mode, SecretKeySpec key, byte[] nonce, byte[] bytes, byte[] about) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(128, nonce));
            cipher.updateAAD(about);
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the secret key is not the one this was sealed with", e);
        }
    }
}
