package fr.parvis.letters.papers;

import fr.parvis.letters.domain.LetterMail;
import fr.parvis.shell.Words;
import jakarta.mail.MessagingException;
import java.util.Date;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Mails a letter as a PDF. */
@Component
public class MailLetter implements LetterMail {
    private final DrawLetter draw;
    private final @Nullable JavaMailSender sender;
    private final String from;

    @Autowired
    MailLetter(
            DrawLetter draw,
            ObjectProvider<JavaMailSender> sender,
            @Value("${parvis.mail.from:parvis@localhost}") String from) {
        this(draw, sender.getIfAvailable(), from);
    }

    public MailLetter(DrawLetter draw, @Nullable JavaMailSender sender, String from) {
        this.draw = draw;
        this.sender = sender;
        this.from = from;
    }

    @Override
    public boolean canMail() {
        return sender != null;
    }

    @Override
    public void send(Mail mail) throws MessagingException {
        var it = mail.letter();
        var message = Objects.requireNonNull(sender).createMimeMessage();
        message.setHeader("Message-ID", "<letter-" + it.id() + "@parvis>");
        var written = new MimeMessageHelper(message, true, "UTF-8");
        written.setFrom(from);
        written.setReplyTo(mail.writer());
        written.setTo(mail.to());
        written.setSentDate(Date.from(mail.at()));
        written.setSubject(it.text().subject());
        written.setText((mail.message().isBlank()
                        ? Words.t(
                                Layout.LANGUAGE, "letters.mail.text", it.text().signature())
                        : mail.message().strip())
                + "\n\n" + Words.t(Layout.LANGUAGE, "letters.mail.from", mail.place(), it.shownNumber()));
        written.addAttachment(
                "courrier-" + it.shownNumber() + ".pdf",
                new ByteArrayResource(draw.pdf(it, mail.place())),
                "application/pdf");
        sender.send(message);
    }
}
