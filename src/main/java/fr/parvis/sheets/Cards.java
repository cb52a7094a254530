// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets;

import fr.parvis.values.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Cards that people carry instead of giving a name, for modules that keep something under one. Who has not typed a card's code lately does
 * not read what is under it.
 */
public interface Cards {

    /** Meaning of a typed code. */
    sealed interface Reading {
        /** The current account has it at hand from now on; its end is put off. */
        record Found(UUID card) implements Reading {}

        /** @param problem of the field {@code code} */
        record Refused(Problem problem) implements Reading {}
    }

    /**
     * A card that was made.
     *
     * @param code as it is typed; kept nowhere
     */
    record Made(UUID card, String code) {}

    /** A card whose code the current account typed lately. */
    record Held(UUID card, Instant readAt) {}

    /** Finds the card of a code. Wrong ones are counted, and nobody is answered for a while after too many. */
    Reading read(String typed);

    /** Makes a card of the current association; the current account has it at hand. */
    Made make();

    /** Those before the current account, the last one read first; only cards that still lead to something. */
    List<Held> atHand();

    /** Whether the current account typed the code lately, and the card still leads to something. */
    boolean reads(UUID card);

    /** Cards at hand to which a visit was joined. */
    List<UUID> atHandOf(UUID visit);

    /** The code of a card that the current account has at hand, as it is typed. */
    Optional<String> code(UUID card);

    /** Something was done under the card: its end is put off. */
    void touch(UUID card);
}
