// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A missing piece of a letter, between square brackets: {@code [numéro de contrat]}. It stops the sending. One that is to be
 * filled by hand on the paper, {@code [à la main : numéro]}, is drawn as a dotted line: what must not be kept need not be typed.
 */
public final class Gap {
    private static final Pattern GAP = Pattern.compile("\\[([^\\[\\]\\n]{1,160})]");
    private static final Pattern BY_HAND = Pattern.compile("(?iu)\\s*[àa] la main\\s*(?::\\s*(.*))?");

    /** The plain space before a sign that French sets apart, or after an opening quotation mark. */
    private static final Pattern BREAKABLE = Pattern.compile(" (?=[:;?!»%€])|(?<=«) ");

    private Gap() {}

    /** A piece of a text: words, a gap, or a line to write on. */
    public record Run(Kind kind, String text) {
        public boolean gap() {
            return kind == Kind.GAP;
        }

        public boolean byHand() {
            return kind == Kind.BY_HAND;
        }
    }

    /** The kind of piece. */
    public enum Kind {
        WORDS,
        GAP,
        BY_HAND
    }

    public static String of(String what) {
        return "[" + what + "]";
    }

    /** The text with what is known in the place of gaps that name it, whatever their accents and capitals. */
    static String fill(String text, Map<String, String> facts) {
        if (facts.isEmpty()) return text;
        var known = new HashMap<String, String>();
        facts.forEach((name, fact) -> known.put(Field.folded(name), fact));
        return GAP.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(known.getOrDefault(Field.folded(found.group(1)), found.group())));
    }

    /** The pieces of a text; no line of the paper begins with a sign that French sets apart from its word. */
    public static List<Run> runs(String text) {
        var runs = new ArrayList<Run>();
        int from = 0;
        for (var found = GAP.matcher(text); found.find(); from = found.end()) {
            if (found.start() > from) runs.add(words(text.substring(from, found.start())));
            var byHand = BY_HAND.matcher(found.group(1));
            if (byHand.matches()) {
                var what = byHand.group(1);
                runs.add(new Run(Kind.BY_HAND, what == null ? "" : what.strip()));
            } else runs.add(new Run(Kind.GAP, found.group(1).strip()));
        }
        if (from < text.length()) runs.add(words(text.substring(from)));
        return runs;
    }

    private static Run words(String text) {
        return new Run(Kind.WORDS, BREAKABLE.matcher(text).replaceAll("\u00a0"));
    }

    /** Gaps still to fill in, each once, in the order of the letter. */
    public static List<String> open(LetterText text) {
        return in(text, Kind.GAP);
    }

    /** Lines to fill in by hand on the paper, each once. */
    public static List<String> byHand(LetterText text) {
        return in(text, Kind.BY_HAND);
    }

    private static List<String> in(LetterText text, Kind kind) {
        var found = new LinkedHashSet<String>();
        for (var part : text.parts().values()) for (var run : runs(part)) if (run.kind() == kind) found.add(run.text());
        return List.copyOf(found);
    }
}
