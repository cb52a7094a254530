// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.papers;

import static fr.parvis.shell.Words.t;

import fr.parvis.messages.domain.Message;
import fr.parvis.messages.domain.MessageContent;
import fr.parvis.messages.domain.MessageTable;
import fr.parvis.messages.domain.Replies;
import fr.parvis.network.LocalDays;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.shell.Words;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Messages to a person and their answers, for the answer to their access request. */
@Component
class MessagesPersonalData implements PersonalDataProvider {
    private final MessageTable messages;
    private final Replies replies;
    private final LocalDays localDays;

    MessagesPersonalData(MessageTable messages, Replies replies, LocalDays localDays) {
        this.messages = messages;
        this.replies = replies;
        this.localDays = localDays;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public String title() {
        return t("messages.title");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Told> tell(UUID person) {
        var lines = Stream.concat(
                        messages.of(person, Integer.MAX_VALUE).stream().map(this::line),
                        replies.of(person).stream()
                                .map(it -> new Line(
                                        Words.date(localDays.day(it.receivedAt())),
                                        t("messages.tell.reply", it.text()))))
                .toList();
        return lines.isEmpty() ? List.of() : List.of(new Told(t("messages.title"), lines));
    }

    private Line line(Message it) {
        return new Line(
                Words.date(localDays.day(it.since())),
                t(
                        "messages.tell",
                        t("messages.channel." + it.by().key()),
                        t("messages.state." + it.state().key()),
                        messages.said(it.id()).map(MessageContent::text).orElse(t("messages.forgotten"))));
    }
}
