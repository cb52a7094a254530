// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.HomePart;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.messages.MessagesAddresses;
import fr.parvis.messages.domain.SeeMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Part of a lead's home page: calls that wait, and SMS of which nobody knows whether they were sent. */
@Component
class MessagesHomePart implements HomePart {
    private final SeeMessages see;

    MessagesHomePart(SeeMessages see) {
        this.see = see;
    }

    @Override
    public int order() {
        return 35;
    }

    @Override
    public Optional<Content> of(SignedIn who) {
        if (who.association() == null || !who.may(Right.LEAD_FOLLOW_UP)) return Optional.empty();
        var waiting = see.waiting();
        var figures = new ArrayList<Figure>();
        if (waiting.calls() > 0)
            figures.add(new Figure(
                    String.valueOf(waiting.calls()),
                    n("messages.home.calls", waiting.calls()),
                    MessagesAddresses.MESSAGES,
                    true));
        if (waiting.uncertain() > 0)
            figures.add(new Figure(
                    String.valueOf(waiting.uncertain()),
                    n("messages.home.uncertain", waiting.uncertain()),
                    MessagesController.SENT + "?etat=to-check",
                    false));
        return Optional.of(new Content(
                t("messages.title"), MessagesAddresses.MESSAGES, figures, List.of(), t("messages.home.empty")));
    }
}
