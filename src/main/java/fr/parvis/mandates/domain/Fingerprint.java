// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.domain;

import fr.parvis.access.RandomSecret;
import fr.parvis.values.Sha256;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/** Fingerprint that tells that a paper is the one that was made: the hash of all it says, and the code by which it is asked for. */
public final class Fingerprint {
    /** Without letters and digits that are taken for each other; 20 of them are 98 bits, which nobody guesses. */
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    private static final int CODE = 20;
    private static final int SHOWN = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Fingerprint() {}

    static String newCode() {
        var code = new StringBuilder();
        for (int i = 0; i < CODE; i++) code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        return code.toString();
    }

    static String newSalt() {
        var salt = new byte[16];
        RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    /** A code as somebody copies it: in groups, in small letters. */
    static String code(String typed) {
        return typed.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }

    static boolean isCode(String code) {
        return code.length() == CODE && code.chars().allMatch(letter -> LETTERS.indexOf(letter) >= 0);
    }

    static byte[] hashOfCode(String code) {
        return RandomSecret.hash("mandate " + code);
    }

    /**
     * Contents of a paper.
     *
     * @param words version of the words that it says, which are never changed
     */
    record Paper(
            int words,
            UUID id,
            UUID association,
            Mandate.Said said,
            List<Scope> scopes,
            int days,
            LocalDate preparedOn) {
        String hash() {
            return Sha256.hex(String.join(
                    "\n",
                    "parvis-mandat-" + words,
                    id.toString(),
                    association.toString(),
                    said.association(),
                    said.person(),
                    said.born() == null ? "" : said.born().toString(),
                    said.mediator(),
                    said.code(),
                    scopes.stream().map(Scope::key).collect(Collectors.joining(",")),
                    Integer.toString(days),
                    preparedOn.toString(),
                    said.salt()));
        }
    }

    /** Printed part of a hash, in groups that can be compared by eye. */
    public static String shown(String hash) {
        return groups(hash.substring(0, SHOWN).toUpperCase(Locale.ROOT));
    }

    /** Whether that is what is printed of the hash. */
    static boolean isOf(String typed, String hash) {
        return code(typed).equals(hash.substring(0, SHOWN).toUpperCase(Locale.ROOT));
    }

    public static String groups(String text) {
        return text.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
