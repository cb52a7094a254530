// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** How a problem is stored with the command of a device, and when a form offers to keep what was typed. */
class ProblemTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void the_code_is_stored_under_the_name_that_older_rows_have() {
        var problem = Problem.of("persons", "visits.problem.persons", "99");
        var text = JSON.writeValueAsString(problem);
        assertThat(text).isEqualTo("{\"field\":\"persons\",\"key\":\"visits.problem.persons\",\"args\":[\"99\"]}");
        assertThat(JSON.readValue(text, Problem.class)).isEqualTo(problem);
    }

    @Test
    void what_was_typed_may_be_kept_where_something_was_only_warned_of() {
        var refusal = Problem.of("text", "people.problem.long", 2000);
        var warning = Problem.warning("text", "people.problem.sensitive.health", "malade");
        assertThat(Problem.anyWarning(List.of(refusal))).isFalse();
        assertThat(Problem.anyWarning(List.of(refusal, warning))).isTrue();
    }
}
