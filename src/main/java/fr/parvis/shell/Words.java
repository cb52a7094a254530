// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import fr.parvis.values.LongDates;
import fr.parvis.values.Problem;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The words of the screens, in French and English, from {@code messages/<module>.properties} and {@code ..._en.properties}; those of
 * the public's pages in every {@link Language} besides, from {@code messages/public/<code>.properties}.
 *
 * <p>A text holds {@code {0}}, {@code {1}} where arguments go; nothing else is special, so that an apostrophe is just an
 * apostrophe. A count has one text for each form that its language counts by, as Unicode names them: {@code key.one},
 * {@code key.other}, and {@code .zero}, {@code .two}, {@code .few}, {@code .many} where there are such. What a language does not say is
 * said in French.
 */
public final class Words {

    public static final Locale FRENCH = Language.FRENCH.locale();
    public static final Locale ENGLISH = Language.ENGLISH.locale();

    /** Around what is put into a text that runs from right to left, so that names and telephone numbers keep their own way. */
    private static final String APART = "\u2068";

    private static final int WHOLE = 100;
    private static final int MINUTES_AN_HOUR = 60;

    /** From so many on, minutes are noise. */
    private static final int LONG_HOURS = 100;

    private static final String APART_END = "\u2069";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");
    private static final ScopedValue<Supplier<Language>> LANGUAGE = ScopedValue.newInstance();
    private static final Map<Language, Map<String, String>> TEXTS = load();
    private static volatile Map<Language, Map<String, String>> own = Map.of();

    private Words() {}

    /** Runs the given code in the language of a locale, whatever the language of the request. */
    public static ScopedValue.Carrier in(Locale locale) {
        var language = Language.of(locale);
        return in(() -> language);
    }

    /** Runs the given code in a language that is asked for each text, because a request may choose its language on the way. */
    static ScopedValue.Carrier in(Supplier<Language> language) {
        return ScopedValue.where(LANGUAGE, language);
    }

    /** The language of the request, bound by {@link RequestLanguage}; French outside a request. */
    public static Language language() {
        return LANGUAGE.isBound() ? LANGUAGE.get().get() : Language.FRENCH;
    }

    public static Locale locale() {
        return language().locale();
    }

    /** Name of a language by its code, such as {@code ar}, in the language of the request. */
    public static String languageName(String code) {
        return Locale.of(code).getDisplayLanguage(locale());
    }

    /** The text of a key in the language of the page; the key itself when there is none, which a test forbids. */
    public static String t(String key, Object... args) {
        return t(language(), key, args);
    }

    /** The sentence of a problem. */
    public static String t(Problem problem) {
        return t(problem.code(), problem.args().toArray());
    }

    public static String t(Locale locale, String key, Object... args) {
        return t(Language.of(locale), key, args);
    }

