// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.messages.domain.SeeMessages;
import fr.parvis.people.PersonPanel;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Panel on a person's page: the last messages to them, and a link to write one. */
@Component
class MessagesPanel implements PersonPanel {
    private static final int SHOWN = 5;

    private final SeeMessages see;
    private final ShowMessages show;

    MessagesPanel(SeeMessages see, ShowMessages show) {
        this.see = see;
        this.show = show;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public Content of(UUID person) {
        return new Content(
                t("messages.panel"),
                "phone",
                see.of(person, SHOWN).stream()
                        .map(it -> new Line(
                                show.about(it),
                                ShowMessages.address(it.id()),
                                t("messages.channel." + it.by().key()) + " · " + show.moment(ShowMessages.at(it)),
                                ShowMessages.state(it),
                                ShowMessages.kind(it.state())))
                        .toList(),
                t("messages.panel.none"),
                List.of(new Link(t("messages.write"), WriteController.WRITE + "?personne=" + person, "pencil")),
                null);
    }
}
