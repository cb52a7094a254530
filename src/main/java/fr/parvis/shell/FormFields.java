// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import fr.parvis.values.EnumCode;
import fr.parvis.values.Ids;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Reads the fields of a form: a missing one is empty, what cannot be read is null. Callers say so in their own words, save of days, and
 * check their own ranges.
 */
public final class FormFields {
    private static final Pattern IDENTIFIER = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern AMOUNT = Pattern.compile("-?(\\d{1,11}(\\.\\d{0,2})?|\\.\\d{1,2})");

    private static final int LAST_YEAR = 9999;

    private static final DateTimeFormatter FRENCH_DAY =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private FormFields() {}

    /** The text as it was typed; empty where none was sent. */
    public static String given(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    /** The text without spaces at its ends; empty where none was sent. */
    public static String text(@Nullable String text) {
        return given(text).strip();
    }

    /** Text of a field, without spaces at its ends. */
    public static String text(Map<String, String> sent, String field) {
        return text(sent.get(field));
    }

    /** The first of that name, without spaces at its ends. */
    public static String text(MultiValueMap<String, String> sent, String field) {
        return text(sent.getFirst(field));
    }

    /** A text of several lines: browsers end them as mail does, here they end with a line feed. */
    public static String lines(Map<String, String> sent, String field) {
        return unix(text(sent, field));
    }

    /** The first of that name, as {@link #lines(Map, String)}. */
    public static String lines(MultiValueMap<String, String> sent, String field) {
        return unix(text(sent, field));
    }

    private static String unix(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    public static @Nullable UUID id(@Nullable String text) {
        return text != null && IDENTIFIER.matcher(text).matches() ? UUID.fromString(text) : null;
    }

    /** The identifier that a form bears of what it will make, so that sent twice it makes one; a new one where there is none. */
    public static UUID idOrNew(@Nullable String text) {
        var id = id(text);
        return id == null ? Ids.next() : id;
    }

    /** The identifiers among texts, such as what is chosen of a list. */
    public static List<UUID> ids(Collection<String> texts) {
        return texts.stream().flatMap(one -> Stream.ofNullable(id(one))).toList();
    }

    /** The first identifier in a text, such as the address of a page that was pasted. */
    public static @Nullable UUID idIn(@Nullable String text) {
        var found = IDENTIFIER.matcher(text == null ? "" : text);
        return found.find() ? UUID.fromString(found.group()) : null;
    }

    /** Whether a year is 1 to 9999, those that RFC 3339 can write: the database does not know all years that Java reads. */
    public static boolean isYear(int year) {
        return year >= 1 && year <= LAST_YEAR;
    }

    /** A day of a year that is accepted, as browsers send it, {@code 2026-11-27}, or as people type it, {@code 27/11/2026}. */
    public static @Nullable LocalDate day(@Nullable String text) {
        if (text == null) return null;
        try {
            var day = text.contains("/") ? LocalDate.parse(text.strip(), FRENCH_DAY) : LocalDate.parse(text.strip());
            return isYear(day.getYear()) ? day : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** A day that is needed: null, and a problem of its field, where none was given or it cannot be read. */
    public static @Nullable LocalDate day(@Nullable String text, String field, Problems problems) {
        var day = day(text);
        if (day == null)
            problems.add(field, Words.t(given(text).isBlank() ? "shell.problem.day-missing" : "shell.problem.day"));
        return day;
    }

    /** A day that may be left out: null too, with a problem of its field, where it cannot be read. */
    public static @Nullable LocalDate dayOrNone(@Nullable String text, String field, Problems problems) {
        return given(text).isBlank() ? null : day(text, field, problems);
    }

    /** As browsers send a time: {@code 14:05}. */
    public static @Nullable LocalTime time(@Nullable String text) {
        try {
            return text == null ? null : LocalTime.parse(text.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** A whole number of up to nine digits; it may be below zero. */
    public static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("-?\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    /** @param otherwise for what is no number */
    public static int number(@Nullable String text, int otherwise) {
        var number = number(text);
        return number == null ? otherwise : number;
    }

    /** The version of what a form changes: 0 when there is none, and -1, which nothing has, when it cannot be read. */
    public static int version(Map<String, String> sent, String field) {
        var text = text(sent, field);
        return text.isEmpty() ? 0 : number(text, -1);
    }

    /** The constant whose code was sent. */
    public static <E extends Enum<E>> E one(Class<E> type, String text, E otherwise) {
        return EnumCode.find(type, text).orElse(otherwise);
    }

    /** Cents of an amount in euros as people write it: {@code 1 240,50 €}, {@code 240.5}, {@code -12}. */
    public static @Nullable Long cents(@Nullable String text) {
        if (text == null) return null;
        var plain = text.replaceAll("[\\s\\h€]", "").replace(',', '.');
        return AMOUNT.matcher(plain).matches()
                ? new BigDecimal(plain).movePointRight(2).longValueExact()
                : null;
    }

    /** Cents as an amount in euros that a form proposes: {@code 240,50}, {@code 240}. */
    public static String amount(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString().replace('.', ',').replaceFirst(",00$", "");
    }
}
