// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages;

import fr.parvis.values.EnumCode;

/** Channel by which a message reaches somebody; {@link #CALL} is a call that somebody of the team makes. */
public enum Channel {
    SMS,
    MAIL,
    CALL;

    /** As it is stored, and the end of its message key. */
    public String key() {
        return EnumCode.of(this);
    }

    public static Channel of(String key) {
        return EnumCode.read(Channel.class, key);
    }
}
