// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.values.EnumCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Follow-up of a call that reached the person: a call is not done without one. */
public enum FollowUp {
    /** The help is recorded as a visit by telephone. */
    VISIT,
    /** The person has an appointment, booked during the call. */
    SEAT,
    /** The person goes to a point. */
    POINT,
    /** A partner takes over. */
    PARTNER,
    /** A word was enough. */
    ADVICE,
    /** The person needs nothing any more. */
    NOTHING;

    /** As it is stored, and the end of its message key. */
    public String key() {
        return EnumCode.of(this);
    }

    /** Follow-ups that are chosen when the call is noted; a booked seat is noted automatically. */
    public static List<FollowUp> chosen() {
        return Arrays.stream(values()).filter(one -> one != SEAT).toList();
    }

    public static Optional<FollowUp> find(String key) {
        return chosen().stream().filter(one -> one.key().equals(key)).findFirst();
    }
}
