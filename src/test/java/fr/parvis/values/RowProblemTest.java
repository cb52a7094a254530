// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** How a problem of a file is stored, and how much of a value it shows. */
class RowProblemTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void it_is_stored_as_older_rows_are() {
        var text =
                "{\"line\":3,\"field\":\"nom\",\"value\":\"=1\",\"key\":\"network.import.wrong.nom\",\"args\":[\"nom\",\"=1\",\"7\"]}";
        var problem = RowProblem.of(3, "nom", "=1", "network.import.wrong.nom", "7");
        var read = JSON.readValue(text, RowProblem.class);
        assertThat(read.problem()).isEqualTo(problem.problem());
        assertThat(read.line()).isEqualTo(3);
        assertThat(read.column()).isEqualTo("nom");
        assertThat(read.value()).isEqualTo("=1");
        assertThat(JSON.readTree(JSON.writeValueAsString(problem))).isEqualTo(JSON.readTree(text));
    }

    @Test
    void a_long_value_is_cut_in_the_sentence_too() {
        var problem = RowProblem.of(1, "nom", " a\n b" + "c".repeat(200), "network.import.wrong.nom");
        assertThat(problem.value()).hasSize(121).startsWith("a bccc").endsWith("c…");
        assertThat(problem.problem().args()).containsExactly("nom", problem.value());
    }
}
