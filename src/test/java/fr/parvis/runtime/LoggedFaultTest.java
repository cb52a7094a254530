// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.shell.NotFound;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What the log keeps of a fault. */
class LoggedFaultTest {
    @Test
    void classes_and_places_are_told_and_what_others_quote_is_not() {
        var typed = new NumberFormatException("For input string: \"0612345678 Jeanne Durand\"");
        var refused = new SQLException("invalid input syntax: \"Jeanne\"", "22P02", typed);
        refused.addSuppressed(new IllegalStateException("Durand"));
        var told = LoggedFault.of(new NotFound("point 12").initCause(refused), false);
        assertThat(told)
                .startsWith("fr.parvis.shell.NotFound: point 12\n\tat ")
                .contains(
                        "Caused by: java.sql.SQLException [22P02]\n",
                        "Suppressed: java.lang.IllegalStateException\n",
                        "Caused by: java.lang.NumberFormatException\n")
                .doesNotContain("Jeanne", "Durand", "0612345678");
        assertThat(LoggedFault.of(typed, true)).as("while nobody types yet").contains("Jeanne Durand");
    }

    @Test
    void a_fault_that_is_its_own_cause_ends() {
        var inner = new IllegalStateException();
        var outer = new IllegalStateException(inner);
        inner.initCause(outer);
        assertThat(LoggedFault.of(outer, false)).contains("Caused by: java.lang.IllegalStateException");
    }

    @Test
    void nothing_begins_a_line_of_its_own_nor_speaks_to_a_terminal() {
        assertThat(LoggedFault.oneLine("a\nINFO admin\r\u001b[2J\u2028é 🏡\t."))
                .isEqualTo("a\\nINFO admin\\r\\u001b[2J\\u2028é 🏡\t.");
    }
}