    private static String t(Language language, String key, Object... args) {
        var text = text(language, key);
        if (text == null) text = text(Language.FRENCH, key);
        if (text == null) return key;
        if (text.indexOf('{') < 0) return text;
        // in one pass: a value that looks like a placeholder is text
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            int index = Integer.parseInt(found.group(1));
            return Matcher.quoteReplacement(index < args.length ? shown(language, args[index]) : found.group());
        });
    }

    /** The text of a counted key; {@code {0}} is the count, the arguments follow from {@code {1}}. */
    public static String n(String key, long count, Object... args) {
        var all = new Object[args.length + 1];
        all[0] = count;
        System.arraycopy(args, 0, all, 1, args.length);
        var form = key + "." + language().plural(count);
        return t(text(language(), form) != null || has(form) ? form : key + ".other", all);
    }

    /** Whether a language says that text itself, and not in French. */
    public static boolean isSaid(Locale locale, String key) {
        return text(Language.of(locale), key) != null;
    }

    public static boolean has(String key) {
        return text(Language.FRENCH, key) != null;
    }

    /** The text of a code, whose key is the prefix and the code; the code itself where there is none. */
    public static String ofCode(String prefix, String code) {
        return has(prefix + code) ? t(prefix + code) : code;
    }

    /** The texts whose key starts with the prefix, under the rest of the key: what a script of the page says. */
    public static Map<String, String> under(String prefix) {
        var texts = new TreeMap<String, String>();
        Stream.of(Language.FRENCH, language())
                .flatMap(language -> keys(language).stream())
                .filter(key -> key.startsWith(prefix))
                .forEach(key -> texts.put(key.substring(prefix.length()), t(key)));
        return texts;
    }

    /** Texts of a network's own, said instead of ours. */
    static void override(Map<Language, Map<String, String>> texts) {
        own = texts;
    }

    /** Whether there is such a text to say otherwise, in that language or, where it says no more than French, in French. */
    static boolean knows(Language language, String key) {
        return keys(language).contains(key) || has(key);
    }

    static Set<String> keys(Language language) {
        return TEXTS.getOrDefault(language, Map.of()).keySet();
    }

    private static @Nullable String text(Language language, String key) {
        var said = own.getOrDefault(language, Map.of()).get(key);
        return said != null ? said : TEXTS.getOrDefault(language, Map.of()).get(key);
    }

    public static String number(long value) {
        return NumberFormat.getIntegerInstance(locale()).format(value);
    }

    /** One decimal at most. */
    public static String number(double value) {
        var format = NumberFormat.getNumberInstance(locale());
        format.setMaximumFractionDigits(1);
        return format.format(value);
    }

    /** An amount with its cents: "12,50 €". */
    public static String euros(long cents) {
        return euros().format(BigDecimal.valueOf(cents, 2));
    }

    /** An amount without its cents: "13 €". */
    public static String wholeEuros(long cents) {
        var format = euros();
        format.setMaximumFractionDigits(0);
        return format.format(BigDecimal.valueOf(cents, 2));
    }

    private static NumberFormat euros() {
        var format = NumberFormat.getCurrencyInstance(locale());
        format.setCurrency(Currency.getInstance("EUR"));
        return format;
    }

    /** A value after its label: "Passages : 12". */
    public static String labelled(String label, String value) {
        return t("shell.labelled", label, value);
    }

    public static String date(LocalDate date) {
        return language().date(date);
    }

    /** "29 novembre", "1er décembre". */
    public static String day(LocalDate date) {
        return language().day("d MMMM", date);
    }

    /** "lun. 30 nov.", "mar. 1er déc." */
    public static String shortDay(LocalDate date) {
        return language().day("EEE d MMM", date);
    }

    /** "novembre 2026", of a month or of a day in it. */
    public static String month(TemporalAccessor month) {
        return DateTimeFormatter.ofPattern("MMMM yyyy", locale()).format(month);
    }

    public static String longDate(LocalDate date) {
        return language().longDate(date);
    }

    public static String time(LocalTime time) {
        return language().time(time);
    }

    /** "29/11/2026, 9 h 30". */
    public static String moment(LocalDateTime at) {
        return date(at.toLocalDate()) + ", " + time(at.toLocalTime());
    }

    /** A share, 0 to 1, with so many decimals at most. Rounded it is neither all nor nothing unless it is: "plus de 99 %". */
    public static String percent(double share, int decimals) {
        var format = NumberFormat.getNumberInstance(locale());
        format.setMaximumFractionDigits(decimals);
        double step = Math.pow(10, -decimals);
        double rounded = Math.round(share * WHOLE / step) * step;
        if (share > 0 && rounded < step / 2) return t("shell.percent.under", format.format(step));
        if (share < 1 && rounded > WHOLE - step / 2) return t("shell.percent.over", format.format(WHOLE - step));
        return t("shell.percent", format.format(rounded));
    }

    /** How long something lasted: "45 min", "2 h", "1 h 35"; of a hundred hours and more, whole hours. */
    public static String duration(long minutes) {
        if (minutes < MINUTES_AN_HOUR) return t("shell.duration.minutes", minutes);
        if (minutes >= LONG_HOURS * MINUTES_AN_HOUR)
            return t("shell.duration.hours", Math.round((double) minutes / MINUTES_AN_HOUR));
        long rest = minutes % MINUTES_AN_HOUR;
        return rest == 0
                ? t("shell.duration.hours", minutes / MINUTES_AN_HOUR)
                : t("shell.duration.hours-minutes", minutes / MINUTES_AN_HOUR, "%02d".formatted(rest));
    }

    /** "mardi 1er décembre 2026, mardi 15 décembre 2026 …". */
    private static String longDates(Language language, List<LocalDate> days) {
        var told = days.stream()
                .sorted()
                .limit(LongDates.TOLD)
                .map(language::longDate)
                .collect(Collectors.joining(", "));
        return days.size() > LongDates.TOLD ? told + " …" : told;
    }

    private static String shown(Language language, Object value) {
        return switch (value) {
            case Long whole ->
                NumberFormat.getIntegerInstance(language.locale()).format(whole);
            case Integer whole ->
                NumberFormat.getIntegerInstance(language.locale()).format(whole);
            case LocalDate date -> language.date(date);
            case LongDates several -> longDates(language, several.days());
            case Problem reason -> t(language, reason.code(), reason.args().toArray());
            default -> language.isRightToLeft() ? APART + value + APART_END : value.toString();
        };
    }

    /** French keeps its high punctuation and guillemets on the line of their word; texts are written with plain spaces. */
    private static String unbroken(String text) {
        return text.replaceAll(" (?=[:;?!»%])", "\u00a0").replace("« ", "«\u00a0");
    }

    /** The texts of a file, made ready for their language. */
    public static Map<String, String> read(Language language, Resource file) throws IOException {
        var properties = new Properties();
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        var texts = new HashMap<String, String>();
        properties.forEach(
                (key, text) -> texts.put((String) key, language.isFrench() ? unbroken((String) text) : (String) text));
        return texts;
    }

    private static Map<Language, Map<String, String>> load() {
        var texts = new EnumMap<Language, Map<String, String>>(Language.class);
        for (var language : Language.values()) texts.put(language, new HashMap<>());
        try {
            var files = new PathMatchingResourcePatternResolver();
            for (var file : files.getResources("classpath*:messages/*.properties")) {
                boolean english = String.valueOf(file.getFilename()).endsWith("_en.properties");
                add(texts, english ? Language.ENGLISH : Language.FRENCH, file);
            }
            for (var file : files.getResources("classpath*:messages/public/*.properties")) {
                var code = String.valueOf(file.getFilename()).replace(".properties", "");
                add(
                        texts,
                        Language.find(code).orElseThrow(() -> new IllegalStateException("no language " + code)),
                        file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the words of the screens cannot be read", e);
        }
        texts.replaceAll((language, all) -> Map.copyOf(all));
        return texts;
    }

    private static void add(Map<Language, Map<String, String>> texts, Language language, Resource file)
            throws IOException {
        texts.computeIfAbsent(language, l -> new HashMap<>()).putAll(read(language, file));
    }
}
