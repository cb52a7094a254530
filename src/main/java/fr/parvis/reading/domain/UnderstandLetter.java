// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import fr.parvis.reading.domain.LetterFindings.Amount;
import fr.parvis.reading.domain.LetterFindings.Deadline;
import fr.parvis.reading.domain.LetterFindings.Doubt;
import fr.parvis.reading.domain.LetterFindings.Kind;
import fr.parvis.reading.domain.LetterFindings.Reference;
import fr.parvis.reading.domain.LetterFindings.Sender;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Extracts sender, dates, amounts and deadline of a letter from its words. The text is searched by fixed expressions only; no instruction or
 * link in it is followed, opened or run.
 */
public final class UnderstandLetter {
    private static final int FEW_WORDS = 25;
    private static final double LITTLE_FRENCH = 0.1;
    private static final int SURE_WORD = 60;

    private static final Set<String> FRENCH = Set.of(
            "le", "la", "les", "de", "des", "du", "et", "vous", "votre", "vos", "nous", "notre", "est", "pour", "dans",
            "en", "un", "une", "au", "aux", "par", "sur", "que", "qui", "ce", "cette", "avec", "ne", "pas", "sont");

    /** "Madame, Monsieur," alone on its line. */
    private static final Pattern OPENING = Pattern.compile(
            "(?:chere? )?(?:madame|monsieur|mesdames|messieurs)(?:,? (?:et )?(?:madame|monsieur|messieurs))?(?: [a-z-]{2,20}){0,2} ?,?");

    /** "Nous vous prions d'agréer," before a line of its own. */
    private static final Pattern CLOSES =
            Pattern.compile("\\b(?:agreer|recevoir|recevez|croire|pri(?:e|ons) d|veuillez)\\b");

    private UnderstandLetter() {}

    /** @param morePages whether the letter has pages that were not read */
    public static LetterFindings of(List<LetterPage> pages, boolean morePages) {
        var text = new LetterText(pages);
        var doubts = EnumSet.noneOf(Doubt.class);
        if (morePages) doubts.add(Doubt.MORE_PAGES);
        if (text.wasCut()) doubts.add(Doubt.TOO_LONG);
        if (isOtherScript(text)) doubts.add(Doubt.OTHER_SCRIPT);
        else if (isHardlyLegible(text)) doubts.add(Doubt.HARDLY_LEGIBLE);
        else if (!isFrench(text)) doubts.add(Doubt.NOT_FRENCH);
        else if (isTwo(text)) doubts.add(Doubt.TWO_LETTERS);
        boolean lost = doubts.contains(Doubt.OTHER_SCRIPT)
                || doubts.contains(Doubt.HARDLY_LEGIBLE)
                || doubts.contains(Doubt.NOT_FRENCH)
                || doubts.contains(Doubt.TWO_LETTERS);
        var addresses = WebAddresses.in(text);
        if (lost)
            return new LetterFindings(
                    Sender.NONE,
                    Kind.NONE,
                    Reference.NONE,
                    List.of(),
                    List.of(),
                    null,
                    Deadline.NONE,
                    null,
                    FraudIndicators.inUnread(text, addresses),
                    List.copyOf(doubts),
                    text.size());
        var sender = SenderOfLetter.in(text, addresses);
        var days = DatesOfLetter.all(text);
        var own = DatesOfLetter.own(text, days);
        var found = DeadlineOfLetter.in(text, days, own);
        var dated = own != null && text.confidence(own.span()) >= DeadlineOfLetter.LEGIBLE ? own.day() : null;
        return new LetterFindings(
                sender,
                KindOfLetter.in(text, sender.certainty() == Certainty.READ ? sender.trade() : null),
                ReferenceOfLetter.in(text),
                AmountsOfLetter.in(text),
                found.dates(),
                dated,
                found.deadline(),
                found.appeal(),
                FraudIndicators.in(text, addresses, sender),
                List.copyOf(doubts),
                text.size());
    }

