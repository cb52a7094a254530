// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of phrases by which people ask for a sheet. */
class AskedPhrasesTest {
    @Test
    void each_line_has_the_phrases_of_a_sheet() {
        assertThat(AskedPhrases.read("# how people ask\n\nF12\tmes sous | la paye\nN3\tle bébé\n"))
                .containsOnlyKeys("F12", "N3")
                .containsEntry("F12", List.of("mes sous", "la paye"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "F12 la paye",
                "F12\t",
                "X12\tla paye",
                "12\tla paye",
                "F12\tla paye\tmes sous",
                "F12\tla paye | | mes sous",
                "F12\tla paye |",
                "F1\tmes sous",
                " F12\tla paye"
            })
    void a_line_that_is_written_otherwise_is_refused_with_its_number(String line) {
        assertThatIllegalStateException()
                .isThrownBy(() -> AskedPhrases.read("# how people ask\nF1\tmes papiers\n" + line))
                .withMessageContaining("procedures/asked.tsv, line 3");
    }

    @Test
    void the_shipped_file_is_well_formed() {
        var shipped = new AskedPhrases();
        assertThat(shipped.of("F1342")).isNotEmpty();
        assertThat(shipped.of("F0")).isEmpty();
        assertThat(shipped.version()).isEqualTo(new AskedPhrases().version()).isNotBlank();
    }
}
