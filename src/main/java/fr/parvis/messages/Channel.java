// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages;

import java.util.Locale;

/** Channel by which a message reaches somebody; {@link #CALL} is a call that somebody of the team makes. */
public enum Channel {
    SMS,
    MAIL,
    CALL;

    /** As it is stored, and the end of its word key. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Channel of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
