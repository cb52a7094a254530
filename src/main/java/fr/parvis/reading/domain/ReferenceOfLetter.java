// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import fr.parvis.reading.domain.LetterFindings.Reference;
import java.util.List;
import java.util.regex.Pattern;

/** The number of the client, the contract or the file: what stands after, beside or beneath the words that announce it. */
final class ReferenceOfLetter {
    /** The most telling first. */
    private static final List<Pattern> CUES = List.of(
            Pattern.compile(
                    "\\b(?:(?:votre )?(?:n°|no|numero|num\\.?|n) ?(?:de |d'|d )?(?:client|compte(?: client)?|contrat|allocataire|fiscal|dossier|usager|abonne|locataire|adherent)|reference(?: du)? (?:client|contrat|dossier|abonne|bancaire)|ref(?:\\.|erence)? ?(?:client|contrat|dossier)|compte client|dossier n°|dossier no|dossier numero|identifiant client|matricule)(?: n°)? ?:?"),
            Pattern.compile(
                    "\\b(?:nos? ref(?:\\.|erences?)?|n/ref\\.?|v/ref\\.?|references?(?: a rappeler)?|ref\\.?|r\\.?g\\.? n°|n° rg|affaire n°|facture n°|facture numero|n° de facture|avis n°|numero de l'avis|numero d'avis) ?:?"));

    /** A number as bodies write it: letters and digits, with signs between; at least three digits. */
    private static final Pattern VALUE = Pattern.compile(
            "^[:.°# ]{0,3}((?=[^ ]*\\d)[a-z0-9][a-z0-9/._-]{0,30}(?: \\d[a-z0-9/-]{0,12}){0,5}(?: [a-z](?=\\s))?)");

    private ReferenceOfLetter() {}

    static Reference in(LetterText text) {
        for (var cue : CUES)
            for (var match : text.matches(cue)) {
                var label = text.span(match);
                if (text.pageOf(label.from()) > 0) continue;
                int line = text.word(label.to() - 1).line();
                int end = label.to();
                while (end < text.size() && text.word(end).line() == line && end - label.to() < 7) end++;
                var found = value(text, new LetterText.Span(wordOf(text, match.end(), label.to()), end));
                if (found.certainty() == Certainty.NOTHING) found = value(text, text.rightOf(label));
                if (found.certainty() == Certainty.NOTHING) found = value(text, text.beneath(label));
                if (found.certainty() != Certainty.NOTHING) return found;
            }
        return Reference.NONE;
    }

    /** The word at which the value begins; the label may share its last word with it ("n°12345"). */
    private static int wordOf(LetterText text, int place, int next) {
        int at = text.wordAt(Math.min(place, text.folded().length() - 1));
        return Math.min(at, next) < next && text.start(at) < place ? next : Math.min(at, next);
    }

    private static Reference value(LetterText text, LetterText.Span where) {
        if (where.from() >= where.to()) return Reference.NONE;
        var found = VALUE.matcher(text.foldedOf(where));
        if (!found.find()) return Reference.NONE;
        var said = found.group(1).strip();
        if (said.chars().filter(Character::isDigit).count() < 3) return Reference.NONE;
        // a day is no number of a file
        if (said.matches("\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}.*")) return Reference.NONE;
        int start = text.start(where.from());
        // a key is a capital letter, "à" is a word
        if (said.matches(".* [a-z]")) {
            var last = text.word(text.wordAt(start + found.start(1) + said.length() - 1))
                    .text();
            if (!last.matches("[A-Z]")) said = said.substring(0, said.length() - 2);
        }
        var span = text.span(start + found.start(1), start + found.start(1) + said.length());
        var value = text.text(span).replaceAll("^[:°#.\\s]+|[,;:.]+$", "");
        return text.confidence(span) < 60
                ? new Reference(Certainty.ILLEGIBLE, null, text.passage(span))
                : new Reference(Certainty.READ, value, text.passage(span));
    }
}
