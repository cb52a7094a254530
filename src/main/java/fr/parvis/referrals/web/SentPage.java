package fr.parvis.referrals.web;

/**
 * A link that was just made, shown this once.
 *
 * @param code to be read aloud; empty when it goes by mail
 * @param phone of the partner; empty when it is not known
 * @param mailed whether the link went by mail
 * @param failed whether it should have and did not
 */
public record SentPage(
        String href,
        String to,
        String link,
        String code,
        String phone,
        boolean mailed,
        boolean failed,
        String expires) {}
