// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import fr.parvis.values.FoldedText;
import java.util.Optional;
import java.util.regex.Pattern;

/** Words in a message that reveal to anybody who sees the telephone why the person comes: bodies, rights, debts, courts. They warn, and never refuse. */
final class RevealingWords {
    private static final Pattern WORDS = Pattern.compile(
            "\\b(?:caf|rsa|aah|apl|ofpra|ofii|cpam|ameli|cmu|mdph|fsl|ccas|pole emploi|france travail|urssaf|prefecture|titre de sejour|asile"
                    + "|impots?|tresor public|amendes?|banque de france|surendettement|dettes?|impayes?|huissiers?|commissaire de justice|expulsions?|loyers?"
                    + "|cheque energie|edf|engie|coupure|tribunal|juge|avocate?|police|gendarmerie|plainte|prison|violences?|divorce|tutelle|curatelle"
                    + "|aide sociale|assistante? sociale|secours|banque alimentaire|colis alimentaire)\\b");

    private RevealingWords() {}

    /** The first such word, as it is compared. */
    static Optional<String> find(String text) {
        var found = WORDS.matcher(FoldedText.words(text));
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }
}
