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
 * @param moved how often it was moved because nobody was on the line
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
     * @param why what came of it, or why it is not kept; nothing where the state says all
     * @param tries how often it was called in all
     */
    record End(CallState state, @Nullable String why, int tries) {}
}
