// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The public's pages say everything in every language. */
class PublicWordsTest {
    private static final Pattern FORM = Pattern.compile("\\.(?:zero|one|two|few|many|other)$");

    /** {@code t("a.key"} and {@code n("a.key"}; keys made of parts are covered by their prefix. */
    private static final Pattern ASKED =
            Pattern.compile("\\b([tn])\\((?:locale[()\\w]*, )?\"([a-z][\\w.-]*\\w)\"\\s*[,)]");

    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

    /** The staff's pages about the public's pages are of the staff. */
    private static final Set<String> OF_STAFF = Set.of(
            "visits.jte",
            "SiteVisitsController.java",
            "PublicSiteNavigation.java",
            "legal-texts.jte",
            "legal-text.jte",
            "legal-version.jte",
            "LegalTextsController.java",
            // legal texts are in French for everybody
            "LegalWording.java");

    /** What is a name and not a word. */
    private static final Set<String> NAMES = Set.of(
            "Parvis",
            "FR",
            "EN",
            "Français",
            "English",
            "EUPL-1.2",
            "CC BY 4.0",
            "(CC BY 4.0)",
            "Licence Ouverte 2.0",
            "INSEE, La Poste (Licence Ouverte 2.0),",
            "GeoNames",
            "PostgreSQL");

    private static final int LONGEST_SENTENCE = 14;

    /** Turns that make a reader go back, numbers in letters, words of offices. */
    private static final Pattern HARD = Pattern.compile(
            "(?iu) (?:afin|cependant|néanmoins|toutefois|notamment|lequel|laquelle|dont|auquel|sauf si|à moins que|en vue|"
                    + "deux|trois|quatre|cinq|dix|vingt|cent) | ;| n[e’'] ?[^.]* que | sans [^.]* ne |usager|bénéficiaire|modalité");

    /** What the pages of the public call by letters, and the word that explains it beside it. */
    private static final Map<String, String> ACRONYMS =
            Map.of("Caf", "allocations familiales", "CV", "CV est", "SMS", "SMS est");

    /** What machines read, and what only whoever installs the site meets. */
    private static final Pattern NOT_FOR_READING =
            Pattern.compile("\\.description$|^publicsite\\.preparing|^shell\\.chart|^messages\\."
                    // messages are sent in the language of a person, which plain French is not
                    + "|^(appointments\\.(reminder|cancelled|confirmed)|equipment\\.reminder|hotline\\.told"
                    + "|workshops\\.(reminder|offer|offer-link|moved|off|all-off|confirmed|waiting))"
                    + "\\.(text|subject)$");

    private static final Set<Language> TRANSLATED = Set.of(
            Language.ENGLISH,
            Language.ARABIC,
            Language.TURKISH,
            Language.SPANISH,
            Language.PORTUGUESE,
            Language.UKRAINIAN,
            Language.ROMANIAN);

