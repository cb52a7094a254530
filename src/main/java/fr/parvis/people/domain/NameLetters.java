// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A folded word in the letters that most spellings of one name share, whichever language it came through: ou, u and w; kh, q, k and
 * hard c; dj, j and soft g; ch, sh, tch and x; y and i; gn, ny and nh; the article of Abd el; letters doubled. What is left differs by
 * little when two writings are one name, and {@link #distance} says by how much. {@code docs/decisions/0054} tells why these.
 */
final class NameLetters {
    private static final Pattern LATIN = Pattern.compile("[a-z]+");
    private static final String VOWELS = "aeiou";

    private static final Map<Pattern, String> RULES = rules();

    private NameLetters() {}

    static String of(String word) {
        if (!LATIN.matcher(word).matches()) return word;
        var letters = word;
        for (var rule : RULES.entrySet())
            letters = rule.getKey().matcher(letters).replaceAll(rule.getValue());
        return letters.isEmpty() ? word : letters;
    }

    private static Map<Pattern, String> rules() {
        var rules = new LinkedHashMap<Pattern, String>();
        // Abdelkader, Abdulkadir; Abderrahmane, Abdulrahman
        add(rules, "^abd(?:ou|oo|[aeou])(?:l(?=[a-z])|(?=[rsntdzc]))", "abd");
        add(rules, "ph", "f");
        add(rules, "^(?:kh|ch)(?=r)", "k");
        // the sound of ch is written x from here on, that of kh q
        add(rules, "x", "s");
        add(rules, "ks|cs|cc(?=[eiy])", "s");
        add(rules, "tsch|tch|tsh|sch|sh|ch|cz|sz", "x");
        add(rules, "dzh|zh|dj|dg(?=[aeiouy])|dy(?=[aeou])|di(?=[aou])", "j");
        add(rules, "g[uw](?=[eiy])", "g");
        add(rules, "gh", "g");
        add(rules, "c(?=[eiy])|z|ts(?!$)", "s");
        add(rules, "ck|cq|qu(?=[aeiouy])|q(?=[aeou])|c|k(?!h)", "k");
        add(rules, "kh", "q");
        add(rules, "gn|ny(?=[aeou])|ni(?=[aeou])|nh", "n");
        add(rules, "lh|ill(?=[aeiou])|li(?=[aou])", "l");
        add(rules, "(?<=[bdgprt])h", "");
        add(rules, "ff?$|v$|w$(?<=[aei]w)", "v");
        // vowels
        add(rules, "eaux?$|aux?$|aud$|ault$|ow$|oh$", "o");
        add(rules, "(?:ou|oo|u|w)(?=[aei])", "w");
        add(rules, "oeu|oe|eu", "e");
        add(rules, "ou|oo|oue", "u");
        add(rules, "ee|y", "i");
        add(rules, "ae|ai|ei", "e");
        add(rules, "ij", "j");
        add(rules, "(?<=[aeiou])h(?![aeiou])", "");
        add(rules, "(.)\\1+", "$1");
        return rules;
    }

    private static void add(Map<Pattern, String> rules, String written, String shared) {
        rules.put(Pattern.compile(written), shared);
    }

    /** The consonants alone, by which a file is looked for; all letters where these are fewer than two. */
    static String skeleton(String letters) {
        if (!LATIN.matcher(letters).matches()) return letters;
        var consonants = letters.replaceAll("[aeiouh]", "")
                .replace('x', 's')
                .replace('j', 'g')
                .replace('q', 'k')
                .replace('w', 'v')
                .replaceAll("(.)\\1+", "$1");
        return consonants.length() < 2 ? letters : consonants;
    }

    /**
     * How much two words in these letters differ: 1 is a consonant that is another.
     *
     * @param most limit; beyond it the answer is only that it is more
     */
    static double distance(String one, String other, double most) {
        var row = new double[other.length() + 1];
        var next = new double[other.length() + 1];
        for (int j = 1; j <= other.length(); j++) row[j] = row[j - 1] + alone(other, j - 1);
        for (int i = 1; i <= one.length(); i++) {
            double alone = alone(one, i - 1);
            next[0] = row[0] + alone;
            double least = next[0];
            for (int j = 1; j <= other.length(); j++) {
                next[j] = Math.min(
                        row[j - 1] + instead(one.charAt(i - 1), other.charAt(j - 1)),
                        Math.min(row[j] + alone, next[j - 1] + alone(other, j - 1)));
                least = Math.min(least, next[j]);
            }
            if (least > most) return least;
            var done = row;
            row = next;
            next = done;
        }
        return row[other.length()];
    }

    /** A letter that the other has not. */
    private static double alone(String word, int at) {
        char letter = word.charAt(at);
        if (letter == 'h') return 0.15;
        if (letter == 'w') return 0.4;
        if (VOWELS.indexOf(letter) < 0) return 1;
        return letter == 'e' && at == word.length() - 1 ? 0.2 : 0.4;
    }

    /** A letter instead of another. */
    private static double instead(char one, char other) {
        if (one == other) return 0;
        return one < 'a' || one > 'z' || other < 'a' || other > 'z' ? 1 : INSTEAD[one - 'a'][other - 'a'];
    }

    private static final double[][] INSTEAD = instead();

    private static double[][] instead() {
        var all = new double[26][26];
        for (char one = 'a'; one <= 'z'; one++)
            for (char other = 'a'; other <= 'z'; other++) {
                boolean vowel = VOWELS.indexOf(one) >= 0;
                boolean otherVowel = VOWELS.indexOf(other) >= 0;
                all[one - 'a'][other - 'a'] = vowel && otherVowel ? 0.35 : vowel || otherVowel ? 1.2 : 1;
            }
        for (var pair : List.of("ou", "ei", "wu", "wo")) set(all, pair, 0.2);
        for (var pair : List.of("kq", "wv")) set(all, pair, 0.15);
        for (var pair : List.of("sx", "gj", "hq", "vf")) set(all, pair, 0.3);
        for (var pair : List.of("kg", "bv", "dt", "bp", "mn", "hk", "gq", "xj", "sj", "kj", "kx", "ij"))
            set(all, pair, 0.6);
        return all;
    }

    private static void set(double[][] all, String pair, double costs) {
        all[pair.charAt(0) - 'a'][pair.charAt(1) - 'a'] = costs;
        all[pair.charAt(1) - 'a'][pair.charAt(0) - 'a'] = costs;
    }
}
