package fr.parvis.mandates.papers;

import fr.parvis.mandates.domain.MailEnd;
import fr.parvis.mandates.domain.Mandate;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Writes that a mandate ends soon. The mail names nobody. */
@Component
public class EndMail implements MailEnd {
    private final @Nullable JavaMailSender sender;
    private final String from;
    private final String address;

    @Autowired
    EndMail(
            ObjectProvider<JavaMailSender> sender,
            @Value("${parvis.mail.from:parvis@localhost}") String from,
            @Value("${parvis.address:}") String address) {
        this(sender.getIfAvailable(), from, address);
    }

    public EndMail(@Nullable JavaMailSender sender, String from, String address) {
        this.sender = sender;
        this.from = from;
        this.address = address;
    }

    @Override
    public boolean canMail() {
        return sender != null;
    }

    @Override
    public void send(Mandate mandate, String to) {
        LocalDate end = Objects.requireNonNull(mandate.endsOn());
        var message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(to);
        message.setSubject(Words.t("mandates.mail.subject", end));
        message.setText(Words.t("mandates.mail.text", end, address + "/bureau/mandats/" + mandate.id()));
        Objects.requireNonNull(sender).send(message);
    }
}
