// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import fr.parvis.reading.domain.LetterFindings.Sender;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

    private static final double LETTERHEAD = 0.15;
    private static final double FOOT = 0.8;
    private static final int LONGEST_NAME = 7;
    private static final int TURNS = 3;

    /** Words that begin a subject or a number, not a name. */
    private static final Set<String> NO_NAME = Set.of(
            "objet",
            "concerne",
            "attestation",
            "contrat",
            "demande",
            "ref",
            "reference",
            "references",
            "affaire",
            "dossier",
            "facture",
            "votre",
            "vos",
            "nos",
            "notre",
            "avis",
            "relance",
            "notification",
            "creancier",
            "bailleur",
            "date",
            "suivi");

    private static final Set<String> CIVILITY = Set.of(
            "m", "mr", "mme", "mlle", "mmes", "monsieur", "madame", "mademoiselle", "destinataire", "chez", "famille");

    private record Scored(KnownSender sender, double score, LetterText.@Nullable Span span) {}

    private SenderOfLetter() {}

    static Sender in(LetterText text, List<WebAddresses.Address> addresses) {
        var openings = UnderstandLetter.openings(text);
        // text under "Madame," is the body, however high it stands
        int body = openings.isEmpty() || text.pageOf(openings.getFirst().from()) > 0
                ? Integer.MAX_VALUE
                : text.word(openings.getFirst().from()).box().y();
        var found = Sender.NONE;
        for (int turn = 0; turn < TURNS && found.certainty() == Certainty.NOTHING; turn++)
            found = in(text, addresses, turn, body);
        return found;
    }

    private static Sender in(LetterText text, List<WebAddresses.Address> addresses, int turn, int body) {
        var scored = new ArrayList<Scored>();
        for (var sender : KnownSenders.all()) {
            if (sender.turn() != turn) continue;
            var one = score(text, sender, addresses, body);
            if (one.score > 0) scored.add(one);
        }
        // "La Poste Mobile" is not La Poste
        scored.removeIf(one -> scored.stream().anyMatch(other -> isWithin(one, other)));
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
                    Certainty.SEVERAL,
                    null,
                    null,
                    "",
                    names.stream().distinct().limit(3).toList(),
                    passage);
        }
        if (best.span != null && text.confidence(best.span) < 40)
            return new Sender(Certainty.ILLEGIBLE, null, null, "", List.of(), passage);
        return new Sender(
                Certainty.READ, name(text, best), best.sender.operator(), best.sender.trade(), List.of(), passage);
    }

    /** "La Banque postale" holds "La Poste" in no way, but "Free" may stand in another's name. */
    private static boolean isPartOf(Scored best, Scored other) {
        var one = best.span;
        var two = other.span;
        return one != null && two != null && one.from() <= two.from() && two.to() <= one.to();
    }

    private static boolean isWithin(Scored one, Scored other) {
        var inner = one.span;
        var outer = other.span;
        return inner != null
                && outer != null
                && outer.from() <= inner.from()
                && inner.to() <= outer.to()
                && outer.to() - outer.from() > inner.to() - inner.from();
    }

    private static Scored score(LetterText text, KnownSender sender, List<WebAddresses.Address> addresses, int body) {
        double score = 0;
        double most = 0;
        LetterText.Span best = null;
        int times = 0;
        for (var name : sender.names())
            for (var span : places(text, name)) {
                double here = weight(text, span, name, sender, body);
                times++;
                if (here > most) {
                    most = here;
                    best = span;
                }
            }
        score += most + Math.min(1, 0.2 * Math.max(0, times - 1));
        double site = 0;
        for (var address : addresses)
            if (sender.domains().stream().anyMatch(domain -> WebAddresses.isOf(address.host(), domain)))
                site = Math.max(site, isAtEdge(text, address.span(), body) ? 2.5 : 1.5);
        score += site;
        return new Scored(sender, score, best);
    }

    /** The text speaks of many addresses; those in the head and at the foot are the sender's. */
    private static boolean isAtEdge(LetterText text, LetterText.Span span, int body) {
        double height = text.height(span.from());
        return text.pageOf(span.from()) == 0
                && (height < HEAD && text.word(span.from()).box().y() < body || height > FOOT);
    }

    private static double weight(LetterText text, LetterText.Span span, String name, KnownSender sender, int body) {
        // one common word may stand anywhere: its place must tell
        boolean telling = name.length() >= 8 || name.contains(" ");
        if (text.pageOf(span.from()) > 0) return 0.5;
        double height = text.height(span.from());
        // a common noun names its sender only where a letterhead stands
        if (sender.turn() > 0)
            return height < LETTERHEAD
                            && text.word(span.from()).box().y() < body
                            && isInName(text, span)
                            && !isAddressee(text, span)
                    ? 4 - height * 2
                    : 0.4;
        if (height < HEAD && text.word(span.from()).box().y() < body && !isAddressee(text, span)) {
            // a letterhead begins its line, or is the line
            boolean leads = leads(text, span.from()) || sender.generic() && isInName(text, span);
            double here = leads ? (telling ? 5 : 4.5) - height * 2 : telling ? 2.5 : 1;
            return isRight(text, span) ? here - 1 : here;
        }
        if (height > FOOT) return telling ? 1.6 : 1;
        return telling ? 1 : 0.4;
    }

    /** Nothing but a logo, misread as a sign or two, stands before it on its line. */
    private static boolean leads(LetterText text, int word) {
        for (int i = word - 1; i >= 0 && text.isOnLineOf(i, word); i--)
            if (text.word(i).text().chars().filter(Character::isLetterOrDigit).count() > 2
                    && text.word(i).confidence() >= 50) return text.isApart(i);
        return true;
    }

    /** On a short line of its own, as names of courts, landlords and offices stand: "SCP Morel, commissaires de justice". */
    private static boolean isInName(LetterText text, LetterText.Span span) {
        int from = span.from();
        int to = span.to();
        while (from > 0 && text.isOnLineOf(from - 1, from) && !text.isApart(from - 1)) from--;
        while (to < text.size() && text.isOnLineOf(to - 1, to) && !text.isApart(to - 1)) to++;
        return to - from <= LONGEST_NAME + span.to() - span.from()
                && !NO_NAME.contains(bare(text.word(from)))
                && text.word(from).text().chars().anyMatch(Character::isUpperCase);
    }

    private static boolean isRight(LetterText text, LetterText.Span span) {
        int width = text.pages().getFirst().width();
        return width > 0 && text.word(span.from()).box().x() > width * 0.55 && text.height(span.from()) > 0.08;
    }

    /** In the block of lines that begins with a civility, which is to whom it goes. */
    private static boolean isAddressee(LetterText text, LetterText.Span span) {
        var at = text.word(span.from()).box();
        int width = text.pages().getFirst().width();
        int left = at.x();
        // where its line begins in its column
        for (int i = span.from(); i > 0 && text.isOnLineOf(i - 1, i) && !text.isApart(i - 1); i--)
            left = text.word(i - 1).box().x();
        int line = Math.max(at.height(), 1);
        for (int i = 0; i < text.size(); i++) {
            if (text.pageOf(i) != 0) break;
            var box = text.word(i).box();
            int above = at.y() - box.y();
            if (above < -line / 2 || above > 6 * line || Math.abs(box.x() - left) > width * 0.03) continue;
            if (CIVILITY.contains(bare(text.word(i)))) return true;
        }
        return false;
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
        return bare.length() >= 7 && EditDistance.differ(bare, read) == 1;
    }

    /** A court is named with its town: the words around it on its line, in its column. */
    private static String name(LetterText text, Scored one) {
        var span = one.span;
        if (!one.sender.generic() || span == null) return one.sender.name();
        int to = span.to();
        int from = span.from();
        while (from > 0
                && text.isOnLineOf(from - 1, from)
                && !text.isApart(from - 1)
                && span.from() - from < LONGEST_NAME) from--;
        while (to < text.size()
                && text.isOnLineOf(to, to - 1)
                && !text.isApart(to - 1)
                && to - span.to() < LONGEST_NAME) to++;
        // a logo is misread as a sign or two
        while (from < span.from() && text.word(from).text().length() < 3) from++;
        var said = text.text(new LetterText.Span(from, to)).strip();
        boolean fits = said.length() <= 70 && text.confidence(new LetterText.Span(from, to)) >= 60;
        return fits ? said : Objects.requireNonNull(one.sender.name());
    }
}
