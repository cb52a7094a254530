// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.domain;

import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.values.FoldedText;
import fr.parvis.values.Problem;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An activity typed in one line: "réunion caf 1h30 12". The kind and the partner are recognised by the beginning of their words,
 * accents apart; a number alone is the duration first, then how many persons; what is left over is the title. Nothing is guessed
 * between two that fit alike: the line says so.
 */
public final class ActivityLine {

    /**
     * Parts of the line that were understood; nothing where the line says nothing.
     *
     * @param title the words that are neither kind, partner, day nor number
     */
    public record Understood(
            @Nullable String kind,
            @Nullable String partner,
            @Nullable Integer minutes,
            @Nullable Integer headcount,
            @Nullable LocalDate day,
            String title,
            List<Problem> problems) {}

    private static final int LONGEST = 300;

    /** Words that carry nothing: they go with the word after them. */
    private static final Set<String> SMALL = Set.of(
            "de", "du", "des", "la", "le", "les", "l", "d", "un", "une", "avec", "a", "au", "aux", "pendant", "pour",
            "et", "en", "sur", "chez", "the", "with", "for", "of", "at", "and", "on", "autre");

    private static final Map<String, DayOfWeek> WEEKDAYS = Map.of(
            "lundi", DayOfWeek.MONDAY,
            "mardi", DayOfWeek.TUESDAY,
            "mercredi", DayOfWeek.WEDNESDAY,
            "jeudi", DayOfWeek.THURSDAY,
            "vendredi", DayOfWeek.FRIDAY,
            "samedi", DayOfWeek.SATURDAY,
            "dimanche", DayOfWeek.SUNDAY);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final Pattern PERSONS = Pattern.compile("(\\d{1,4})(?:p|pers|personnes?|people)");
    private static final Pattern DURATION =
            Pattern.compile("\\d{1,2}(?:[.,]\\d)?h(?:\\d{1,2}(?:min|mn|m)?)?|\\d{1,4}(?:min|mn|m|minutes?|')");
    private static final Pattern DATE = Pattern.compile("(\\d{1,2})/(\\d{1,2})(?:/(\\d{2}|\\d{4}))?");
    private static final Set<String> HOUR = Set.of("h", "heure", "heures", "hour", "hours");
    private static final Set<String> MINUTE = Set.of("min", "mn", "minute", "minutes");
    private static final Set<String> PERSON =
            Set.of("p", "pers", "personne", "personnes", "people", "person", "persons");

    /** A word of the line, as typed and as compared. */
    private record Token(String typed, String folded) {}

    private record Match(Code code, int score, Set<Integer> words) {}

    private final List<Token> tokens;
    private final Set<Integer> used = new HashSet<>();
    private final Catalogue catalogue;
    private final LocalDate today;
    private final Locale locale;
    private final List<Problem> problems = new ArrayList<>();

    private @Nullable Integer minutes;
    private @Nullable Integer headcount;
    private @Nullable LocalDate day;

    private ActivityLine(String text, Catalogue catalogue, LocalDate today, Locale locale) {
        this.tokens = tokens(text);
        this.catalogue = catalogue;
        this.today = today;
        this.locale = locale;
    }

    /** Understands a line typed on {@code today}; labels are compared in French and in the language of the page. */
    public static Understood read(String text, Catalogue catalogue, LocalDate today, Locale locale) {
        return new ActivityLine(text, catalogue, today, locale).read();
    }

    private Understood read() {
        numbersAndDays();
        var kind = one(CodeList.ACTIVITY, "kind");
        var partner = one(CodeList.OPERATOR, "partner");
        if (kind == null
                && problems.stream().noneMatch(problem -> problem.field().equals("kind")))
            problems.add(ActivityRules.problem("kind", "line-kind"));
        return new Understood(kind, partner, minutes, headcount, day, title(), List.copyOf(problems));
    }

