// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain.sms;

import fr.parvis.messages.domain.Delivery;
import java.util.UUID;

/** Connection to a provider of SMS. */
public interface SmsGateway {

    /**
     * Hands an SMS over, once: what it cannot say for sure is {@link Delivery.Unknown}. Waits half a minute at most.
     *
     * @param id of our message, which providers may take as their reference
     * @param number as it is dialled from abroad: a plus and digits
     */
    Delivery send(UUID id, String number, SmsText text);
}
