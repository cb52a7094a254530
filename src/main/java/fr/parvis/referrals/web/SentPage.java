// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.web;

/**
 * A link that was just made, shown this once.
 *
 * @param code to be read aloud; empty when it goes by mail
 * @param phone of the partner; empty when it is not known
 * @param mailed outcome of the mail with the link, as {@link fr.parvis.referrals.domain.MailOutcome} names it; empty when none
 *     was asked for
 */
public record SentPage(String href, String to, String link, String code, String phone, String mailed, String expires) {}
