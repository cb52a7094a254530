// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.papers;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.partners.Partners;
import fr.parvis.referrals.domain.FollowLink.MailedCode;
import fr.parvis.referrals.domain.MailOutcome;
import fr.parvis.referrals.domain.Referral;
import fr.parvis.referrals.domain.ReminderMail;
import fr.parvis.runtime.Mail;
import fr.parvis.runtime.Mailer;
import fr.parvis.runtime.ParvisSettings;
import fr.parvis.shell.Words;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/** Writes to partners and to mediators. A mail holds a link, a code or that something waits; nothing of the person, ever. */
@Component
public class ReferralMail implements ReminderMail {
    private static final Logger LOG = LoggerFactory.getLogger(ReferralMail.class);

    private final Mailer mailer;
    private final Accounts accounts;
    private final Associations associations;
    private final Partners partners;
    private final String address;

    public ReferralMail(
            Mailer mailer, Accounts accounts, Associations associations, Partners partners, ParvisSettings parvis) {
        this.mailer = mailer;
        this.accounts = accounts;
        this.associations = associations;
        this.partners = partners;
        this.address = parvis.address();
    }

    @Override
    public boolean canMail() {
        return mailer.isSet();
    }

    /** Where Parvis is reached, as it is set; empty when it is not. */
    public String address() {
        return address;
    }

    private String place() {
        return associations.find(Asking.association()).map(Association::name).orElse("Parvis");
    }

    /** The link to the partner; a named contact is told by the way that the directory keeps the name. */
    public MailOutcome link(Referral it, String link) {
        var mailbox = mailbox(it);
        if (mailbox == null) return MailOutcome.NOWHERE;
        var text = t(
                "phone".equals(it.codeBy()) ? "referrals.mail.link.phone" : "referrals.mail.link.mail",
                place(),
                link,
                it.expiresOn());
        var mailed = send(
                new Message(
                        mailbox,
                        t("referrals.mail.link.subject", place()),
                        text + "\n\n" + t("referrals.mail.told", place())),
                it,
                linkMail(it),
                null);
        if (mailed == MailOutcome.WENT) partners.told(it.addressee());
        return mailed;
    }

    public boolean code(MailedCode code) {
        return send(
                        new Message(
                                code.mailbox(),
                                t("referrals.mail.code.subject"),
                                t("referrals.mail.code", place(), code.code())),
                        code.referral(),
                        // a mailbox that has seen an identifier before may drop the mail: each code is a mail of its
                        // own
                        "code-" + UUID.randomUUID(),
                        null)
                == MailOutcome.WENT;
    }

    @Override
    public boolean reachesPartner(Referral it) {
        return mailbox(it) != null;
    }

    @Override
    public boolean reaches(UUID account) {
        return accounts.find(account).filter(Accounts.Account::active).isPresent();
    }

    private static @Nullable String mailbox(Referral it) {
        var passed = it.passed();
        return passed == null ? null : passed.mailbox();
    }

    /** The link itself is not kept: this points to the mail that held it. */
    @Override
    public MailOutcome remindPartner(Referral it) {
        var mailbox = mailbox(it);
        return mailbox == null
                ? MailOutcome.NOWHERE
                : Words.in(Words.FRENCH)
                        .call(() -> send(
                                new Message(
                                        mailbox,
                                        t("referrals.mail.remind.subject", place()),
                                        t("referrals.mail.remind", place(), it.sentOn(), it.expiresOn())),
                                it,
                                "reminder-" + it.waitingSince(),
                                mailId(it, linkMail(it))));
    }

    @Override
    public MailOutcome remindMediator(Referral it, UUID account) {
        return Words.in(Words.FRENCH).call(() -> tellMediator(it, account, "late"));
    }

    /** @param key kind of news: late or news */
    private MailOutcome tellMediator(Referral it, UUID account, String key) {
        var to = accounts.find(account).filter(Accounts.Account::active).map(Accounts.Account::email);
        return to.isEmpty()
                ? MailOutcome.NOWHERE
                : send(
                        new Message(
                                to.get(),
                                t("referrals.mail." + key + ".subject"),
                                t("referrals.mail." + key, it.sentOn(), address + "/bureau/transmissions/" + it.id())),
                        it,
                        key + "-" + it.version(),
                        null);
    }

    /** That the partner said something. */
    public void news(Referral it, UUID account) {
        tellMediator(it, account, "news");
    }

    /** Each link has a mail of its own, which reminders answer. */
    private static String linkMail(Referral it) {
        return it.links() == 0 ? "link" : "link-" + it.links();
    }

    private static String mailId(Referral it, String what) {
        return "referral-" + it.id() + "-" + what;
    }

    private record Message(String to, String subject, String text) {}

    private MailOutcome send(Message message, Referral it, String what, @Nullable String answers) {
        if (!mailer.isSet()) return MailOutcome.NOWHERE;
        try {
            mailer.send(new Mail(mailId(it, what), message.to, message.subject, message.text, answers, null, null));
            return MailOutcome.WENT;
        } catch (MailException e) {
            LOG.error(
                    "referral {}: its mail ({}) did not go: {}",
                    it.id(),
                    what,
                    e.getClass().getName());
            return Mailer.isRefused(e) ? MailOutcome.REFUSED : MailOutcome.AWAY;
        }
    }
}
