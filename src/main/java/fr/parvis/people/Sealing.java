// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import java.util.List;

/** Encrypts what is said of persons in the database, under keys that are kept outside it. */
public interface Sealing {

    /**
     * A sealed text.
     *
     * @param key name of the key of the ring that opens it
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Text(String key, byte[] bytes) {}

    /** @param about owner of the text, the same when it is opened: {@code note <id>} */
    Text seal(String text, String about);

    /** @throws IllegalStateException without the key, for something else, or when the bytes were changed */
    String open(Text sealed, String about);

    /** Hash that finds a text exactly without showing it (HMAC-SHA-256, 32 bytes), under the key that seals. */
    byte[] hash(String text);

    /** Hashes of a text under every key: between two keys, rows bear the one or the other. */
    List<byte[]> hashes(String text);
}
