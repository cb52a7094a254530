// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import com.ibm.icu.text.PluralRules;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A language that the public's pages are told in, the way it counts, and the way it writes days and hours. The staff's pages are told
 * in French and English alone.
 */
public enum Language {
    FRENCH("fr", "fr-FR", "Français", "dd/MM/uuuu", "EEEE d MMMM", "EEEE d MMMM uuuu"),
    /** French after the rules of <i>facile à lire et à comprendre</i>; what it does not say otherwise is said as in French. */
    PLAIN_FRENCH("falc", "fr-FR-x-falc", "Français facile", "dd/MM/uuuu", "EEEE d MMMM", "EEEE d MMMM uuuu"),
    ENGLISH("en", "en-GB", "English", "dd/MM/uuuu", "EEEE d MMMM", "EEEE d MMMM uuuu"),
    /** With the digits of French papers and telephones, which are those of the Maghreb too. */
    ARABIC("ar", "ar-u-nu-latn", "العربية", "dd/MM/uuuu", "EEEE، d MMMM", "EEEE، d MMMM uuuu"),
    TURKISH("tr", "tr-TR", "Türkçe", "dd.MM.uuuu", "d MMMM EEEE", "d MMMM uuuu EEEE"),
    SPANISH("es", "es-ES", "Español", "dd/MM/uuuu", "EEEE d 'de' MMMM", "EEEE d 'de' MMMM 'de' uuuu"),
    PORTUGUESE("pt", "pt-PT", "Português", "dd/MM/uuuu", "EEEE, d 'de' MMMM", "EEEE, d 'de' MMMM 'de' uuuu"),
    UKRAINIAN("uk", "uk-UA", "Українська", "dd.MM.uuuu", "EEEE, d MMMM", "EEEE, d MMMM uuuu 'р.'"),
    ROMANIAN("ro", "ro-RO", "Română", "dd.MM.uuuu", "EEEE, d MMMM", "EEEE, d MMMM uuuu");

    private final String code;
    private final Locale locale;
    private final String ownName;
    private final DateTimeFormatter date;
    private final DateTimeFormatter day;
    private final DateTimeFormatter dayAndYear;
    private final PluralRules plurals;

    Language(String code, String tag, String ownName, String date, String day, String dayAndYear) {
        this.code = code;
        this.locale = Locale.forLanguageTag(tag);
        this.ownName = ownName;
        this.date = DateTimeFormatter.ofPattern(date, Locale.ROOT);
        this.day = DateTimeFormatter.ofPattern(day, locale);
        this.dayAndYear = DateTimeFormatter.ofPattern(dayAndYear, locale);
        this.plurals = PluralRules.forLocale(locale);
    }

    /** The one that a locale asks for; French when it is none of these. */
    public static Language of(Locale locale) {
        if (isPlain(locale)) return PLAIN_FRENCH;
        for (var language : values()) if (language.locale.getLanguage().equals(locale.getLanguage())) return language;
        return FRENCH;
    }

    /** The one of a code in an address: {@code ar}, {@code falc}. */
    public static Optional<Language> find(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code.equals(code))
                .findFirst();
    }

    /** The first of those asked for, as a browser asks, that is one of these. */
    static Optional<Language> among(List<Locale.LanguageRange> asked) {
        return asked.stream()
                .map(range -> Locale.forLanguageTag(range.getRange()))
                .filter(locale -> of(locale) != FRENCH || locale.getLanguage().equals("fr"))
                .map(Language::of)
                .findFirst();
    }

    private static boolean isPlain(Locale locale) {
        return locale.getLanguage().equals("fr") && "falc".equals(locale.getExtension(Locale.PRIVATE_USE_EXTENSION));
    }

    /** Names it in addresses and in files of words. */
    public String code() {
        return code;
    }

    public Locale locale() {
        return locale;
    }

    /** Value of {@code lang} for browsers and screen readers: {@code ar}, and {@code fr} for plain French too. */
    public String tag() {
        return locale.getLanguage();
    }

    /** Name of the language in that language. */
    public String ownName() {
        return ownName;
    }

    public boolean isRightToLeft() {
        return this == ARABIC;
    }

    /** {@code rtl} or {@code ltr}, as pages write it. */
    public String direction() {
        return isRightToLeft() ? "rtl" : "ltr";
    }

    /** Whether the staff's pages are told in it. */
    public boolean isOfStaff() {
        return this == FRENCH || this == ENGLISH;
    }

    boolean isFrench() {
        return this == FRENCH || this == PLAIN_FRENCH;
    }

    /** The form that a number of things asks for, by the names of Unicode (CLDR): zero, one, two, few, many, other. */
    String plural(long count) {
        return plurals.select(Math.abs((double) count));
    }

    /** Day, month and year in digits. */
    public String date(LocalDate date) {
        return this.date.format(date);
    }

    /** Day of the week, day and month. */
    public String day(LocalDate date) {
        return first(date, day.format(date));
    }

    /** Day of the week, day, month and year. */
    public String longDate(LocalDate date) {
        return first(date, dayAndYear.format(date));
    }

    /** A day in a pattern of {@link DateTimeFormatter}. */
    String day(String pattern, LocalDate date) {
        return first(date, DateTimeFormatter.ofPattern(pattern, locale).format(date));
    }

    public String weekday(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, locale);
    }

    /** "9 h 30" in French, 09:30 elsewhere. */
    public String time(LocalTime time) {
        return isFrench()
                ? time.getHour() + "\u00a0h" + (time.getMinute() == 0 ? "" : "\u00a0%02d".formatted(time.getMinute()))
                : "%02d:%02d".formatted(time.getHour(), time.getMinute());
    }

    private String first(LocalDate date, String said) {
        return isFrench() && date.getDayOfMonth() == 1 ? said.replaceFirst("\\b1 ", "1er ") : said;
    }
}
