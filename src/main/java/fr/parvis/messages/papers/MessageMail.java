// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.papers;

import fr.parvis.messages.Channel;
import fr.parvis.messages.domain.Delivery;
import fr.parvis.messages.domain.Message;
import fr.parvis.messages.domain.MessageContent;
import fr.parvis.messages.domain.Sender;
import fr.parvis.runtime.Mail;
import fr.parvis.runtime.Mailer;
import fr.parvis.shell.Words;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/** Sends messages by mail. */
@Component
public class MessageMail implements Sender {
    private static final Logger LOG = LoggerFactory.getLogger(MessageMail.class);

    private final Mailer mailer;

    public MessageMail(Mailer mailer) {
        this.mailer = mailer;
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public boolean isSet() {
        return mailer.isSet();
    }

    @Override
    public Delivery send(Message it, MessageContent said) {
        try {
            mailer.send(new Mail(
                    "message-" + it.id(),
                    Objects.requireNonNull(said.mail()),
                    said.subject(),
                    said.text() + "\n\n"
                            + Words.t(
                                    MessageInWords.locale(said.language(), "messages.mail.footer"),
                                    "messages.mail.footer")));
            return new Delivery.Taken(null);
        } catch (MailException e) {
            LOG.error(
                    "message {}: its mail did not go: {}", it.id(), e.getClass().getName());
            return Mailer.isRefused(e) ? new Delivery.Refused() : new Delivery.Later();
        }
    }
}
