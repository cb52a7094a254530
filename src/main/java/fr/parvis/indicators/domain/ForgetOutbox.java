// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deletes rows of the outbox that are a week old; in the network's scope. */
@Component
public class ForgetOutbox {
    private final Outbox outbox;

    ForgetOutbox(Outbox outbox) {
        this.outbox = outbox;
    }

    @Transactional
    public void handle() {
        outbox.forget();
    }
}