    /** The one amount that is asked: where several are, none is proposed. */
    public static Optional<Amount> asked(LetterFindings letter) {
        var asked = letter.amounts().stream().filter(Amount::asked).toList();
        var likely = asked.isEmpty() ? letter.amounts() : asked;
        boolean one = likely.stream().map(Amount::cents).distinct().count() == 1;
        return one && likely.getFirst().certainty() == Certainty.READ
                ? Optional.of(likely.getFirst())
                : Optional.empty();
    }

    /** Whether a page reads as French at all. */
    static boolean isReadable(LetterPage page) {
        var text = new LetterText(List.of(page));
        return !isHardlyLegible(text) && isFrench(text);
    }

    /** The first lines on the left of a page, where its sender stands. */
    public static List<String> head(LetterPage page) {
        var lines = new TreeMap<Integer, StringBuilder>();
        for (var word : page.words()) {
            boolean there = word.box().y() < page.height() * 0.25 && word.box().x() < page.width() * 0.55;
            if (!there || word.confidence() < SURE_WORD) continue;
            var line = lines.computeIfAbsent(word.line(), _ -> new StringBuilder());
            line.append(line.isEmpty() ? "" : " ").append(word.text());
        }
        return lines.values().stream()
                .map(StringBuilder::toString)
                .filter(line -> line.length() >= 4 && line.length() <= 80)
                .limit(5)
                .toList();
    }

    private static boolean isOtherScript(LetterText text) {
        boolean read = !isHardlyLegible(text) && isFrench(text);
        // of a small picture the script is easily mistaken
        for (var page : text.pages())
            if (!read && !page.script().isEmpty() && !page.script().equals("Latin")) return true;
        int letters = 0;
        int others = 0;
        for (int i = 0; i < text.size(); i++)
            for (char sign : text.word(i).text().toCharArray())
                if (Character.isLetter(sign)) {
                    letters++;
                    if (Character.UnicodeScript.of(sign) != Character.UnicodeScript.LATIN) others++;
                }
        return letters > 40 && others > letters * 0.4;
    }

    private static boolean isHardlyLegible(LetterText text) {
        int sure = 0;
        for (int i = 0; i < text.size(); i++) {
            var word = text.word(i);
            if (word.confidence() >= SURE_WORD
                    && word.text().chars().filter(Character::isLetterOrDigit).count() >= 2) sure++;
        }
        return sure < FEW_WORDS || sure < text.size() * 0.4;
    }

    private static boolean isFrench(LetterText text) {
        int words = 0;
        int french = 0;
        for (int i = 0; i < text.size(); i++) {
            var folded = LetterText.fold(text.word(i).text());
            if (folded.isEmpty() || !Character.isLetter(folded.charAt(0))) continue;
            words++;
            if (FRENCH.contains(folded) || folded.startsWith("l'") || folded.startsWith("d'")) french++;
        }
        return french >= words * LITTLE_FRENCH;
    }

    /** Two openings on one page, each on a line of its own. */
    private static boolean isTwo(LetterText text) {
        var openings = openings(text);
        for (int i = 1; i < openings.size(); i++)
            if (text.pageOf(openings.get(i - 1).from())
                    == text.pageOf(openings.get(i).from())) return true;
        return false;
    }

    /** Lines such as "Madame, Monsieur," that begin a letter. */
    static List<LetterText.Span> openings(LetterText text) {
        var openings = new ArrayList<LetterText.Span>();
        for (int from = 0; from < text.size(); ) {
            int to = from + 1;
            while (to < text.size() && text.isOnLineOf(to, from)) to++;
            var line = text.foldedOf(new LetterText.Span(from, to)).strip();
            if (line.endsWith(",")
                    && OPENING.matcher(line).matches()
                    && !CLOSES.matcher(text.foldedOf(new LetterText.Span(Math.max(0, from - 9), from)))
                            .find()) openings.add(new LetterText.Span(from, to));
            from = to;
        }
        return openings;
    }
}
