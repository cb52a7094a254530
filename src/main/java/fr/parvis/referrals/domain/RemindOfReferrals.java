// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.referrals.ReferralsSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Daily work on referrals of the association in scope: of a late one partner and mediator are reminded once each, links that nobody
 * answered end, and contents and messages are deleted some time after the end, later messages too. A mail that could not be sent is tried
 * again at the next run; one that its mailbox refuses is not; an addressee without a mailbox is looked at once, so as not to delay others.
 */
@Component
public class RemindOfReferrals {
    private static final int AT_ONCE = 100;

    private final ReferralTable referrals;
    private final FollowLink follow;
    private final ReminderMail mail;
    private final JdbcClient database;
    private final Journal journal;
    private final int remindDays;
    private final int keepDays;
    private final TransactionTemplate transaction;

    RemindOfReferrals(
            ReferralTable referrals,
            FollowLink follow,
            ReminderMail mail,
            JdbcClient database,
            Journal journal,
            ReferralsSettings settings,
            PlatformTransactionManager transactions) {
        this.referrals = referrals;
        this.follow = follow;
        this.mail = mail;
        this.database = database;
        this.journal = journal;
        this.remindDays = settings.remindDays();
        this.keepDays = settings.keepDays();
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @return number of mails sent */
    public int remind() {
        if (!mail.canMail()) return 0;
        return remind(mail);
    }

    int remind(ReminderMail by) {
        int sent = 0;
        // the partner's turn by link; ours is no matter of theirs
        for (var it : claim(
                "partner_reminded_on",
                "way = 'link' and state in ('sent', 'received', 'accepted') and expires_on >= :today"))
            if (by.reachesPartner(it)) sent += noted(it, "partner_reminded_on", by.remindPartner(it));
        for (var it : claim("mediator_reminded_on", "state in ('sent', 'received', 'asked', 'accepted')")) {
            var account = follow.responsible(it);
            if (by.reaches(account)) sent += noted(it, "mediator_reminded_on", by.remindMediator(it, account));
        }
        return sent;
    }

    /** Those that nobody else takes; each once since it last moved. */
    private List<Referral> claim(String column, String which) {
        return Objects.requireNonNull(transaction.execute(status -> database
                .sql("update referrals.referral set " + column
                        + " = :today where id in (select id from referrals.referral"
                        + " where association = :association and ended_on is null and payload is not null and " + column
                        + " is null and waiting_since < :late and " + which
                        + " order by waiting_since limit :most for update skip locked) returning id")
                .param("today", referrals.today())
                .param("association", Asking.association())
                .param("late", referrals.today().minusDays(remindDays))
                .param("most", AT_ONCE)
                .query(UUID.class)
                .list()
                .stream()
                .map(id -> referrals.find(id).orElseThrow())
                .toList()));
    }

    private int noted(Referral it, String column, MailOutcome mailed) {
        var whom = Map.of("whom", column.replaceFirst("_.*", ""));
        transaction.executeWithoutResult(status -> {
            switch (mailed) {
                case WENT -> journal.note("referrals.reminded", it.id().toString(), whom);
                case REFUSED -> {
                    if (column.startsWith("partner")) referrals.came(it.id(), "mail-refused");
                    journal.note("referrals.mail-refused", it.id().toString(), whom);
                }
                case AWAY, NOWHERE ->
                    database.sql("update referrals.referral set " + column + " = null where id = :id")
                            .param("id", it.id())
                            .update();
            }
        });
        return mailed == MailOutcome.WENT ? 1 : 0;
    }

    /** Links past their last day that nobody took on end; what is over for long enough is forgotten. @return number of referrals forgotten */
    public int end() {
        return Objects.requireNonNull(transaction.execute(status -> {
            for (var id : database.sql("""
                            select id from referrals.referral
                            where association = :association and ended_on is null and state in ('sent', 'received', 'asked')
                              and expires_on < :today and way = 'link' limit :most""")
                    .param("association", Asking.association())
                    .param("today", referrals.today())
                    .param("most", AT_ONCE)
                    .query(UUID.class)
                    .list())
                referrals
                        .findLocked(id)
                        .ifPresent(it -> it.state()
                                .after(ReferralState.Move.EXPIRE)
                                .ifPresent(to -> {
                                    referrals.move(it, to, ReferralState.Move.EXPIRE);
                                    journal.note("referrals.expired", id.toString(), Map.of());
                                }));
            var old = database.sql("""
                            select id from referrals.referral
                            where association = :association
                              and greatest(coalesce(ended_on, expires_on), coalesce(ended_on, waiting_since)) < :before
                              and (payload is not null or exists (select from referrals.message m where m.referral = referral.id
                                  and not m.unseen and (m.seen_on is null or m.seen_on < :before)))
                            limit :most""")
                    .param("association", Asking.association())
                    .param("before", referrals.today().minusDays(keepDays))
                    .param("most", AT_ONCE)
                    .query(UUID.class)
                    .list();
            for (var id : old) {
                referrals.forgetSeen(id, referrals.today().minusDays(keepDays));
                journal.note("referrals.forgotten", id.toString(), Map.of());
            }
            return old.size();
        }));
    }
}