    private void numbersAndDays() {
        var alone = new ArrayList<Integer>();
        for (int i = 0; i < tokens.size(); i++) {
            if (used.contains(i)) continue;
            var word = tokens.get(i).folded;
            var next = folded(i + 1);
            var persons = PERSONS.matcher(word);
            if (persons.matches()) headcount(Integer.parseInt(persons.group(1)), i);
            else if (DURATION.matcher(word).matches()) duration(word, i);
            else if (word.matches("\\d{1,2}(?:[.,]\\d)?") && HOUR.contains(next)) hours(word, i);
            else if (NUMBER.matcher(word).matches() && MINUTE.contains(next)) duration(word, i, i + 1);
            else if (NUMBER.matcher(word).matches() && PERSON.contains(next))
                headcount(Integer.parseInt(word), i, i + 1);
            else if (NUMBER.matcher(word).matches()) alone.add(i);
            else day(word, i);
        }
        for (int i : alone) {
            int number = Integer.parseInt(tokens.get(i).folded);
            if (minutes == null) duration(String.valueOf(number), i);
            else if (headcount == null) headcount(number, i);
        }
    }

    /** "1 h 30" is an hour and a half; "2 h 12" is two hours and twelve persons: who lasts 132 minutes writes 2h12. */
    private void hours(String word, int i) {
        var rest = folded(i + 2);
        boolean withMinutes = rest.matches("[0-5]\\d") && Integer.parseInt(rest) % 5 == 0;
        if (withMinutes) duration(word + "h" + rest, i, i + 1, i + 2);
        else duration(word + "h", i, i + 1);
    }

    private void duration(String text, int... at) {
        var found = SpokenDuration.minutes(text);
        if (found.isEmpty() || minutes != null) return;
        minutes = found.getAsInt();
        use(at);
    }

    private void headcount(int number, int... at) {
        if (headcount != null) return;
        headcount = number;
        use(at);
    }

    private void day(String word, int i) {
        if (day != null) return;
        var found = dayOf(word);
        if (found == null) return;
        day = found;
        use(i);
    }

