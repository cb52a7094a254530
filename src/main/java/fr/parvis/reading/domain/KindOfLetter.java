// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import fr.parvis.reading.domain.LetterFindings.Kind;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognition of the kind of a letter, by the words that its kind uses; the head and the subject count more than the text. */
final class KindOfLetter {
    private static final double ENOUGH = 3;
    private static final double MARGIN = 1.25;

    private record Cue(LetterKind kind, double weight, Pattern words) {
        static Cue of(LetterKind kind, double weight, String words) {
            return new Cue(kind, weight, Pattern.compile("\\b(?:" + words + ")"));
        }
    }

    private static final List<Cue> CUES = List.of(
            Cue.of(
                    LetterKind.CUT,
                    5,
                    "avis de coupure|avant coupure|coupure (?:de|d'|pour)|interruption de (?:la |votre |l')?(?:fourniture|alimentation|energie)|votre (?:electricite|gaz|energie|eau|ligne) sera (?:coupe|suspendu|interromp)|reduction de puissance|suspension de (?:votre |la )?(?:fourniture|ligne|alimentation)|sera (?:interrompue|suspendue|coupee)"),
            Cue.of(
                    LetterKind.REMINDER,
                    4,
                    "relance|rappel de paiement|lettre de rappel|premier rappel|deuxieme rappel|dernier rappel|mise en demeure|facture impayee|loyers? impayes?|reste impaye|n'avons pas recu (?:votre|le) (?:reglement|paiement)|sauf erreur de notre part|retard de paiement"),
            Cue.of(
                    LetterKind.BILL,
                    4,
                    "votre facture|facture n|facture du|facture d'|avis d'echeance|quittance|montant (?:total )?ttc|total ttc|a payer avant|net a payer|montant a payer|appel de (?:loyer|fonds|cotisation)"),
            Cue.of(
                    LetterKind.REPAYMENT,
                    5,
                    "trop[- ]percu|indus?\\b|somme (?:a )?rembourser|vous avez percu a tort|versee?s? a tort|notification de dette|rembourser cette somme"),
            Cue.of(
                    LetterKind.PAPERS,
                    4,
                    "pieces? (?:justificatives? )?(?:manquantes?|demandees?|suivantes?|a fournir|complementaires?)|demande de pieces|documents? (?:manquants?|suivants?|demandes?)|dossier (?:est )?incomplet|justificatifs? suivants?|nous (?:faire parvenir|retourner|transmettre|adresser) (?:les|le|la|une|un|votre)"),
            Cue.of(
                    LetterKind.DECISION,
                    4,
                    "notification de (?:decision|droits?|paiement)|votre demande (?:est|a ete) (?:acceptee|refusee|rejetee|accordee)|vos? droits? (?:a|au|aux|ont|est|sont)|decision de (?:rejet|refus|recevabilite)|nous avons (?:accepte|rejete|refuse|accorde|decide)|avis favorable|avis defavorable|a decide de|attestation de droits|vous est accorde"),
            Cue.of(
                    LetterKind.SUMMONS,
                    4.5,
                    "convocation|convoque|rendez-vous (?:le|du|fixe|avec|obligatoire)|vous presenter|vous (?:etes )?invite a vous presenter|entretien (?:le|du|obligatoire)"),
            Cue.of(
                    LetterKind.TAX,
                    4,
                    "avis d'impot|avis d'imposition|taxe fonciere|taxe d'habitation|impots? sur (?:le|les) revenus?|avis de contravention|avis d'amende|amende forfaitaire|titre de perception|saisie administrative|avis de taxe|numero fiscal|prelevement a la source"),
            Cue.of(
                    LetterKind.COURT,
                    5,
                    "jugement|ordonnance|audience|requete|greffe|assignation a|injonction de payer|tribunal (?:judiciaire|administratif|de)|juge (?:des|aux|de)"),
            Cue.of(
                    LetterKind.BAILIFF,
                    5,
                    "commissaires? de justice|huissiers? de justice|commandement de payer|saisie[- ](?:attribution|vente|conservatoire)|signification|titre executoire|proces-verbal|acte d'huissier|etude de"));

