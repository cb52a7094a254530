package fr.parvis.shell;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads what a form sent, field by field: what is not there is empty, what is none of its kind is nothing. */
public final class Sent {
    private Sent() {}

    /** Without spaces at its ends. */
    public static String of(Map<String, String> sent, String field) {
        return Objects.requireNonNullElse(sent.get(field), "").strip();
    }

    /** The first of that name, without spaces at its ends. */
    public static String of(MultiValueMap<String, String> sent, String field) {
        return Objects.requireNonNullElse(sent.getFirst(field), "").strip();
    }

    public static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** As browsers send a day: {@code 2026-11-27}. */
    public static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
