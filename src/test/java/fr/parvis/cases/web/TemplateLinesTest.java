// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.cases.domain.Template;
import fr.parvis.shell.Problems;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A template's steps come back from the form as they went there, the code of one included. */
class TemplateLinesTest {
    @Test
    void steps_are_read_as_they_were_shown() {
        var steps = List.of(
                new Template.Step("Appeler", null, null, null),
                new Template.Step("Écrire", Period.ofMonths(2), "décret", LocalDate.of(2026, 11, 24)),
                new Template.Step(
                        "Avoir une solution", Period.ofDays(49), "décret", LocalDate.of(2026, 11, 24), "bill.end"));
        assertThat(TemplateLines.read(TemplateLines.of(steps), new Problems())).isEqualTo(steps);
    }

    @Test
    void a_step_whose_delay_was_taken_away_keeps_its_code() {
        var step = new Template.Step("Avoir une solution", null, null, null, "bill.end");
        var lines = TemplateLines.of(TemplateLines.read(TemplateLines.of(List.of(step)), new Problems()));
        assertThat(TemplateLines.read(lines, new Problems()))
                .extracting(Template.Step::code)
                .containsExactly("bill.end");
    }
}
