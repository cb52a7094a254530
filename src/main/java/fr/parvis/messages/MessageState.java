// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages;

import fr.parvis.values.EnumCode;
import java.util.Set;

/** State of a message, from planning to delivery. */
public enum MessageState {
    /** It goes when its time comes; a call waits for somebody to make it. */
    DUE,
    /** One sender has it. */
    CLAIMED,
    /** The mail server or the provider has it; the person was called. */
    SENT,
    /** The provider says that it arrived. */
    DELIVERED,
    /** It will not arrive. */
    FAILED,
    /** Nobody knows whether the SMS went: it is not sent again, a call to make stands in for it. */
    UNCERTAIN,
    /** Its subject is cancelled, or the person wants no message. */
    WITHDRAWN,
    /** Its time went by before it could go. */
    TOO_LATE;

    /** The states that may follow this one. */
    public Set<MessageState> next() {
        return switch (this) {
            case DUE -> Set.of(CLAIMED, SENT, FAILED, WITHDRAWN, TOO_LATE);
            case CLAIMED -> Set.of(DUE, SENT, FAILED, UNCERTAIN, WITHDRAWN);
            case SENT -> Set.of(DELIVERED, FAILED);
            case UNCERTAIN -> Set.of(SENT, DELIVERED, FAILED);
            case DELIVERED, FAILED, WITHDRAWN, TOO_LATE -> Set.of();
        };
    }

    /** Whether it may still reach the person without anybody doing more. */
    public boolean isOpen() {
        return this == DUE || this == CLAIMED;
    }

    /** As it is stored, and the end of its message key. */
    public String key() {
        return EnumCode.of(this);
    }

    public static MessageState of(String key) {
        return EnumCode.read(MessageState.class, key);
    }
}
