// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import org.jspecify.annotations.Nullable;

/**
 * Contact of somebody without a file, who agreed to be reminded.
 *
 * @param name first name; may be empty
 * @param language ISO 639 code of the reminder's words
 * @param home for a home visit alone
 * @param code by which who booked alone finds it again; null where the team booked
 */
public record Contact(
        String name,
        @Nullable String phone,
        @Nullable String language,
        @Nullable String code,
        @Nullable Home home) {
    public static final int LONGEST_NAME = 40;
    public static final int LONGEST_ADDRESS = 200;
    static final Contact NONE = new Contact("", null, null, null);

    /** Destination of a home visit: sealed with the rest, and shown on the page of the appointment alone. @param insee code of the commune */
    public record Home(String address, String insee) {}

    public Contact(String name, @Nullable String phone, @Nullable String language, @Nullable String code) {
        this(name, phone, language, code, null);
    }

    public Contact at(Home where) {
        return new Contact(name, phone, language, code, where);
    }

    public static Contact of(String name, @Nullable String phone) {
        return new Contact(name, phone, null, null);
    }

    boolean isEmpty() {
        return name.isEmpty() && phone == null && home == null;
    }
}
