// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Content of a referral that the partner reads.
 *
 * @param name of the person
 * @param asked request to the partner
 * @param fields chosen beyond name and request
 * @param mailbox mailbox that the link and its code go to; never shown
 */
public record ReferralContent(
        String name,
        String asked,
        List<Field> fields,
        @Nullable String mailbox) {

    /** Fields that may be chosen, in the order in which they are read. */
    public static final List<String> FIELDS =
            List.of("birthYear", "commune", "language", "phone", "mail", "post", "reference");

    /** Those that lead to the person: to where they are, or to the town in which whoever looks for them would look. */
    public static final List<String> REACHING = List.of("commune", "phone", "mail", "post");

    /** This content, for another mailbox. */
    ReferralContent to(String other) {
        return new ReferralContent(name, asked, fields, other);
    }

    /** @param key one of {@link #FIELDS} */
    public record Field(String key, String value) {}
}
