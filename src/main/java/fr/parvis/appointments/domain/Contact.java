package fr.parvis.appointments.domain;

import org.jspecify.annotations.Nullable;

/**
 * Contact of somebody without a file, who agreed to be reminded.
 *
 * @param name first name; may be empty
 * @param language ISO 639 code of the reminder's words
 */
public record Contact(
        String name, @Nullable String phone, @Nullable String language) {
    public static final int LONGEST_NAME = 40;
    static final Contact NONE = new Contact("", null, null);

    boolean isEmpty() {
        return name.isEmpty() && phone == null;
    }
}
