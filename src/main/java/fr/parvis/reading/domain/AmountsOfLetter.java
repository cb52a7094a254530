// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import fr.parvis.reading.domain.LetterFindings.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Amounts in euros, and which of them is asked. */
final class AmountsOfLetter {
    private static final int MOST = 12;
    private static final Pattern AMOUNT = Pattern.compile(
            "(?<![\\d.,/])(\\d{1,3}(?:[ .]\\d{3}){1,2}|\\d{1,7})(?:[.,] ?(\\d{2}))? ?(?:€|euros?\\b|eur\\b)");
    private static final Pattern ASKED = Pattern.compile(
            "(?:montant (?:total )?(?:a payer|du|restant du|a regler|ttc a payer|de votre facture|reclame|de la dette|a rembourser|de (?:l'impaye|votre dette))|total (?:a payer|a regler|du|ttc|general)|net a payer|somme (?:totale |restante )?(?:de|due|a payer|a rembourser)|reste a payer|solde (?:a payer|debiteur|de|du)|a payer|a regler|devez|redevable de|trop[- ]percu (?:de|d'un montant de)|s'eleve a|dette (?:de|s'eleve))[^.;€]{0,40}$");

    private AmountsOfLetter() {}

    static List<Amount> in(LetterText text) {
        var found = new ArrayList<Amount>();
        for (var match : text.matches(AMOUNT)) {
            var cents = match.group(2);
            var whole = match.group(1).replace(" ", "").replace(".", "");
            long value = Long.parseLong(whole) * 100 + (cents == null ? 0 : Long.parseLong(cents));
            if (value == 0 || value > 100_000_000L) continue;
            var span = text.span(match);
            var before = text.folded().substring(Math.max(0, match.start() - 90), match.start());
            found.add(new Amount(
                    text.confidence(span) < 60 ? Certainty.ILLEGIBLE : Certainty.READ,
                    value,
                    ASKED.matcher(before.stripTrailing()).find(),
                    text.passage(span)));
            if (found.size() == MOST) break;
        }
        return found;
    }
}
