package fr.parvis.reading.domain;

import fr.parvis.reading.domain.LetterFindings.Sender;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sender of a letter: whose name stands in the head of the letter, under it, or in its addresses. Names of a body that the text merely speaks of count
 * little. Of two that are as likely, neither is proposed.
 */
final class SenderOfLetter {
    private static final double ENOUGH = 3;
    private static final double MARGIN = 1.35;

    /** How much of the first page is its head. */
    private static final double HEAD = 0.27;

    private record Scored(KnownSender sender, double score, LetterText.@Nullable Span span) {}

    private SenderOfLetter() {}

    static Sender in(LetterText text, List<String> hosts) {
        var scored = new ArrayList<Scored>();
        for (var sender : KnownSenders.all()) {
            var one = score(text, sender, hosts);
            if (one.score > 0) scored.add(one);
        }
        scored.sort(Comparator.comparingDouble(Scored::score).reversed());
        if (scored.isEmpty() || scored.getFirst().score < ENOUGH) return Sender.NONE;
        var best = scored.getFirst();
        var rivals = scored.stream()
                .skip(1)
                .filter(one -> one.score * MARGIN > best.score && !isPartOf(best, one))
                .toList();
        var passage = best.span == null ? null : text.passage(best.span);
        if (!rivals.isEmpty()) {
            var names = new ArrayList<String>();
            names.add(name(text, best));
            for (var rival : rivals) names.add(name(text, rival));
            return new Sender(
                    Sureness.SEVERAL,
                    null,
                    null,
                    "",
                    names.stream().distinct().limit(3).toList(),
                    passage);
        }
        if (best.span != null && text.confidence(best.span) < 40)
            return new Sender(Sureness.ILLEGIBLE, null, null, "", List.of(), passage);
        return new Sender(
                Sureness.READ, name(text, best), best.sender.operator(), best.sender.trade(), List.of(), passage);
    }

    /** "La Banque postale" holds "La Poste" in no way, but "Free" may stand in another's name. */
    private static boolean isPartOf(Scored best, Scored other) {
        var one = best.span;
        var two = other.span;
        return one != null && two != null && one.from() <= two.from() && two.to() <= one.to();
    }

    private static Scored score(LetterText text, KnownSender sender, List<String> hosts) {
        double score = 0;
        double most = 0;
        LetterText.Span best = null;
        int times = 0;
        for (var name : sender.names())
            for (var span : places(text, name)) {
                double here = weight(text, span, name);
                times++;
                if (here > most) {
                    most = here;
                    best = span;
                }
            }
        score += most + Math.min(1, 0.2 * Math.max(0, times - 1));
        for (var host : hosts)
            if (sender.domains().stream().anyMatch(domain -> WebAddresses.isOf(host, domain))) {
                score += 2.5;
                break;
            }
        return new Scored(sender, score, best);
    }

    private static double weight(LetterText text, LetterText.Span span, String name) {
        // one common word may stand anywhere: its place must tell
        boolean telling = name.length() >= 8 || name.contains(" ");
        if (text.pageOf(span.from()) > 0) return 0.5;
        double height = text.height(span.from());
        if (height < HEAD && !isAddressee(text, span)) {
            // a letterhead begins its line, or is the line
            boolean leads = leads(text, span.from());
            return leads ? (telling ? 5 : 4.5) - height * 2 : telling ? 2.5 : 1;
        }
        if (height > 0.8) return telling ? 1.6 : 1;
        return telling ? 1 : 0.4;
    }

    /** Nothing but a logo, misread as a sign or two, stands before it on its line. */
    private static boolean leads(LetterText text, int word) {
        for (int i = word - 1; i >= 0 && text.isOnLineOf(i, word); i--)
            if (text.word(i).text().chars().filter(Character::isLetterOrDigit).count() > 2
                    && text.word(i).confidence() >= 50) return text.isApart(i);
        return true;
    }

    /** On the right of the head stands to whom it goes. */
    private static boolean isAddressee(LetterText text, LetterText.Span span) {
        int width = text.pages().getFirst().width();
        return width > 0 && text.word(span.from()).box().x() > width * 0.55 && text.height(span.from()) > 0.08;
    }

    private static List<LetterText.Span> places(LetterText text, String name) {
        var words = name.split(" ");
        var found = new ArrayList<LetterText.Span>();
        for (int i = 0; i + words.length <= text.size(); i++) {
            boolean same = true;
            for (int j = 0; j < words.length && same; j++) same = same(words[j], bare(text.word(i + j)));
            if (same) found.add(new LetterText.Span(i, i + words.length));
        }
        return found;
    }

    private static String bare(Word word) {
        var folded = LetterText.fold(word.text());
        int from = 0;
        int to = folded.length();
        while (from < to && !Character.isLetterOrDigit(folded.charAt(from))) from++;
        while (to > from && !Character.isLetterOrDigit(folded.charAt(to - 1))) to--;
        var bare = folded.substring(from, to);
        // "l'assurance", "d'edf"
        return bare.length() > 2 && bare.charAt(1) == '\'' ? bare.substring(2) : bare;
    }

    private static boolean same(String name, String read) {
        var bare = name.length() > 2 && name.charAt(1) == '\'' ? name.substring(2) : name;
        if (bare.equals(read)) return true;
        return bare.length() >= 7 && Nearness.differ(bare, read) == 1;
    }

    /** A court is named with its town: the words that follow on its line. */
    private static String name(LetterText text, Scored one) {
        var span = one.span;
        if (!one.sender.generic() || span == null) return one.sender.name();
        int to = span.to();
        int line = text.word(span.from()).line();
        int from = span.from();
        while (from > 0
                && text.word(from - 1).line() == line
                && text.pageOf(from - 1) == text.pageOf(from)
                && span.from() - from < 4) from--;
        while (to < text.size()
                && text.word(to).line() == line
                && text.pageOf(to) == text.pageOf(span.from())
                && to - span.to() < 4) to++;
        // a logo is misread as a sign or two
        while (from < span.from() && text.word(from).text().length() < 3) from++;
        var said = text.text(new LetterText.Span(from, to)).strip();
        boolean fits = said.length() <= 70 && text.confidence(new LetterText.Span(from, to)) >= 60;
        return fits ? said : Objects.requireNonNull(one.sender.name());
    }
}
