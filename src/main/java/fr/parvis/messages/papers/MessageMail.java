package fr.parvis.messages.papers;

import fr.parvis.messages.Channel;
import fr.parvis.messages.domain.Delivery;
import fr.parvis.messages.domain.Message;
import fr.parvis.messages.domain.Said;
import fr.parvis.messages.domain.Sender;
import fr.parvis.shell.MailRefusal;
import fr.parvis.shell.Words;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.Date;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends messages by mail. Should one go twice after a crash, it bears the same Message-ID, and mailboxes show it once. */
@Component
public class MessageMail implements Sender {
    private static final Logger LOG = LoggerFactory.getLogger(MessageMail.class);

    private final @Nullable JavaMailSender sender;
    private final String from;
    private final Clock clock;

    @Autowired
    MessageMail(
            ObjectProvider<JavaMailSender> sender,
            @Value("${parvis.mail.from:parvis@localhost}") String from,
            Clock clock) {
        this(sender.getIfAvailable(), from, clock);
    }

    public MessageMail(@Nullable JavaMailSender sender, String from, Clock clock) {
        this.sender = sender;
        this.from = from;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public boolean isSet() {
        return sender != null;
    }

    @Override
    public Delivery send(Message it, Said said) {
        var mail = Objects.requireNonNull(sender);
        try {
            var message = mail.createMimeMessage();
            message.setHeader("Message-ID", "<message-" + it.id() + "@parvis>");
            message.setHeader("Auto-Submitted", "auto-generated");
            var written = new MimeMessageHelper(message, "UTF-8");
            written.setFrom(from);
            written.setTo(Objects.requireNonNull(said.mail()));
            written.setSentDate(Date.from(clock.instant()));
            written.setSubject(said.subject());
            written.setText(said.text() + "\n\n"
                    + Words.t(MessageInWords.locale(said.language()), "messages.mail.footer"));
            mail.send(message);
            return new Delivery.Taken(null);
        } catch (MailException | MessagingException e) {
            LOG.error("message {}: its mail did not go: {}", it.id(), e.getClass().getName());
            return MailRefusal.is(e) ? new Delivery.Refused() : new Delivery.Later();
        }
    }
}
