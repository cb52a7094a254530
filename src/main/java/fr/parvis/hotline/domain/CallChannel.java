// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.values.EnumCode;

/** Channel by which somebody asked to be called back. */
public enum CallChannel {
    WEB,
    QR,
    PARTNER,
    MISSED_CALL,
    FOLLOW_UP;

    /** As it is stored, and the end of its message key. */
    public String key() {
        return EnumCode.of(this);
    }

    /** The one of an address ({@code ?depuis=qr}); of anything else, the site. */
    public static CallChannel ofAddress(String from) {
        return switch (from) {
            case "qr" -> QR;
            case "partenaire" -> PARTNER;
            default -> WEB;
        };
    }

    public static CallChannel of(String key) {
        return EnumCode.read(CallChannel.class, key);
    }
}
