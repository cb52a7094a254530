// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.papers;

import fr.parvis.sheets.domain.SheetRules;
import fr.parvis.shell.Language;
import fr.parvis.shell.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** A language in which sheets are printed, with its fixed words, from {@code sheets/words/<code>.properties}. */
public final class SheetLanguage {

    /** French first, then in the order in which the kiosk shows them. */
    public static final List<SheetLanguage> ALL =
            SheetRules.LANGUAGES.stream().map(SheetLanguage::new).toList();

    private final Language language;
    private final Map<String, String> texts;

    private SheetLanguage(Language language) {
        this.language = language;
        try {
            this.texts = Map.copyOf(
                    Words.read(language, new ClassPathResource("sheets/words/" + language.code() + ".properties")));
        } catch (IOException e) {
            throw new UncheckedIOException("the words of sheets cannot be read: " + language.code(), e);
        }
    }

    static SheetLanguage french() {
        return ALL.getFirst();
    }

    /** @param language one of {@link SheetRules#LANGUAGES} */
    static SheetLanguage of(Language language) {
        return find(language.code()).orElseThrow();
    }

    public static Optional<SheetLanguage> find(@Nullable String code) {
        return ALL.stream().filter(language -> language.code().equals(code)).findFirst();
    }

    public String code() {
        return language.code();
    }

    /** The language's own name of itself. */
    public String name() {
        return language.ownName();
    }

    boolean isFrench() {
        return language == Language.FRENCH;
    }

    boolean rightToLeft() {
        return language.isRightToLeft();
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
        return language.longDate(day);
    }

    String shortDate(LocalDate day) {
        return language.date(day);
    }

    String day(DayOfWeek day) {
        return language.weekday(day);
    }

    String time(LocalTime time) {
        return language.time(time);
    }
}
