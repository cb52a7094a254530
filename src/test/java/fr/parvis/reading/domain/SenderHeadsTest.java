// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Letterheads as they stand on letters: on the left, on the right, in the middle, with a town, with a legal form. */
class SenderHeadsTest {
    private static final String TEXT = """

            Objet : votre dossier

            Madame, Monsieur,

            Nous avons bien reçu votre demande et nous vous remercions de la confiance que vous nous avez faite.
            Nous vous informons que votre dossier est en cours de traitement par nos services.
            Nous vous prions d'agréer, Madame, Monsieur, l'expression de nos salutations distinguées.
            """;

    private static LetterFindings.Sender of(String head, String text) {
        return TypedLetter.read(head + text).sender();
    }

    private static String name(String head) {
        return String.valueOf(of(head, TEXT).name());
    }

    private static String left(String... lines) {
        return String.join("\n", lines) + "\n\n\n" + " ".repeat(60) + "Mme Fatou NDIAYE\n" + " ".repeat(60)
                + "8 rue Haute\n\nLyon, le 3 mars 2026\n";
    }

    @Test
    void a_landlord_a_court_a_bailiff_and_a_town_are_named_by_their_line() {
        assertThat(name(left("GRAND LYON HABITAT", "Agence de la Croix-Rousse")))
                .isEqualTo("GRAND LYON HABITAT");
        assertThat(name(left("SCP DURAND - Commissaires de justice associés", "4 rue du Palais")))
                .contains("Commissaires de justice");
        assertThat(name(left("RÉPUBLIQUE FRANÇAISE", "TRIBUNAL JUDICIAIRE DE BOURG-EN-BRESSE")))
                .isEqualTo("TRIBUNAL JUDICIAIRE DE BOURG-EN-BRESSE");
        assertThat(name(left("Liberté Égalité Fraternité", "PRÉFET DU RHÔNE"))).isEqualTo("PRÉFET DU RHÔNE");
        assertThat(name(left("Régie immobilière Bonnet SARL", "12 place Bellecour")))
                .contains("Bonnet");
        assertThat(name(left("Mutuelle des Alpes", "BP 40"))).isEqualTo("Mutuelle des Alpes");
        assertThat(name(left("Centre hospitalier de Valence", "Régie des recettes")))
                .contains("Centre hospitalier");
    }

    @Test
    void a_longer_name_counts_before_the_one_that_it_holds() {
        assertThat(name(left("LA POSTE MOBILE", "Service clients"))).isEqualTo("La Poste Mobile");
        assertThat(name(left("LA POSTE", "Service clients"))).isEqualTo("La Poste");
    }

    @Test
    void a_letterhead_on_the_right_is_one_and_an_addressee_on_the_left_is_none() {
        var head = " ".repeat(62) + "CAISSE D'ALLOCATIONS FAMILIALES\n" + " ".repeat(62) + "69409 LYON CEDEX\n\n"
                + "Mme Fatou NDIAYE\nCCAS de Villeurbanne\n69100 VILLEURBANNE\n\nLyon, le 3 mars 2026\n";
        assertThat(name(head)).isEqualTo("Caf");
    }

    @Test
    void whom_the_text_speaks_of_is_not_who_writes() {
        var spoken = TEXT.replace(
                "Nous vous informons",
                "Adressez-vous à la Caf (www.caf.fr) : la Caf verse l'aide au logement, et la Caf vous répondra.\nNous vous informons");
        var sender = of("Josette BLANC\n3 rue Basse\n69003 LYON\n\nLyon, le 3 mars 2026\n", spoken);
        assertThat(sender.name()).isNull();
        var ours = of(left("MAIRIE DE SAINT-PRIEST", "Service logement"), spoken);
        assertThat(ours.name()).isEqualTo("MAIRIE DE SAINT-PRIEST");
    }

    @Test
    void a_subject_that_names_a_thing_names_no_sender() {
        var head =
                "Josette BLANC\n3 rue Basse\n69003 LYON\n\nLyon, le 3 mars 2026\n\nAttestation d'assurance habitation\n";
        assertThat(of(head, TEXT).name()).isNull();
        assertThat(of("Logement situé 12 rue Haute\n69003 LYON\n\nLyon, le 3 mars 2026\n", TEXT)
                        .name())
                .isNull();
    }

    @Test
    void a_name_at_the_foot_counts_with_its_address() {
        var foot = "\n".repeat(40) + "EDF SA au capital de 2 000 000 000 € - www.edf.fr - service clients EDF\n";
        assertThat(of("Lyon, le 3 mars 2026\n", TEXT + foot).name()).isEqualTo("EDF");
    }

    @Test
    void a_closing_on_a_line_of_its_own_is_no_second_letter() {
        var closing =
                TEXT.replace("d'agréer, Madame, Monsieur, l'expression", "d'agréer,\nMadame, Monsieur,\nl'expression");
        var letter = TypedLetter.read(left("EDF") + closing);
        assertThat(letter.doubts()).isEmpty();
        assertThat(letter.sender().name()).isEqualTo("EDF");
    }
}
