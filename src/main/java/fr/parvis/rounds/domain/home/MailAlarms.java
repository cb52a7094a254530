package fr.parvis.rounds.domain.home;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts.Account;
import fr.parvis.access.Role;
import fr.parvis.rounds.domain.Team;
import fr.parvis.shell.Words;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes to those whom an alarm concerns. A mail that could not go is tried again, each time a little later; should the server stop
 * between sending and noting it, the same mail goes once more under the same identifier. Each gets one of their own: an address that
 * is wrong stops nobody else's. It says who and in which commune, nothing of the household.
 */
@Component
public class MailAlarms {
    private static final Logger LOG = LoggerFactory.getLogger(MailAlarms.class);
    private static final int AT_ONCE = 50;

    private final HomeVisitTable visits;
    private final Team team;
    private final @Nullable JavaMailSender sender;
    private final String from;
    private final String address;
    private final Clock clock;
    private final TransactionTemplate transaction;

    @Autowired
    MailAlarms(
            HomeVisitTable visits,
            Team team,
            ObjectProvider<JavaMailSender> sender,
            @Value("${parvis.mail.from:parvis@localhost}") String from,
            @Value("${parvis.address:}") String address,
            Clock clock,
            PlatformTransactionManager transactions) {
        this(visits, team, sender.getIfAvailable(), from, address, clock, new TransactionTemplate(transactions));
    }

    MailAlarms(
            HomeVisitTable visits,
            Team team,
            @Nullable JavaMailSender sender,
            String from,
            String address,
            Clock clock,
            TransactionTemplate transaction) {
        this.visits = visits;
        this.team = team;
        this.sender = sender;
        this.from = from;
        this.address = address;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Whether a mail server is set at all. */
    public boolean canMail() {
        return sender != null;
    }

    /** In the association in scope. @return the mails of how many alarms went */
    public int here() {
        if (sender == null) return 0;
        int sent = 0;
        // each in a transaction of its own: what went is noted whatever comes after
        for (int i = 0; i < AT_ONCE; i++) {
            var step = Objects.requireNonNull(transaction.execute(status -> next(sender)));
            if (step == Went.NONE_LEFT) break;
            if (step == Went.SENT) sent++;
        }
        return sent;
    }

    private enum Went {
        SENT,
        NOT_YET,
        NONE_LEFT
    }

    private Went next(JavaMailSender mail) {
        var now = clock.instant();
        var alarm = visits.nextToMail(now).orElse(null);
        if (alarm == null) return Went.NONE_LEFT;
        var visit = visits.find(alarm.visit()).orElseThrow();
        var to = recipients(alarm.step(), visit);
        if (to.isEmpty()) {
            LOG.error("home visit {}: nobody to write to for step {}", alarm.visit(), alarm.step());
            visits.again(alarm, now.plus(Duration.ofMinutes(30)));
            return Went.NOT_YET;
        }
        int went = 0;
        for (var account : to)
            try {
                mail.send(message(mail, alarm, visit, account));
                went++;
            } catch (MailException | MessagingException e) {
                LOG.error(
                        "home visit {}: the mail of its alarm to account {} did not go: {}",
                        alarm.visit(),
                        account.id(),
                        e.getClass().getName());
            }
        if (went == 0) {
            var pause = Duration.ofMinutes(1L << Math.min(alarm.attempts(), 5));
            LOG.error("home visit {}: no mail of its alarm went, again in {}", alarm.visit(), pause);
            visits.again(alarm, now.plus(pause));
            return Went.NOT_YET;
        }
        visits.mailed(alarm, now);
        return Went.SENT;
    }

    /**
     * Site leads first; where there is none, and at the second step, directors; then whoever of the two is left. Those who went are
     * the ones that are missed: they are written to only when nobody else is there at all.
     */
    private List<Account> recipients(AlarmRule.Step step, HomeVisit visit) {
        var people = team.all().stream().filter(Account::active).toList();
        var here = people.stream().filter(account -> !visit.isOf(account.id())).toList();
        var first = step == AlarmRule.Step.LEAD ? Role.SITE_LEAD : Role.DIRECTOR;
        var then = step == AlarmRule.Step.LEAD ? Role.DIRECTOR : Role.SITE_LEAD;
        return Stream.of(of(here, first), of(here, then), of(people, first), of(people, then))
                .filter(some -> !some.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<Account> of(List<Account> people, Role role) {
        return people.stream().filter(account -> account.roles().contains(role)).toList();
    }

    private MimeMessage message(JavaMailSender mail, HomeVisitTable.ToMail alarm, HomeVisit visit, Account to)
            throws MessagingException {
        var name = team.names().getOrDefault(visit.account(), "?");
        var due =
                Words.time(LocalTime.ofInstant(alarm.expectedEnd(), team.zone()).truncatedTo(ChronoUnit.MINUTES));
        var message = mail.createMimeMessage();
        // the sender keeps it: should the same mail go twice to somebody, it is one
        message.setHeader(
                "Message-ID",
                "<home-visit-" + alarm.visit() + "-" + alarm.expectedEnd().getEpochSecond() + "-" + alarm.step() + "-"
                        + to.id() + "@parvis>");
        var written = new MimeMessageHelper(message, "UTF-8");
        written.setFrom(from);
        written.setTo(to.email());
        written.setSentDate(java.util.Date.from(clock.instant()));
        written.setSubject(t("rounds.mail.subject", name));
        written.setText(t(
                alarm.step() == AlarmRule.Step.LEAD ? "rounds.mail.lead" : "rounds.mail.director",
                name,
                visit.commune(),
                due,
                address + "/bureau/tournees/visites-a-domicile"));
        return message;
    }
}