    private @Nullable LocalDate dayOf(String word) {
        if (Set.of("hier", "yesterday").contains(word)) return today.minusDays(1);
        if (word.equals("avant-hier")) return today.minusDays(2);
        if (Set.of("aujourd'hui", "today").contains(word)) return today;
        var weekday = WEEKDAYS.get(word);
        if (weekday != null) return today.with(TemporalAdjusters.previousOrSame(weekday));
        var date = DATE.matcher(word);
        if (!date.matches()) return null;
        try {
            int year = date.group(3) == null
                    ? today.getYear()
                    : Integer.parseInt(date.group(3)) + (date.group(3).length() == 2 ? 2000 : 0);
            var found = LocalDate.of(year, Integer.parseInt(date.group(2)), Integer.parseInt(date.group(1)));
            return date.group(3) == null && found.isAfter(today) ? found.minusYears(1) : found;
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    /** The code that the words left over name best; when two are named alike, neither, and a problem. */
    private @Nullable String one(CodeList list, String field) {
        var matches = catalogue.list(list).stream()
                .map(code -> match(code, list))
                .filter(match -> match.score > 0)
                .toList();
        int best = matches.stream().mapToInt(Match::score).max().orElse(0);
        var named = matches.stream().filter(match -> match.score == best).toList();
        if (named.isEmpty()) return null;
        // the one that is named first: "réunion pour le forum" is a meeting
        int first = named.stream().mapToInt(ActivityLine::firstWord).min().orElse(0);
        var fitting = named.stream().filter(match -> firstWord(match) == first).toList();
        if (fitting.size() > 1) {
            var words = fitting.getFirst().words.stream()
                    .sorted()
                    .map(i -> tokens.get(i).typed)
                    .collect(Collectors.joining(" "));
            var choices = fitting.stream()
                    .limit(4)
                    .map(match -> match.code.label(locale).brief())
                    .collect(Collectors.joining(", "));
            problems.add(ActivityRules.problem(field, "line-several", words, choices));
            fitting.getFirst().words.forEach(this::use);
            return null;
        }
        var found = fitting.getFirst();
        // a word of the full label only helps to find the kind: it says more than the kind does
        found.words.stream()
                .filter(i ->
                        list == CodeList.OPERATOR || strength(tokens.get(i).folded, words(found.code, true), 3) > 0)
                .forEach(this::use);
        return found.code.code();
    }

    private static int firstWord(Match match) {
        return match.words.stream().mapToInt(Integer::intValue).min().orElse(0);
    }

    private Match match(Code code, CodeList list) {
        var brief = words(code, true);
        var full = words(code, false);
        boolean partner = list == CodeList.OPERATOR;
        int score = 0;
        var at = new HashSet<Integer>();
        for (int i = 0; i < tokens.size(); i++) {
            var word = tokens.get(i).folded;
            if (used.contains(i) || SMALL.contains(word)) continue;
            int strength = partner && word.equals(code.code()) ? 8 : 3 * strength(word, brief, partner ? 4 : 3);
            if (strength == 0) strength = partner ? (full.contains(word) ? 2 : 0) : strength(word, full, 4);
            if (strength == 0) continue;
            score += strength;
            at.add(i);
        }
        return new Match(code, score, at);
    }

    /** 2 when the word is one of them, 1 when one of them begins with it and it is long enough. */
    private static int strength(String word, Set<String> words, int shortest) {
        if (words.contains(word)) return 2;
        var singular = word.endsWith("s") || word.endsWith("x") ? word.substring(0, word.length() - 1) : word;
        if (words.contains(singular)) return 2;
        return word.length() >= shortest && words.stream().anyMatch(other -> other.startsWith(word)) ? 1 : 0;
    }

    /** The words of a code's label. Of a partner's full label only those that are names count: "Cnav", not "information". */
    private Set<String> words(Code code, boolean brief) {
        var words = new HashSet<String>();
        for (var language : List.of(Locale.FRENCH, locale)) {
            var label = code.label(language);
            for (var word : (brief ? label.brief() : label.text()).split("[^\\p{L}\\p{N}]+")) {
                boolean name = !word.isEmpty() && Character.isUpperCase(word.charAt(0));
                if (word.isEmpty() || !brief && code.list() == CodeList.OPERATOR && !name) continue;
                var folded = fold(word);
                if (!SMALL.contains(folded)) words.add(folded);
            }
        }
        return words;
    }

    private String title() {
        var left = new ArrayList<String>();
        for (int i = 0; i < tokens.size(); i++) if (!used.contains(i)) left.add(tokens.get(i).typed);
        while (!left.isEmpty() && SMALL.contains(fold(left.getFirst()))) left.removeFirst();
        while (!left.isEmpty() && SMALL.contains(fold(left.getLast()))) left.removeLast();
        return String.join(" ", left);
    }

    /** A word that says something takes the small words before it along. */
    private void use(int... at) {
        for (int i : at) {
            used.add(i);
            for (int before = i - 1; before >= 0 && SMALL.contains(tokens.get(before).folded); before--)
                used.add(before);
        }
    }

    private String folded(int i) {
        return i < tokens.size() ? tokens.get(i).folded : "";
    }

    private static List<Token> tokens(String text) {
        var line = text.codePointCount(0, text.length()) > LONGEST
                ? text.substring(0, text.offsetByCodePoints(0, LONGEST))
                : text;
        return Arrays.stream(line.replace("\0", "").replace('’', '\'').split("(?:\\s|;|,(?!\\d))+|(?<=\\b[lLdD])'"))
                .filter(word -> !word.isBlank())
                .map(word -> new Token(word, fold(word)))
                .toList();
    }

    private static String fold(String word) {
        return FoldedText.plain(word).replace('’', '\'');
    }
}