    private KindOfLetter() {}

    static Kind in(LetterText text, @Nullable String trade) {
        Map<LetterKind, Double> scores = new EnumMap<>(LetterKind.class);
        Map<LetterKind, LetterText.Span> spans = new EnumMap<>(LetterKind.class);
        Map<LetterKind, Double> bests = new EnumMap<>(LetterKind.class);
        for (var cue : CUES) {
            double left = 2.2;
            for (var match : text.matches(cue.words)) {
                var span = text.span(match);
                double place = place(text, span);
                double here = cue.weight * place;
                if (here > bests.getOrDefault(cue.kind, 0.0)) {
                    bests.put(cue.kind, here);
                    spans.put(cue.kind, span);
                }
                double weight = here * Math.min(1, left);
                if (left <= 0) break;
                left -= 0.7;
                scores.merge(cue.kind, weight, Double::sum);
            }
        }
        // the sender's trade narrows the kind
        if (trade != null)
            switch (trade) {
                case "bailiff" -> raise(scores, LetterKind.BAILIFF, 6);
                case "justice" -> raise(scores, LetterKind.COURT, 3);
                case "energy", "water", "telecom" -> {
                    lower(scores, LetterKind.DECISION);
                    lower(scores, LetterKind.COURT);
                    lower(scores, LetterKind.BAILIFF);
                    lower(scores, LetterKind.TAX);
                }
                case "public" -> {
                    lower(scores, LetterKind.BILL);
                    lower(scores, LetterKind.COURT);
                    lower(scores, LetterKind.BAILIFF);
                }
                default -> {
                    lower(scores, LetterKind.COURT);
                }
            }
        // a cut and a reminder speak of the bill as well; a reminder threatens a cut only at its end
        if (scores.getOrDefault(LetterKind.CUT, 0.0) >= ENOUGH || scores.getOrDefault(LetterKind.REMINDER, 0.0) >= 4)
            lower(scores, LetterKind.BILL);
        if (scores.getOrDefault(LetterKind.CUT, 0.0) >= 6.5) lower(scores, LetterKind.REMINDER);
        if (scores.getOrDefault(LetterKind.REPAYMENT, 0.0) >= 5) lower(scores, LetterKind.DECISION);
        if (scores.getOrDefault(LetterKind.BAILIFF, 0.0) >= 8) {
            lower(scores, LetterKind.COURT);
            lower(scores, LetterKind.REMINDER);
        }
        if (scores.getOrDefault(LetterKind.COURT, 0.0) >= 6) lower(scores, LetterKind.SUMMONS);
        var order = scores.entrySet().stream()
                .sorted(Map.Entry.<LetterKind, Double>comparingByValue(Comparator.reverseOrder()))
                .toList();
        if (order.isEmpty() || order.getFirst().getValue() < ENOUGH) return Kind.NONE;
        var best = order.getFirst();
        var span = spans.get(best.getKey());
        var passage = span == null ? null : text.passage(span);
        if (order.size() > 1 && order.get(1).getValue() * MARGIN > best.getValue())
            return new Kind(Certainty.SEVERAL, null, passage);
        return new Kind(Certainty.READ, best.getKey(), passage);
    }

    private static void raise(Map<LetterKind, Double> scores, LetterKind kind, double by) {
        scores.merge(kind, by, Double::sum);
    }

    private static void lower(Map<LetterKind, Double> scores, LetterKind kind) {
        scores.computeIfPresent(kind, (_, score) -> score * 0.45);
    }

    /** The subject stands in the upper half; what follows the text is printed on all letters of the house. */
    private static double place(LetterText text, LetterText.Span span) {
        if (text.pageOf(span.from()) > 0) return 0.3;
        double height = text.height(span.from());
        int line = text.word(span.from()).line();
        for (int i = span.from(); i >= 0 && text.word(i).line() == line; i--)
            if (LetterText.fold(text.word(i).text()).startsWith("objet")) return 1.8;
        if (height < 0.42) return 1.3;
        return height > 0.85 ? 0.4 : 1;
    }
}
