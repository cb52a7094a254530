// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages;

import java.util.Set;
import java.util.UUID;

/**
 * A message came to an end: it arrived, it did not, nobody knows, or its time was over. Published in the transaction that notes it: what listens (plain
 * {@code @EventListener}) is part of it. A call that stands in for an SMS is planned already, and ends by itself.
 *
 * @param occasion as the module that asked named it
 * @param state one of {@link #STATES}
 */
public record MessageEnded(
        UUID association, UUID message, Messages.Subject about, String occasion, Channel by, MessageState state) {
    public static final Set<MessageState> STATES =
            Set.of(MessageState.DELIVERED, MessageState.FAILED, MessageState.UNCERTAIN, MessageState.TOO_LATE);
}
