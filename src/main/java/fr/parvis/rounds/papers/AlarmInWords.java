package fr.parvis.rounds.papers;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts.Account;
import fr.parvis.rounds.domain.home.AlarmMail;
import fr.parvis.rounds.domain.home.AlarmRule;
import fr.parvis.shell.Words;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Writes the mail of an alarm. */
@Component
public class AlarmInWords implements AlarmMail {
    private final String from;
    private final String address;

    public AlarmInWords(
            @Value("${parvis.mail.from:parvis@localhost}") String from, @Value("${parvis.address:}") String address) {
        this.from = from;
        this.address = address;
    }

    @Override
    public MimeMessage write(JavaMailSender mail, About about, Account to) throws MessagingException {
        var due = Words.time(
                LocalTime.ofInstant(about.expectedEnd(), about.zone()).truncatedTo(ChronoUnit.MINUTES));
        var message = mail.createMimeMessage();
        // the sender keeps it: should the same mail go twice to somebody, it is one
        message.setHeader(
                "Message-ID",
                "<home-visit-" + about.visit() + "-" + about.expectedEnd().getEpochSecond() + "-" + about.step() + "-"
                        + to.id() + "@parvis>");
        var written = new MimeMessageHelper(message, "UTF-8");
        written.setFrom(from);
        written.setTo(to.email());
        written.setSentDate(Date.from(about.at()));
        written.setSubject(t("rounds.mail.subject", about.name()));
        written.setText(t(
                about.step() == AlarmRule.Step.LEAD ? "rounds.mail.lead" : "rounds.mail.director",
                about.name(),
                about.commune(),
                due,
                address + "/bureau/tournees/visites-a-domicile"));
        return message;
    }
}
