package fr.parvis.queue.web;

import fr.parvis.queue.domain.Decision;
import fr.parvis.shell.Words;
import java.util.Locale;

/** What the queue answers, in the user's words. */
final class QueueWords {
    private QueueWords() {}

    /** @param name of who called the ticket, where somebody did */
    static String refusal(Decision.Refused refused, String name, Locale locale) {
        var ticket = refused.ticket();
        return Words.t(
                locale,
                "queue.refused." + refused.why().word(),
                ticket == null ? "" : ticket.label(),
                name.isEmpty() ? Words.t(locale, "queue.colleague") : name,
                ticket == null
                        ? ""
                        : Words.t(locale, "queue.state." + ticket.state().word()));
    }
}
