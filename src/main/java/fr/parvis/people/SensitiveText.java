// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import fr.parvis.values.EnumCode;
import fr.parvis.values.FoldedText;
import fr.parvis.values.Problem;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in a free text what must not be kept: social-security numbers, cards and accounts by their keys, passwords, words of
 * health. What proves itself or names a password is refused; the rest is a warning that a person may overrule.
 */
public final class SensitiveText {

    /** Kind of sensitive text. */
    public enum Kind {
        SOCIAL_SECURITY(true),
        CARD(true),
        PASSWORD(true),
        IBAN(false),
        SOCIAL_SECURITY_LIKE(false),
        HEALTH(false);

        private final boolean refused;

        Kind(boolean refused) {
            this.refused = refused;
        }

        /** Whether the text cannot be kept at all. */
        public boolean refused() {
            return refused;
        }

        /** The end of its message key. */
        public String key() {
            return EnumCode.of(this);
        }
    }

    /** @param text as it stands in what was typed */
    public record Finding(Kind kind, String text) {
        /** The text as it may be shown again: of a password only the word that announces it. */
        public String shown() {
            return kind == Kind.PASSWORD ? text.replaceFirst("\\s.*", "…") : text;
        }

        /** The refusal of a text that holds it. */
        public Problem refusal(String field) {
            return Problem.of(field, code(), shown());
        }

        private String code() {
            return "people.problem.sensitive." + kind.key();
        }
    }

    private static final String GAP = "[ .\\-/\\u00a0\\u202f]?";

    /** Sex, year, month, department, commune, order, key: the parts may stand apart. */
    private static final Pattern SOCIAL_SECURITY = Pattern.compile("(?<![\\dA-Za-z])([1-478])" + GAP + "(\\d{2})" + GAP
            + "(\\d{2})" + GAP + "(\\d{2}|2[ABab])" + GAP + "(\\d{3})" + GAP + "(\\d{3})(?:" + GAP + GAP + GAP
            + "(\\d{2}))?(?![\\dA-Za-z])");

    private static final Pattern CARD = Pattern.compile(
            "(?<!\\d)(?:3[47]\\d{2}[ \\-\\u00a0]?\\d{6}[ \\-\\u00a0]?\\d{5}|[2456]\\d{3}([ \\-\\u00a0]?)\\d{4}\\1\\d{4}\\1\\d{4}(?:\\1\\d{2,3})?)(?!\\d)");

    private static final Pattern IBAN =
            Pattern.compile("(?<![\\dA-Za-z])[A-Za-z]{2}\\d{2}(?:[ \\-\\u00a0\\u202f]?[A-Za-z\\d]){11,30}");

    /** A word for a secret, and what follows it as its value. */
    private static final Pattern PASSWORD = Pattern.compile(
            "(?:mots? de passe|mdp|passwords?|code (?:secret|confidentiel|pin|carte|d.acces)|identifiants?|codes? d.acces)\\s*(?:provisoire|caf|ameli|impots|banque|mail|:|=|est|c.est|,|-|\\s)*\\s*\\S*\\d\\S*|(?:mdp|mots? de passe)(?:\\s+\\p{L}+)?\\s*[:=]\\s*\\S+");

    private static final Pattern HEALTH = Pattern.compile(
            "\\b(?:maladies?|malade|cancers?|tumeurs?|diabet\\w*|depressi\\w*|depressif|bipolaire|schizophr\\w*|psychiatr\\w*|hiv|vih|sida|hepatite|epilep\\w*|alcoolique|toxicoman\\w*|addictions?|enceinte|grossesse|avortement|ivg|hospitalis\\w*|chimiotherap\\w*|traitement medical|handicap\\w*|autis\\w*|alzheimer|parkinson|sclerose|ald|invalidite|sous tutelle medicale|medicaments?)\\b");

    private SensitiveText() {}

    /** Words that speak of health, as an expression that devices understand too; for text in lower case without accents. */
    public static String healthWords() {
        return HEALTH.pattern();
    }

