// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import fr.parvis.people.Sealing;
import fr.parvis.values.PhoneNumber;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Hashes by which a number, a mailbox or a person is found again without standing in a table. */
@Component
class ReachedHashes {
    private final Sealing sealing;

    ReachedHashes(Sealing sealing) {
        this.sealing = sealing;
    }

    static String phone(String phone) {
        return "message phone " + PhoneNumber.normalize(phone);
    }

    static String mail(String mail) {
        return "message mail " + mail.strip().toLowerCase(Locale.ROOT);
    }

    static String person(UUID person) {
        return "message person " + person;
    }

    byte[] of(String text) {
        return sealing.hash(text);
    }

    /** Hashes of a text under every key that may have been used. */
    byte[][] all(String text) {
        return all(List.of(text));
    }

    byte[][] all(List<String> texts) {
        return texts.stream().flatMap(text -> sealing.hashes(text).stream()).toArray(byte[][]::new);
    }
}
