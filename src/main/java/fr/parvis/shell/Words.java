package fr.parvis.shell;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The words of the screens, in French and English, from {@code messages/<module>.properties} and {@code ..._en.properties}.
 *
 * <p>A text holds {@code {0}}, {@code {1}} where arguments go; nothing else is special, so that an apostrophe is just an
 * apostrophe. A count has two texts, {@code key.one} and {@code key.other}: in French 0 and 1 are singular, in English only 1.
 */
public final class Words {

    public static final Locale FRENCH = Locale.FRANCE;
    public static final Locale ENGLISH = Locale.UK;

    private static final ScopedValue<Locale> LOCALE = ScopedValue.newInstance();
    private static final Map<String, Map<String, String>> TEXTS = Map.of("fr", load(""), "en", load("_en"));

    private Words() {}

    /** Runs what follows in the given language; anything but English is French. */
    public static ScopedValue.Carrier in(Locale locale) {
        return ScopedValue.where(LOCALE, locale.getLanguage().equals("en") ? ENGLISH : FRENCH);
    }

    public static Locale locale() {
        return LOCALE.isBound() ? LOCALE.get() : FRENCH;
    }

    /** The text of a key in the language of the page; the key itself when there is none, which a test forbids. */
    public static String t(String key, Object... args) {
        return t(locale(), key, args);
    }

    public static String t(Locale locale, String key, Object... args) {
        var language = locale.getLanguage().equals("en") ? "en" : "fr";
        var text = TEXTS.getOrDefault(language, Map.of()).getOrDefault(key, key);
        for (int i = 0; i < args.length; i++) text = text.replace("{" + i + "}", shown(locale, args[i]));
        return text;
    }

    /** The text of a counted key; {@code {0}} is the count, the arguments follow from {@code {1}}. */
    public static String n(String key, long count, Object... args) {
        boolean one = locale().equals(ENGLISH) ? count == 1 : count == 0 || count == 1;
        var all = new Object[args.length + 1];
        all[0] = count;
        System.arraycopy(args, 0, all, 1, args.length);
        return t(key + (one ? ".one" : ".other"), all);
    }

    public static boolean has(String key) {
        return TEXTS.getOrDefault("fr", Map.of()).containsKey(key);
    }

    /** The texts whose key starts with the prefix, under the rest of the key: what a script of the page says. */
    public static Map<String, String> under(String prefix) {
        var texts = new TreeMap<String, String>();
        keys("fr").stream()
                .filter(key -> key.startsWith(prefix))
                .forEach(key -> texts.put(key.substring(prefix.length()), t(key)));
        return texts;
    }

    static Set<String> keys(String language) {
        return TEXTS.getOrDefault(language, Map.of()).keySet();
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

    public static String date(LocalDate date) {
        return DateTimeFormatter.ofPattern("dd/MM/yyyy", locale()).format(date);
    }

    public static String longDate(LocalDate date) {
        var text = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", locale()).format(date);
        return date.getDayOfMonth() == 1 && locale().equals(FRENCH) ? text.replaceFirst(" 1 ", " 1er ") : text;
    }

    public static String time(LocalTime time) {
        if (locale().equals(ENGLISH))
            return DateTimeFormatter.ofPattern("HH:mm").format(time);
        return time.getHour() + "\u00a0h" + (time.getMinute() == 0 ? "" : "\u00a0%02d".formatted(time.getMinute()));
    }

    private static String shown(Locale locale, Object value) {
        return switch (value) {
            case Long whole -> NumberFormat.getIntegerInstance(locale).format(whole);
            case Integer whole -> NumberFormat.getIntegerInstance(locale).format(whole);
            case LocalDate date -> DateTimeFormatter.ofPattern("dd/MM/yyyy").format(date);
            default -> value.toString();
        };
    }

    /** French keeps its high punctuation and guillemets on the line of their word; who writes a text types plain spaces. */
    private static String unbroken(String text) {
        return text.replaceAll(" (?=[:;?!»%])", "\u00a0").replace("« ", "«\u00a0");
    }

    private static Map<String, String> load(String suffix) {
        var texts = new HashMap<String, String>();
        try {
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties")) {
                var name = String.valueOf(file.getFilename());
                if (name.endsWith("_en.properties") != suffix.equals("_en")) continue;
                var properties = new Properties();
                try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.forEach((key, text) ->
                        texts.put((String) key, suffix.isEmpty() ? unbroken((String) text) : (String) text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the words of the screens cannot be read", e);
        }
        return Map.copyOf(texts);
    }
}
