// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain.sms;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Connection by which a provider of SMS is asked what became of one. */
public interface SmsQuery {

    /** Knowledge of a provider about an SMS. */
    enum Known {
        ARRIVED,
        /** The provider took it, and has not delivered it yet. */
        UNDERWAY,
        /** It will not arrive, or never came. */
        LOST,
        /** The provider does not say. */
        NOTHING
    }

    /**
     * Asks, and waits half a minute at most.
     *
     * @param id of our message
     * @param reference the provider's own, where it gave one
     */
    Known ask(UUID id, @Nullable String reference);
}
