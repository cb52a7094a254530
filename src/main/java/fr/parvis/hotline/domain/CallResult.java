// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.values.EnumCode;
import java.util.Optional;

/** Result of one attempt to call. */
public enum CallResult {
    REACHED,
    NO_ANSWER,
    VOICEMAIL,
    BUSY,
    WRONG,
    ASKED_LATER;

    /** As it is stored, and the end of its message key. */
    public String key() {
        return EnumCode.of(this);
    }

    public static Optional<CallResult> find(String key) {
        return EnumCode.find(CallResult.class, key);
    }
}
