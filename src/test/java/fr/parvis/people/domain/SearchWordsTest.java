// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SearchWordsTest {
    private static boolean enough(String typed) {
        return !new SearchWords(typed).tooFew();
    }

    private static PersonListItem person(String given, String family, Integer born) {
        return new PersonListItem(UUID.randomUUID(), given, family, born, null, false, LocalDate.of(2026, 3, 2));
    }

    @Test
    void three_letters_are_enough_and_two_are_not() {
        for (var typed :
                new String[] {"dup", "marie d", "d marie", "li lyon", "محم", "阮文", "김민", "a@b.fr", "0612345678"})
            assertThat(enough(typed)).as(typed).isTrue();
        for (var typed : new String[] {"", "%", "du", "d", "1984", "19", "阮", "12 34", "l 19"})
            assertThat(enough(typed)).as(typed).isFalse();
    }

    @Test
    void a_name_of_two_letters_is_found_whole_with_a_name_or_a_year() {
        for (var typed : new String[] {"Li 1984", "ba sy", "Vo An", "O 1960", "阮 1984"}) {
            assertThat(enough(typed)).as(typed).isTrue();
            assertThat(new SearchWords(typed).whole()).as(typed).isTrue();
        }
        var words = new SearchWords("Li 1984");
        assertThat(words.isOf(person("Mei", "Li", 1984))).isTrue();
        assertThat(words.isOf(person("Mei", "Li", 1985))).isFalse();
        assertThat(words.isOf(person("Lina", "Lima", 1984))).isFalse();
    }
}
