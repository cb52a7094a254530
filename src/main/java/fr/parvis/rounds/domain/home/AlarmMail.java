package fr.parvis.rounds.domain.home;

import fr.parvis.access.Accounts.Account;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.mail.javamail.JavaMailSender;

/** The mail that tells of an alarm: who and in which commune, nothing of the household. */
public interface AlarmMail {

    /**
     * What it tells.
     *
     * @param name of who went
     * @param at when it is written
     */
    record About(
            UUID visit,
            AlarmRule.Step step,
            String name,
            String commune,
            Instant expectedEnd,
            ZoneId zone,
            Instant at) {}

    /** Written, not sent. */
    MimeMessage write(JavaMailSender mail, About about, Account to) throws MessagingException;
}
