package fr.parvis.people.domain;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One way to reach somebody.
 *
 * @param text as it was typed
 */
public record Contact(UUID id, Kind kind, String text) {

    /** By what it reaches. */
    public enum Kind {
        PHONE,
        MAIL,
        POST;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /** What is equal when it reaches the same; nothing for a postal address. */
    @Nullable
    String same() {
        return switch (kind) {
            case PHONE -> phone(text);
            case MAIL -> text.strip().toLowerCase(Locale.ROOT);
            case POST -> null;
        };
    }

    /** A number as dialled in France, whatever its spaces and prefix; of a foreign one all digits after a plus. */
    static String phone(String text) {
        var digits = text.replaceAll("\\(0\\)", "").replaceAll("[^\\d+]", "").replaceFirst("^00", "+");
        return digits.replaceFirst("^\\+(?:33|262|508|590|594|596)(?=\\d{9}$)", "0");
    }

    String about() {
        return "contact " + id;
    }
}
