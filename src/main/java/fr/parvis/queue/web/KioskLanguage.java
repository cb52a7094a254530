// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * A language that the kiosk speaks, with its few words, from {@code queue/kiosk/<code>.properties}. They are written without
 * plurals, so that a number fits in every language.
 *
 * @param code of the nomenclature, which is that of the browser
 */
public record KioskLanguage(String code, Map<String, String> texts) {
    /** French first; the others in the order in which people look for them. */
    static final List<String> CODES = List.of("fr", "en", "ar", "tr", "es", "pt", "ro", "uk", "ru");

    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar");
    private static final List<KioskLanguage> ALL =
            CODES.stream().map(KioskLanguage::load).toList();

    public KioskLanguage {
        texts = Map.copyOf(texts);
    }

    static KioskLanguage french() {
        return ALL.getFirst();
    }

    /** The languages of a kiosk: French and those that were chosen; all when none was. */
    static List<KioskLanguage> shown(List<String> chosen) {
        return chosen.isEmpty()
                ? ALL
                : ALL.stream()
                        .filter(language -> language.isFrench() || chosen.contains(language.code))
                        .toList();
    }

    /** The language of that code among some; the first of them when it is none of theirs. */
    static KioskLanguage of(@Nullable String code, List<KioskLanguage> among) {
        return among.stream()
                .filter(language -> language.code.equals(code))
                .findFirst()
                .orElse(among.getFirst());
    }

    public boolean isFrench() {
        return code.equals("fr");
    }

    /** The language's own name of itself. */
    public String name() {
        return said("name");
    }

    public String direction() {
        return RIGHT_TO_LEFT.contains(code) ? "rtl" : "ltr";
    }

    public String said(String key, Object... args) {
        var text = texts.getOrDefault(key, key);
        for (int i = 0; i < args.length; i++) text = text.replace("{" + i + "}", String.valueOf(args[i]));
        return text;
    }

    /** The name of a family of themes, as somebody calls it who needs it. */
    String family(String family, String otherwise) {
        return texts.getOrDefault("family." + family, otherwise);
    }

    /** Day of the week and date, in digits that all read. */
    String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("EEEE dd/MM", Locale.of(code)).format(day);
    }

    public String time(LocalTime time) {
        return DateTimeFormatter.ofPattern(isFrench() ? "H'\u00a0h\u00a0'mm" : "HH:mm", Locale.ROOT)
                .format(time)
                .replaceFirst("\u00a0h\u00a000$", "\u00a0h");
    }

    private static KioskLanguage load(String code) {
        try (var reader = new InputStreamReader(
                new ClassPathResource("queue/kiosk/" + code + ".properties").getInputStream(),
                StandardCharsets.UTF_8)) {
            var properties = new Properties();
            properties.load(reader);
            var texts = new HashMap<String, String>();
            properties.forEach((key, text) ->
                    texts.put((String) key, code.equals("fr") ? unbroken((String) text) : (String) text));
            return new KioskLanguage(code, texts);
        } catch (IOException e) {
            throw new UncheckedIOException("the words of the kiosk cannot be read: " + code, e);
        }
    }

    private static String unbroken(String french) {
        return french.replaceAll(" (?=[:;?!])", "\u00a0");
    }
}
