// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.web;

import fr.parvis.queue.domain.Decision;
import fr.parvis.shell.Words;

/** Answers of the queue, in the user's words. */
final class QueueWords {
    private QueueWords() {}

    /** @param name of the mediator who called the ticket, where somebody did */
    static String refusal(Decision.Refused refused, String name) {
        var ticket = refused.ticket();
        return Words.t(
                "queue.refused." + refused.why().word(),
                ticket == null ? "" : ticket.label(),
                name.isEmpty() ? Words.t("queue.colleague") : name,
                ticket == null ? "" : Words.t("queue.state." + ticket.state().word()));
    }
}
