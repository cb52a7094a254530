// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Sound of a folded word in French, as a key: words with the same key are said alike (Gautier, Gauthier; Lefèvre, Lefebvre;
 * Mohamed, Mohammed; Philippe, Filip). A word of another script is its own key. The rules, in order, are the table below; each says a
 * sound of French written in several ways, silent letters last. {@code docs/decisions/0021} tells why they are ours.
 */
final class FrenchSound {
    private static final Pattern LATIN = Pattern.compile("[a-z]+");

    private static final Map<Pattern, String> RULES = rules();

    private FrenchSound() {}

    static String of(String word) {
        if (!LATIN.matcher(word).matches()) return word;
        var sound = word;
        for (var rule : RULES.entrySet()) sound = rule.getKey().matcher(sound).replaceAll(rule.getValue());
        return sound.isEmpty() ? word : sound;
    }

    private static Map<Pattern, String> rules() {
        var rules = new LinkedHashMap<Pattern, String>();
        // consonants written by several letters
        add(rules, "ph", "f");
        add(rules, "^(kh|ch)r", "kr");
        add(rules, "sch|sh", "ch");
        add(rules, "tch", "ch");
        add(rules, "(dj|dg)(?=[aeiouy])", "j");
        add(rules, "g(?=[eiy])", "j");
        add(rules, "gn", "ni");
        add(rules, "ck|cqu?|qu|q|kh|k", "k");
        add(rules, "c(?=[eiy])", "s");
        add(rules, "c(?!h)", "k");
        add(rules, "gu(?=[eiy])", "g");
        add(rules, "x$|(?<=[aeiou])x(?=[aeiou])", "s");
        add(rules, "w", "v");
        add(rules, "z", "s");
        add(rules, "bv", "v");
        // nasal vowels before a consonant or the end
        add(rules, "(?:ain|ein|in|im|yn|ym|un|um)(?![aeiouynmh])", "1");
        add(rules, "(?:an|am|en|em)(?![aeiouynmh])", "2");
        add(rules, "(?:on|om)(?![aeiouynmh])", "3");
        // vowels, the longest first
        add(rules, "ault|auld|aulx|aud$|eaux?|aux?|ot$|os$|oh", "o");
        add(rules, "oeu|oe|eu", "e");
        add(rules, "ou", "u");
        add(rules, "ai|ay|ei|ey", "e");
        add(rules, "ill(?=[aeiou])", "i");
        add(rules, "y", "i");
        // silent letters
        add(rules, "(?<!c)h", "");
        add(rules, "(.)\\1+", "$1");
        add(rules, "(?<=.{2})(?:es|ent|e|s|t|d|p|x)$", "");
        add(rules, "(?<=.{2})(?:er|ez|et)$", "e");
        add(rules, "(?<=.{3})[tdsp]$", "");
        add(rules, "(?<=.{2})e$", "");
        add(rules, "(.)\\1+", "$1");
        return rules;
    }

    private static void add(Map<Pattern, String> rules, String written, String heard) {
        rules.put(Pattern.compile(written), heard);
    }
}
