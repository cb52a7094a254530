package fr.parvis.homes.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads what forms send; what cannot be read is nothing, and the rules say so. */
final class Typed {
    private Typed() {}

    static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static @Nullable LocalDate day(Map<String, String> sent, String field) {
        try {
            return LocalDate.parse(sent.getOrDefault(field, "").strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    static int version(Map<String, String> sent) {
        try {
            return Integer.parseInt(sent.getOrDefault("basedOn", "0"));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    static String text(MultiValueMap<String, String> sent, String field) {
        var text = sent.getFirst(field);
        return text == null ? "" : text.replace("\r\n", "\n");
    }
}
