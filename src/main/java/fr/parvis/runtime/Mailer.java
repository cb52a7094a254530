// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import io.micrometer.core.instrument.Metrics;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.SocketTimeoutException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends mails by the server that is set, from the address of Parvis. */
@Component
public class Mailer {
    private final @Nullable JavaMailSender server;
    private final String from;

    @Autowired
    Mailer(ObjectProvider<JavaMailSender> server, ParvisSettings parvis) {
        this(server.getIfAvailable(), parvis.mail().from());
    }

    public Mailer(@Nullable JavaMailSender server, String from) {
        this.server = server;
        this.from = from;
    }

    /** Whether a mail server is set at all. */
    public boolean isSet() {
        return server != null;
    }

    /** @throws MailException when it did not go, or when nobody knows whether it did */
    public void send(Mail mail) {
        var through = Objects.requireNonNull(server);
        var message = through.createMimeMessage();
        var attachment = mail.attachment();
        var answers = mail.answers();
        var writer = mail.replyTo();
        try {
            var written = new MimeMessageHelper(message, attachment != null, "UTF-8");
            written.setFrom(from);
            written.setTo(mail.to());
            written.setSubject(mail.subject());
            written.setText(mail.text());
            if (attachment != null)
                written.addAttachment(
                        attachment.name(), new ByteArrayResource(attachment.content()), attachment.type());
            // the server keeps it
            message.setHeader("Message-ID", messageId(mail.id()));
            if (answers != null) {
                message.setHeader("In-Reply-To", messageId(answers));
                message.setHeader("References", messageId(answers));
            }
            if (writer != null) written.setReplyTo(writer);
            // nobody's absence is answered to Parvis
            else message.setHeader("Auto-Submitted", "auto-generated");
        } catch (MessagingException e) {
            throw new MailPreparationException(e);
        }
        try {
            through.send(message);
            Metrics.counter("parvis.mail", "result", "sent").increment();
        } catch (MailException e) {
            Metrics.counter("parvis.mail", "result", "failed").increment();
            throw e;
        }
    }

    private static String messageId(String id) {
        return "<" + id + "@parvis>";
    }

    /** Whether the server said of the recipient that there is no such mailbox, or that it takes nothing: trying again does not help. */
    public static boolean isRefused(MailException failed) {
        return failed instanceof MailSendException sending
                && Stream.of(sending.getMessageExceptions())
                        .anyMatch(one -> one instanceof SendFailedException said
                                && said.getInvalidAddresses() != null
                                && said.getInvalidAddresses().length > 0);
    }

    /** Whether the server fell silent with the mail in its hands: nobody knows whether it went, and it is not sent a second time by itself. */
    public static boolean isUnheard(Exception wrong) {
        if (wrong instanceof MailSendException sending
                && Stream.of(sending.getMessageExceptions()).anyMatch(Mailer::isUnheard)) return true;
        boolean silent = false;
        for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
            // of the library that speaks to the server, which is there at run time only
            if (cause.getClass().getSimpleName().equals("MailConnectException")) return false;
            silent |= cause instanceof SocketTimeoutException;
        }
        return silent;
    }

    /** Whether a mail can be written to it: one address. */
    public static boolean isAddress(String typed) {
        try {
            return typed.contains("@") && InternetAddress.parse(typed).length == 1;
        } catch (AddressException e) {
            return false;
        }
    }
}
