package fr.parvis.nomenclature.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Days as forms give them: by the browser's date field, or typed by hand the French way. */
final class Dates {
    private static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("d/M/uuuu");

    private Dates() {}

    static @Nullable LocalDate of(String text) {
        try {
            return text.contains("/") ? LocalDate.parse(text, FRENCH) : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
