// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Result of one attempt to call. */
public enum CallResult {
    REACHED,
    NO_ANSWER,
    VOICEMAIL,
    BUSY,
    WRONG,
    ASKED_LATER;

    /** As it is stored, and the end of its word key. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<CallResult> find(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }
}