    @ParameterizedTest
    @EnumSource
    void nothing_is_missing_of_what_the_public_reads(Language language) {
        if (!TRANSLATED.contains(language)) return;
        var missing = new TreeSet<String>();
        for (var key : publicKeys()) {
            if (isCounted(key)) {
                for (var form : forms(language))
                    if (!Words.keys(language).contains(base(key) + "." + form)) missing.add(base(key) + "." + form);
            } else if (!Words.keys(language).contains(key)) missing.add(key);
        }
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void who_enrolled_on_a_page_of_the_public_is_told_all_in_the_language_of_that_page(Language language) {
        if (!TRANSLATED.contains(language)) return;
        assertThat(Words.keys(language))
                .contains(
                        "workshops.confirmed.text",
                        "workshops.waiting.text",
                        "workshops.reminder.text",
                        "workshops.offer.text",
                        "workshops.offer-link.text",
                        "workshops.moved.text",
                        "workshops.off.text",
                        "workshops.all-off.text");
    }

    @ParameterizedTest
    @EnumSource
    void no_language_says_what_the_french_does_not_ask_for(Language language) {
        if (language.isOfStaff()) return;
        assertThat(Words.keys(language))
                .allMatch(
                        key -> Words.has(key) || FORM.matcher(key).find() && Words.has(base(key) + ".other"),
                        "known to the French");
    }

    @ParameterizedTest
    @EnumSource
    void arguments_are_the_same_in_every_language(Language language) {
        var unlike = new TreeSet<String>();
        for (var key : Words.keys(language)) {
            var french = Words.t(Words.FRENCH, Words.has(key) ? key : base(key) + ".other");
            var own = arguments(Words.t(language.locale(), key));
            boolean alike = own.equals(arguments(french));
            // one thing, or two, may be said without their number
            boolean numberSaid = isCounted(key)
                    && Stream.concat(own.stream(), Stream.of("{0}"))
                            .collect(Collectors.toSet())
                            .equals(Stream.concat(arguments(french).stream(), Stream.of("{0}"))
                                    .collect(Collectors.toSet()));
            if (!alike && !numberSaid) unlike.add(key);
        }
        assertThat(unlike).isEmpty();
    }

    @Test
    void every_text_that_a_public_page_asks_for_is_one_of_the_publics() throws IOException {
        var known = publicKeys();
        var missing = new TreeSet<String>();
        for (var file : sources()) {
            ASKED.matcher(Files.readString(file))
                    .results()
                    .map(asked -> asked.group(2) + (asked.group(1).equals("n") ? ".other" : ""))
                    .filter(key -> !known.contains(key))
                    .forEach(key -> missing.add(file.getFileName() + ": " + key));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void no_public_template_holds_a_word_of_its_own() throws IOException {
        var words = new TreeSet<String>();
        for (var file : sources()) {
            if (!file.toString().endsWith(".jte")) continue;
            for (var text : texts(Files.readString(file)))
                if (!NAMES.contains(text)) words.add(file.getFileName() + ": " + text);
        }
        assertThat(words).isEmpty();
    }

    @Test
    void each_language_counts_in_its_own_way() {
        assertThat(forms(Language.FRENCH)).containsExactlyInAnyOrder("one", "other");
        assertThat(forms(Language.ENGLISH)).containsExactlyInAnyOrder("one", "other");
        assertThat(forms(Language.ARABIC)).containsExactlyInAnyOrder("zero", "one", "two", "few", "many", "other");
        assertThat(forms(Language.UKRAINIAN)).containsExactlyInAnyOrder("one", "few", "many");
        assertThat(forms(Language.ROMANIAN)).containsExactlyInAnyOrder("one", "few", "other");
        assertThat(Language.FRENCH.plural(0)).isEqualTo("one");
        assertThat(Language.ENGLISH.plural(0)).isEqualTo("other");
        assertThat(Language.UKRAINIAN.plural(21)).isEqualTo("one");
        assertThat(Language.UKRAINIAN.plural(22)).isEqualTo("few");
        assertThat(Language.ROMANIAN.plural(20)).isEqualTo("other");
        assertThat(in(Language.ARABIC, () -> Words.n("shell.form.problems", 2)))
                .isEqualTo("إجابتان تحتاجان إلى مراجعة");
        assertThat(in(Language.ROMANIAN, () -> Words.n("shell.form.problems", 20)))
                .startsWith("20 de ");
        assertThat(in(Language.UKRAINIAN, () -> Words.n("shell.form.problems", 5)))
                .contains("5 відповідей");
    }

    @Test
    void digits_are_those_of_french_papers_and_names_keep_their_way_in_arabic() {
        assertThat(in(Language.ARABIC, () -> Words.number(1250))).matches("1\\D?250");
        assertThat(in(Language.ARABIC, () -> Words.t("shell.error.reference", "01 44 55 66 77")))
                .endsWith("\u206801 44 55 66 77\u2069");
        assertThat(in(Language.SPANISH, () -> Words.t("shell.error.reference", "a1")))
                .isEqualTo("Referencia: a1");
    }

    @Test
    void plain_french_says_what_french_says_unless_it_has_plainer_words() {
        assertThat(in(Language.PLAIN_FRENCH, () -> Words.t("shell.error.reference", 4)))
                .isEqualTo(in(Language.FRENCH, () -> Words.t("shell.error.reference", 4)));
        assertThat(Language.PLAIN_FRENCH.tag()).isEqualTo("fr");
    }

    /** After the European rules of "information for all" (Unapei): short sentences, digits, no double turn, acronyms explained. */
    @Test
    void plain_french_keeps_to_its_rules() {
        var breaks = new TreeSet<String>();
        for (var key : publicKeys()) {
            if (NOT_FOR_READING.matcher(key).find()) continue;
            var text = in(Language.PLAIN_FRENCH, () -> Words.t(key)).replace('\u00a0', ' ');
            for (var sentence : text.split("(?<=[.!?…:;])\\s"))
                if (sentence.split("[\\s-]+").length > LONGEST_SENTENCE) breaks.add(key + " is long: " + sentence);
            if (HARD.matcher(" " + text + " ").find()) breaks.add(key + " is hard: " + text);
            for (var acronym : ACRONYMS.entrySet())
                if (text.contains(acronym.getKey()) && !text.contains(acronym.getValue()))
                    breaks.add(key + " does not explain " + acronym.getKey() + ": " + text);
        }
        assertThat(breaks).isEmpty();
    }

    private static String in(Language language, ScopedValue.CallableOp<String, RuntimeException> what) {
        return Words.in(language.locale()).call(what);
    }

    /** What any language of the public says, and all that is named as the public's. */
    private static Set<String> publicKeys() {
        var keys = new TreeSet<String>();
        Words.keys(Language.FRENCH).stream()
                .filter(key -> key.startsWith("publicsite."))
                .forEach(keys::add);
        for (var language : TRANSLATED)
            if (language != Language.ENGLISH)
                Words.keys(language).stream()
                        .map(key -> FORM.matcher(key).find() && !Words.has(key) ? base(key) + ".other" : key)
                        .forEach(keys::add);
        return keys;
    }

    private static boolean isCounted(String key) {
        return FORM.matcher(key).find() && Words.has(base(key) + ".one") && Words.has(base(key) + ".other");
    }

    private static String base(String key) {
        return FORM.matcher(key).replaceFirst("");
    }

    /** The forms of the numbers that a page may say; those of millions are left out. */
    private static Set<String> forms(Language language) {
        return LongStream.rangeClosed(0, 1000).mapToObj(language::plural).collect(Collectors.toSet());
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(r -> r.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> sources() throws IOException {
        var all = new ArrayList<Path>();
        for (var root : List.of("src/main/jte/publicsite", "src/main/java/fr/parvis/publicsite")) {
            try (var files = Files.walk(Path.of(root))) {
                files.filter(Files::isRegularFile)
                        .filter(file -> !OF_STAFF.contains(
                                Objects.requireNonNull(file.getFileName()).toString()))
                        .forEach(all::add);
            }
        }
        for (var component : List.of(
                "layout/public",
                "layout/bare",
                "components/languages",
                "components/field",
                "shell/error",
                "hotline/ask",
                "hotline/promise")) all.add(Path.of("src/main/jte", component + ".jte"));
        all.add(Path.of("src/main/java/fr/parvis/hotline/web/CallBackController.java"));
        return all;
    }

    /** Letters outside of tags, code and comments, and in the attributes that are read. */
    private static List<String> texts(String template) {
        var markup = template.replaceAll("(?s)<%--.*?--%>|<style>.*?</style>", "")
                .replace("$unsafe{", "${")
                .replaceAll("(?m)^@(?:import|param).*$", "")
                .replaceAll("(?m)^!\\{.*}$", "");
        markup = withoutCode(markup);
        var found = new ArrayList<String>();
        Pattern.compile("\\b(?:aria-label|alt|title|placeholder)=\"([^\"]*\\p{L}[^\"]*)\"")
                .matcher(markup)
                .results()
                .forEach(r -> found.add(r.group(1)));
        for (var text : markup.replaceAll("(?s)<[^>]*>", "\n").split("\n"))
            if (text.matches(".*\\p{L}.*")) found.add(text.strip());
        return found;
    }

    /** Takes out what stands in balanced brackets after {@code ${}, {@code @if(}, {@code @template.x(} and the like, but not what is in back quotes. */
    private static String withoutCode(String markup) {
        var out = new StringBuilder();
        int i = 0;
        while (i < markup.length()) {
            char c = markup.charAt(i);
            boolean expression = c == '$' && i + 1 < markup.length() && markup.charAt(i + 1) == '{';
            if (expression || c == '@' || c == '!' && i + 1 < markup.length() && markup.charAt(i + 1) == '{') {
                int start = i + 1;
                if (c == '@') {
                    while (start < markup.length()
                            && (Character.isLetterOrDigit(markup.charAt(start))
                                    || ".-_".indexOf(markup.charAt(start)) >= 0)) start++;
                    if (start < markup.length() && markup.charAt(start) == '`') {
                        i = start + 1;
                        continue;
                    }
                    if (start >= markup.length() || markup.charAt(start) != '(') {
                        i = start;
                        continue;
                    }
                }
                i = closing(markup, start, out);
            } else {
                if (c != '`') out.append(c);
                i++;
            }
        }
        return out.toString();
    }

    /** Behind the bracket that closes the one at a place; what stands between back quotes is markup again. */
    private static int closing(String markup, int open, StringBuilder out) {
        int depth = 0;
        boolean quoted = false;
        for (int i = open; i < markup.length(); i++) {
            char c = markup.charAt(i);
            if (c == '"' && markup.charAt(i - 1) != '\\') quoted = !quoted;
            if (quoted) continue;
            if (c == '`') {
                int end = matchingQuote(markup, i);
                out.append('\n')
                        .append(withoutCode(markup.substring(i + 1, end)))
                        .append('\n');
                i = end;
            } else if (c == '(' || c == '{') depth++;
            else if ((c == ')' || c == '}') && --depth == 0) return i + 1;
        }
        return markup.length();
    }

    /** A back quote inside another begins with an at sign: {@code @`}. */
    private static int matchingQuote(String markup, int open) {
        int depth = 1;
        for (int i = open + 1; i < markup.length(); i++)
            if (markup.charAt(i) == '`' && (markup.charAt(i - 1) == '@' ? ++depth : --depth) == 0) return i;
        return markup.length() - 1;
    }
}
