package fr.parvis.sheets.domain;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** A language in which sheets are printed, with its fixed words, from {@code sheets/words/<code>.properties}. */
public final class SheetLanguage {
    private static final List<String> CODES = List.of("fr", "en", "ar", "tr", "es", "pt", "uk", "ro");

    /** French first, then in the order in which the kiosk shows them. */
    public static final List<SheetLanguage> ALL =
            CODES.stream().map(SheetLanguage::load).toList();

    private final String code;
    private final Map<String, String> texts;

    private SheetLanguage(String code, Map<String, String> texts) {
        this.code = code;
        this.texts = Map.copyOf(texts);
    }

    static SheetLanguage french() {
        return ALL.getFirst();
    }

    public static Optional<SheetLanguage> find(@Nullable String code) {
        return ALL.stream().filter(language -> language.code.equals(code)).findFirst();
    }

    public String code() {
        return code;
    }

    /** The language's own name of itself. */
    public String name() {
        return said("name");
    }

    boolean isFrench() {
        return code.equals("fr");
    }

    boolean rightToLeft() {
        return code.equals("ar");
    }

    boolean says(String key) {
        return texts.containsKey(key);
    }

    String said(String key, Object... args) {
        var text = Objects.requireNonNull(texts.get(key), key);
        for (int i = 0; i < args.length; i++) text = text.replace("{" + i + "}", String.valueOf(args[i]));
        return text;
    }

    /** Day of the week, day, month, year. */
    String longDate(LocalDate day) {
        var text = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(locale())
                .format(day);
        return isFrench() && day.getDayOfMonth() == 1 ? text.replaceFirst(" 1 ", " 1er ") : text;
    }

    String shortDate(LocalDate day) {
        return DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT).format(day);
    }

    String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, locale());
    }

    String time(LocalTime time) {
        return isFrench()
                ? time.getHour() + "\u00a0h" + (time.getMinute() == 0 ? "" : "\u00a0%02d".formatted(time.getMinute()))
                : DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(time);
    }

    private Locale locale() {
        return Locale.of(code);
    }

    private static SheetLanguage load(String code) {
        try (var reader = new InputStreamReader(
                new ClassPathResource("sheets/words/" + code + ".properties").getInputStream(),
                StandardCharsets.UTF_8)) {
            var properties = new Properties();
            properties.load(reader);
            var texts = new HashMap<String, String>();
            properties.forEach((key, text) -> texts.put(
                    (String) key,
                    code.equals("fr") ? ((String) text).replaceAll(" (?=[:;?!])", "\u00a0") : (String) text));
            return new SheetLanguage(code, texts);
        } catch (IOException e) {
            throw new UncheckedIOException("the words of sheets cannot be read: " + code, e);
        }
    }
}