    /**
     * The problems of a free text: a finding that cannot be kept is a refusal, any other a warning.
     *
     * @param knowing whether who writes says that the warnings were seen: they are left out then
     */
    public static List<Problem> problems(String field, String text, boolean knowing) {
        var problems = new ArrayList<Problem>();
        for (var found : find(text)) {
            if (found.kind().refused()) problems.add(found.refusal(field));
            else if (!knowing) problems.add(Problem.warning(field, found.code(), found.shown()));
        }
        return problems;
    }

    /** In the order of the text, none inside another. */
    public static List<Finding> find(String text) {
        record Passage(int start, int end, Finding finding) {}
        var found = new ArrayList<Passage>();
        for (var m = SOCIAL_SECURITY.matcher(text); m.find(); ) {
            if (m.group(7) != null && keyIsRight(m))
                found.add(new Passage(m.start(), m.end(), new Finding(Kind.SOCIAL_SECURITY, m.group())));
            else if (m.group(7) == null && looksReal(m))
                found.add(new Passage(m.start(), m.end(), new Finding(Kind.SOCIAL_SECURITY_LIKE, m.group())));
        }
        for (var m = CARD.matcher(text); m.find(); )
            if (luhn(m.group().replaceAll("\\D", "")))
                found.add(new Passage(m.start(), m.end(), new Finding(Kind.CARD, m.group())));
        for (var m = IBAN.matcher(text); m.find(); ) {
            var iban = ibanIn(m.group());
            if (!iban.isEmpty())
                found.add(new Passage(m.start(), m.start() + iban.length(), new Finding(Kind.IBAN, iban)));
        }
        var plain = FoldedText.inPlace(text);
        for (var m = PASSWORD.matcher(plain); m.find(); )
            found.add(new Passage(m.start(), m.end(), new Finding(Kind.PASSWORD, text.substring(m.start(), m.end()))));
        for (var m = HEALTH.matcher(plain); m.find(); )
            found.add(new Passage(m.start(), m.end(), new Finding(Kind.HEALTH, text.substring(m.start(), m.end()))));
        found.sort(Comparator.comparingInt(at -> at.start - at.end));
        var kept = new ArrayList<Passage>();
        for (var one : found) if (kept.stream().allMatch(k -> one.end <= k.start || one.start >= k.end)) kept.add(one);
        kept.sort(Comparator.comparingInt(Passage::start));
        return kept.stream().map(Passage::finding).toList();
    }

    private static boolean possible(Matcher m) {
        return !m.group(5).equals("000")
                && !m.group(6).equals("000")
                && !m.group(4).equals("00");
    }

    private static boolean keyIsRight(Matcher m) {
        if (!possible(m)) return false;
        var department = m.group(4).toUpperCase(Locale.ROOT).replace("2A", "19").replace("2B", "18");
        var number = new BigInteger(m.group(1) + m.group(2) + m.group(3) + department + m.group(5) + m.group(6));
        return 97 - number.mod(BigInteger.valueOf(97)).intValue() == Integer.parseInt(m.group(7));
    }

    /** Without its key, only a real month and a real department are taken for one. */
    private static boolean looksReal(Matcher m) {
        int month = Integer.parseInt(m.group(3));
        return possible(m) && m.group(1).matches("[12]") && month >= 1 && month <= 12;
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        }
        return sum % 10 == 0 && digits.chars().distinct().count() > 1;
    }

    /** The longest beginning whose key is right. */
    private static String ibanIn(String text) {
        for (int end = text.length(); end >= 15; end--) {
            if (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) continue;
            var plain = text.substring(0, end).replaceAll("[^A-Za-z\\d]", "").toUpperCase(Locale.ROOT);
            if (plain.length() < 15 || plain.length() > 34) continue;
            var turned = plain.substring(4) + plain.substring(0, 4);
            int rest = 0;
            for (int i = 0; i < turned.length(); i++) {
                int value = Character.digit(turned.charAt(i), 36);
                rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
            }
            if (rest == 1) return text.substring(0, end).strip();
        }
        return "";
    }
}
