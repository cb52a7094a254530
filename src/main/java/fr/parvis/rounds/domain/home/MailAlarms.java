// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.home;

import fr.parvis.access.Accounts.Account;
import fr.parvis.access.Role;
import fr.parvis.rounds.domain.Team;
import fr.parvis.rounds.domain.home.HomeVisitTable.ToMail;
import fr.parvis.runtime.Mailer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes to those whom an alarm concerns. Each gets a mail of their own and is noted as soon as it went; those whose mail could not
 * go are tried again, each time a little later, until each has it. An address that is wrong keeps nobody waiting. Should the server
 * stop between sending and noting it, the same mail goes once more under the same identifier. It says who and in which commune,
 * nothing of the household.
 */
@Component
public class MailAlarms {
    private static final Logger LOG = LoggerFactory.getLogger(MailAlarms.class);
    private static final int AT_ONCE = 50;

    /** Longer than one mail may take with the timeouts of the mail server; after a crash, the rest goes this much later. */
    private static final Duration OURS = Duration.ofMinutes(3);

    private final HomeVisitTable visits;
    private final Team team;
    private final Mailer mailer;
    private final AlarmMail alarmMail;
    private final Clock clock;
    private final TransactionTemplate transaction;

    @Autowired
    MailAlarms(
            HomeVisitTable visits,
            Team team,
            Mailer mailer,
            AlarmMail alarmMail,
            Clock clock,
            PlatformTransactionManager transactions) {
        this(visits, team, mailer, alarmMail, clock, new TransactionTemplate(transactions));
    }

    MailAlarms(
            HomeVisitTable visits,
            Team team,
            Mailer mailer,
            AlarmMail alarmMail,
            Clock clock,
            TransactionTemplate transaction) {
        this.visits = visits;
        this.team = team;
        this.mailer = mailer;
        this.alarmMail = alarmMail;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Whether a mail server is set at all. */
    public boolean canMail() {
        return mailer.isSet();
    }

    /** Sends alarm mails of the association in scope. @return of how many alarms the mails have all gone */
    public int here() {
        if (!mailer.isSet()) return 0;
        int sent = 0;
        for (int i = 0; i < AT_ONCE; i++) {
            var claim = Objects.requireNonNull(transaction.execute(status -> claim()));
            if (claim.isEmpty()) break;
            if (write(claim.get())) sent++;
        }
        return sent;
    }

    /** Facts that its mails need: they are written and sent outside of any transaction. */
    private record Claim(ToMail alarm, HomeVisit visit, String name, ZoneId zone, List<Account> to) {}

    private Optional<Claim> claim() {
        return visits.claimToMail(clock.instant(), until()).map(alarm -> {
            var visit = visits.find(alarm.visit()).orElseThrow();
            return new Claim(
                    alarm,
                    visit,
                    team.names().getOrDefault(visit.account(), "?"),
                    team.zone(),
                    recipients(alarm.step(), visit));
        });
    }

    private Instant until() {
        return clock.instant().plus(OURS);
    }

    /** @return whether each has it, now or already */
    private boolean write(Claim claim) {
        var alarm = claim.alarm();
        int reached = alarm.reached().size();
        boolean missing = false;
        for (var account : claim.to()) {
            if (claim.alarm().reached().contains(account.id())) continue;
            if (!Mailer.isAddress(account.email())) {
                LOG.error("home visit {}: the address of account {} is wrong", alarm.visit(), account.id());
                continue;
            }
            var held = alarm;
            var ours = Objects.requireNonNull(transaction.execute(status -> visits.holdOn(held, until())));
            // somebody else writes the rest, or there is nothing to alarm of any more
            if (ours.isEmpty()) return false;
            alarm = ours.get();
            try {
                mailer.send(alarmMail.write(about(alarm, claim), account));
            } catch (MailException e) {
                LOG.error(
                        "home visit {}: the mail of its alarm to account {} did not go: {}",
                        alarm.visit(),
                        account.id(),
                        e.getClass().getName());
                missing = true;
                continue;
            }
            reached++;
            transaction.executeWithoutResult(status -> visits.reached(held, account.id()));
        }
        var last = alarm;
        if (reached > 0 && !missing) {
            transaction.executeWithoutResult(status -> visits.mailed(last, clock.instant()));
            return true;
        }
        var pause =
                claim.to().isEmpty() ? Duration.ofMinutes(30) : Duration.ofMinutes(1L << Math.min(alarm.attempts(), 5));
        LOG.error(
                "home visit {}: of {} to write to for step {} not all have the mail, again in {}",
                alarm.visit(),
                claim.to().size(),
                alarm.step(),
                pause);
        transaction.executeWithoutResult(
                status -> visits.again(last, clock.instant().plus(pause)));
        return false;
    }

    private AlarmMail.About about(ToMail alarm, Claim claim) {
        return new AlarmMail.About(
                alarm.visit(), alarm.step(), claim.name(), claim.visit().commune(), alarm.expectedEnd(), claim.zone());
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
}
