package fr.parvis.appointments.domain;

import org.jspecify.annotations.Nullable;

/**
 * Contact of somebody without a file, who agreed to be reminded.
 *
 * @param name first name; may be empty
 * @param language ISO 639 code of the reminder's words
 * @param code by which who booked alone finds it again; nothing where the team booked
 */
public record Contact(
        String name,
        @Nullable String phone,
        @Nullable String language,
        @Nullable String code) {
    public static final int LONGEST_NAME = 40;
    static final Contact NONE = new Contact("", null, null, null);

    public static Contact of(String name, @Nullable String phone) {
        return new Contact(name, phone, null, null);
    }

    boolean isEmpty() {
        return name.isEmpty() && phone == null;
    }
}
