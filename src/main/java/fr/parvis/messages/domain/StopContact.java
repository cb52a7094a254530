// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Withdrawal of the messages that wait for a person who wants to be contacted no more. */
@Component
@Transactional
public class StopContact {
    private final MessageTable messages;
    private final Clock clock;

    StopContact(MessageTable messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    public void agreementWithdrawn(UUID person) {
        messages.withdrawOf(person, Why.AGREEMENT, clock.instant());
    }
}
