// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain.sms;

import fr.parvis.messages.domain.Delivery;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gateway for trials: logs that it would send an SMS, without number or text, and sends none. */
class LogGateway implements SmsGateway {
    private static final Logger LOG = LoggerFactory.getLogger(LogGateway.class);

    @Override
    public Delivery send(UUID id, String number, SmsText text) {
        LOG.info("message {}: {} SMS of {} signs, not sent (trial)", id, text.parts(), text.length());
        return new Delivery.Taken("trial-" + id);
    }
}
