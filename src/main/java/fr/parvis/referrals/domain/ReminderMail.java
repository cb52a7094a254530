// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.domain;

import java.util.UUID;

/** The mails that remind of a referral that waits. Nobody asks for them in a language of theirs. */
public interface ReminderMail {

    /** Whether a mail server is set at all. */
    boolean canMail();

    boolean reachesPartner(Referral it);

    /** Whether the account is open, and so has a mailbox. */
    boolean reaches(UUID account);

    MailOutcome remindPartner(Referral it);

    /** Tells who follows it that nothing came of it yet. */
    MailOutcome remindMediator(Referral it, UUID account);
}
