// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.domain;

/** Outcome of a mail. */
public enum MailOutcome {
    WENT,
    /** The server could not be reached, or would not for now: another time it may. */
    AWAY,
    /** The mailbox takes no mail (a reply 5yz to the recipient, RFC 5321, 4.2.1): another time it will not either. */
    REFUSED,
    /** Nobody has a mailbox to write to, or no server is set. */
    NOWHERE
}
