// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.reading.domain.LetterFindings.Deadline;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wordings of deadlines as French offices, courts, landlords and suppliers use them, in a letter of the 3rd of March 2026. */
class DeadlineWordingsTest {

    /** A day, or a time with its start, or nothing; "?" where nobody could tell. */
    private static String said(Deadline found) {
        if (found.certainty() == Certainty.SEVERAL || found.certainty() == Certainty.ILLEGIBLE) return "?";
        if (found.day() != null) return found.day().toString();
        var term = found.term();
        return term == null
                ? "-"
                : (term.number() + " " + term.unit() + (term.working() ? " WORKING " : " ") + term.start())
                        .toLowerCase(Locale.ROOT);
    }

    private static String read(String words) {
        return said(TypedLetter.read("SERVICE DES DOSSIERS\n\n\n" + " ".repeat(60) + "M. Jean PETIT\n" + " ".repeat(60)
                        + "3 rue Haute\n\nParis, le 3 mars 2026\n\nMadame, Monsieur,\n\n" + words
                        + "\n\nNous restons à votre disposition pour toute question que vous pourriez avoir sur ce courrier.\n"
                        + "Nous vous prions d'agréer, Madame, Monsieur, l'expression de nos salutations distinguées.\n")
                .deadline());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Vous avez jusqu'au 31 mars 2026 pour nous faire parvenir ces documents. | 2026-03-31
            Votre déclaration doit nous parvenir au plus tard le 31 mars 2026 à minuit. | 2026-03-31
            Montant à régler : 54,20 € avant le 18/03/2026. | 2026-03-18
            Merci de nous retourner l'imprimé ci-joint pour le 20 mars 2026. | 2026-03-20
            À défaut de règlement au 20 mars 2026, une majoration sera appliquée. | 2026-03-20
            Passé le 20 mars 2026, votre dossier sera clos. | 2026-03-20
            Date butoir : 20.03.2026 | 2026-03-20
            Réponse attendue pour le lundi 16 mars 2026. | 2026-03-16
            Délai de paiement : 25/03/26 | 2026-03-25
            Les pièces sont à déposer le 12 mars 2026 au plus tard à l'accueil. | 2026-03-12
            Vous disposez d'un délai supplémentaire de 10 jours pour payer. | 2026-03-13
            Nous vous accordons un dernier délai de huit jours pour régulariser votre situation. | 2026-03-11
            Un ultime délai de quinze (15) jours vous est accordé pour payer. | 2026-03-18
            Il vous reste 8 jours pour nous répondre. | 2026-03-11
            Veuillez régler sous huitaine. | 2026-03-11
            Merci de nous répondre sous quinzaine. | 2026-03-18
            Nous vous remercions de nous répondre dans la quinzaine. | 2026-03-18
            Merci de payer d'ici une quinzaine de jours. | 2026-03-18
            Payez cette somme sous 8j. | 8 days unsaid
            Sans règlement dans un délai de 15 jours à compter de la date d'émission de ce courrier, votre contrat pourra être résilié. | 2026-03-18
            Payez dans les quarante-cinq jours à compter de la date d'envoi du présent avis. | 2026-04-17
            Vous devez payer dans les 15 jours à dater de ce jour. | 2026-03-18
            Merci d'envoyer votre RIB pour le 15 mars 2026. | 2026-03-15
            Un technicien interviendra le 12 mars 2026 pour suspendre votre alimentation en électricité. | 2026-03-12
            La somme de 312,45 € est exigible au 15/04/2026. | 2026-04-15
            Faute de paiement dans le délai de 30 jours suivant la date du présent avis, une majoration de 10 % sera appliquée. | 2026-04-02
            Vous pouvez payer en ligne jusqu'au 20 mars 2026 inclus. | 2026-03-20
            """)
    void tells_the_day(String words, String expected) {
        assertThat(read(words)).isEqualTo(expected.contains("unsaid") ? "2026-03-11" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Vous devez payer dans le mois suivant la notification de cette décision. | 1 months reception
            Vous devez quitter les lieux dans un délai de deux mois à compter de la signification du présent acte. | 2 months reception
            Vous pouvez contester dans les deux mois qui suivent la notification de la décision. | 2 months reception
            Le délai de recours est de deux mois à compter de sa notification. | 2 months reception
            À compter de la réception de ce courrier, vous disposez de 15 jours pour payer. | 15 days reception
            Vous disposez de quinze jours à compter de la première présentation de cette lettre pour payer. | 15 days reception
            Payez dans les 8 jours à réception de la présente. | 8 days reception
            Vous avez deux mois pour contester, à compter de la date à laquelle vous l'avez reçu. | 2 months reception
            Faites-le dans les 14 jours suivant la fin de votre contrat. | 14 days event
            Déclarez votre changement dans un délai de 30 jours à compter de votre déménagement. | 30 days event
            Vous devez payer sous 48h. | 48 hours unsaid
            Vous devez payer sous 5 jours ouvrables. | 5 days working unsaid
            """)
    void tells_the_time_and_its_start_where_the_day_depends_on_it(String words, String expected) {
        assertThat(read(words)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Le rendez-vous est fixé au jeudi 12 mars 2026 à 14 h. | 2026-03-12
            Vous êtes attendue le 12 mars 2026 à 10h30 à notre agence. | 2026-03-12
            Votre affaire sera appelée à l'audience du 14 avril 2026 à 9h00. | 2026-04-14
            La réunion se tiendra le 19 mars 2026 en mairie. | 2026-03-19
            Nous vous recevrons le 19 mars 2026 dans nos bureaux. | 2026-03-19
            """)
    void tells_the_day_on_which_one_is_expected(String words, String expected) {
        assertThat(read(words)).isEqualTo(expected);
    }

    /** What looks like a deadline and is none: a wrong day is worse than no day. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Votre attestation est valable jusqu'au 30 avril 2026.
            Vos droits sont ouverts du 1er janvier 2026 jusqu'au 31 décembre 2026.
            La trêve hivernale s'applique jusqu'au 31 mars 2026.
            Cette allocation vous sera versée jusqu'au 30 juin 2026.
            Votre prochaine échéance du 5 avril 2026 sera prélevée sur votre compte.
            La somme de 89,90 € sera prélevée le 12/03/2026 sur votre compte.
            Votre contrat arrive à échéance le 31 décembre 2026.
            Vous disposez d'un délai de 14 jours pour exercer votre droit de rétractation.
            Sous 30 jours, vous recevrez votre nouvelle carte.
            Sans réponse de notre part dans un délai de deux mois, votre demande est considérée comme rejetée.
            Vous avez deux mois de retard de loyer.
            Nos bureaux seront fermés pour la fermeture annuelle du 14 juillet 2026.
            Nous avons bien reçu votre appel du 2 mars 2026 à 10 h 30.
            Le nouveau tarif s'applique à compter du 1er avril 2026.
            Merci de répondre dans les plus brefs délais.
            Vous recevrez un versement le 5 avril 2026.
            Votre carte de séjour expire le 30 juin 2026.
            Votre abonnement sera reconduit tacitement le 1er mai 2026.
            Période facturée : du 01/04/2026 au 30/04/2026.
            Avis d'échéance du 01/04/2026 au 30/04/2026.
            """)
    void makes_no_deadline_of_other_days(String words) {
        assertThat(read(words)).isEqualTo("-");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Payez le premier tiers avant le 15 mars 2026 et le deuxième avant le 15 avril 2026.
            Payez sous 8 jours, sinon nous résilierons le contrat dans un délai de 30 jours.
            Payez avant le mardi 18 mars 2026.
            """)
    void is_unsure_of_several(String words) {
        assertThat(read(words)).isEqualTo("?");
    }
}
