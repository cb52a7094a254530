// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.people.domain.LikenessRule.Described;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessRuleTest {
    private static final Map<String, Integer> BEARERS = Map.of(
            "martin", 2800, "marie", 3000, "bernard", 900, "julien", 700, "julie", 800, "diallo", 150, "aissatou", 60);

    private final LikenessRule rule = new LikenessRule(word -> BEARERS.getOrDefault(word, 2), 183_000);

    private static Described of(String given, String family, Integer born, String commune) {
        return Described.of(given, family, born, commune);
    }

    private List<String> compare(Described one, Described other) {
        return rule.reasons(one, other, false);
    }

    @Test
    void the_same_names_and_year_are_one_person_whatever_the_accents_and_order() {
        assertThat(compare(of("Aïssatou", "Diallo", 1984, "69266"), of("aissatou", "DIALLO", 1984, "69266")))
                .containsExactly("names", "born", "commune");
        assertThat(compare(of("Diallo", "Aïssatou", 1984, "69266"), of("Aïssatou", "Diallo", 1984, "69266")))
                .contains("names-swapped");
    }

    @Test
    void spelling_sounds_and_half_a_double_name_are_forgiven() {
        assertThat(compare(of("Zinédine", "Gauthier", 1972, "69266"), of("Zinedine", "Gotier", 1972, "69266")))
                .contains("names-alike");
        assertThat(compare(of("Ornella", "Fabrégas", 1972, "69266"), of("Ornela", "Fabregsa", 1972, "69266")))
                .contains("names-alike");
        assertThat(compare(of("Ornella", "Fabrégas-Noyer", 1972, "69266"), of("Ornella", "Fabrégas", 1972, "69266")))
                .isNotEmpty();
        assertThat(compare(
                        of("Jean-Noé", "De la Tournerie", 1972, "69266"), of("Jean Noé", "Tournerie", 1972, "69266")))
                .isNotEmpty();
    }

    @Test
    void a_birth_year_beside_or_with_swapped_digits_needs_the_same_place_or_telephone() {
        var one = of("Ornella", "Fabrégas", 1965, "69266");
        assertThat(compare(one, of("Ornella", "Fabrégas", 1966, "69266"))).contains("born-near");
        assertThat(compare(one, of("Ornella", "Fabrégas", 1956, "69266"))).contains("born-near");
        assertThat(compare(one, of("Ornella", "Fabrégas", 1966, "69029"))).isEmpty();
        assertThat(rule.reasons(one, of("Ornella", "Fabrégas", 1966, "69029"), true))
                .contains("reached", "moved");
    }

    @Test
    void twins_father_and_son_and_bearers_of_common_names_are_not_one_person() {
        assertThat(rule.reasons(of("Léa", "Diallo", 2001, "69266"), of("Inès", "Diallo", 2001, "69266"), true))
                .isEmpty();
        assertThat(rule.reasons(of("Julien", "Diallo", 2001, "69266"), of("Julie", "Diallo", 2001, "69266"), true))
                .isEmpty();
        assertThat(rule.reasons(of("Oumar", "Diallo", 1950, "69266"), of("Oumar", "Diallo", 1980, "69266"), true))
                .isEmpty();
        assertThat(compare(of("Marie", "Martin", 1962, "69266"), of("Marie", "Martin", 1950, "69266")))
                .isEmpty();
        assertThat(compare(of("Marie", "Martin", 1962, "69266"), of("Marie", "Martin", 1962, "69029")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Sami, Ben Ali, Sami, Benali",
        "Tom, Van Damme, Tom, Vandamme",
        "Paulo, Dos Santos, Paulo, Dossantos",
        "Anne, Du Bois, Anne, Dubois",
        "Zoé, Saint-Aubin, Zoé, St Aubin",
        "J-Pierre, Chabot, Jean-Pierre, Chabot",
        "J.P., Chabot, Jean-Pierre, Chabot",
        "Meriem, Bouzid, Mariam, Bouzid",
        "Youssef, Haddad, Yusuf, Haddad",
        "Noureddine, Ziani, Nordine, Ziani",
        "Hocine, Kaci, Hussein, Kassi",
        "Wafa, Ouali, Ouafa, Wali",
        "Mohamed, Toumi, Muhammad, Toumi",
        "Fatoumata, Diallo, Fatimata, Jallow",
        "Ayşe, Şahin, Ayche, Chahin",
        "Serhiy, Kovalenko, Sergueï, Kovalenko",
        "Volodymyr, Melnyk, Vladimir, Melnik",
        "Annick, Collet, Annick, Baron ép. Collet"
    })
    void two_writings_of_one_name_are_one_person(String given, String family, String otherGiven, String otherFamily) {
        var rare = new LikenessRule(_ -> 2, 20_000);
        assertThat(rare.reasons(of(given, family, 1980, "69266"), of(otherGiven, otherFamily, 1980, "69266"), false))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Mamadou, Camara, Mohamed, Camara",
        "Ali, Ben Salah, Ali, Ben Youssef",
        "Marie, Le Goff, Marie, Le Gall",
        "Fatou, Ndiaye, Fatou, Ndour",
        "Jean-Pierre, Moreau, Jean-Luc, Moreau"
    })
    void other_names_are_not(String given, String family, String otherGiven, String otherFamily) {
        var rare = new LikenessRule(_ -> 2, 20_000);
        assertThat(rare.reasons(of(given, family, 1980, "69266"), of(otherGiven, otherFamily, 1980, "69029"), false))
                .isEmpty();
    }

    @Test
    void a_common_name_mistyped_is_still_common() {
        assertThat(compare(of("Marie", "Berrard", 2002, "75116"), of("Marie", "Bernard", 2002, "69266")))
                .isEmpty();
        assertThat(compare(of("Marie", "Berrard", 2002, "69266"), of("Marie", "Bernard", 2002, "69266")))
                .contains("names-alike", "born", "commune");
    }

    @Test
    void swapped_digits_a_generation_apart_are_a_mistake_only_where_the_telephone_is_the_same() {
        var one = of("Ornella", "Fabrégas", 1969, "69266");
        assertThat(rule.reasons(one, of("Ornella", "Fabrégas", 1996, "69266"), true))
                .contains("reached", "born-near");
        assertThat(compare(one, of("Ornella", "Fabrégas", 1996, "69266"))).isEmpty();
        assertThat(rule.reasons(one, of("Ornella", "Fabrégas", 1997, "69266"), true))
                .isEmpty();
    }

    @Test
    void letters_swapped_with_the_next_are_one_mistake() {
        assertThat(LikenessRule.edits("fabregas", "fabregsa")).isEqualTo(1);
        assertThat(LikenessRule.edits("", "abc")).isEqualTo(3);
    }
}
