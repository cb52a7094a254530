// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A promise to call somebody back; the number is elsewhere.
 *
 * @param subject the key of a {@code network.Help}; empty where nobody said
 * @param language code of the nomenclature
 * @param commune INSEE code
 * @param moved number of times it was moved because nobody was on the line
 * @param lost whether a call about it was begun and never ended
 */
public record Call(
        UUID id,
        Instant askedAt,
        Window promised,
        String subject,
        String language,
        @Nullable String commune,
        CallChannel channel,
        CallState state,
        int tries,
        int moved,
        boolean lost,
        Instant nextTry,
        @Nullable UUID association,
        @Nullable UUID account,
        @Nullable Instant leaseUntil) {

    /** The time within which somebody calls. */
    public record Window(Instant from, Instant until) {}

    /**
     * The end of a promise.
     *
     * @param why outcome, or the reason why it is not kept; null where the state says all
     * @param tries number of attempts in all
     */
    record End(CallState state, @Nullable String why, int tries) {}
}
