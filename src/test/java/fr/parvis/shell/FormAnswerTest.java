// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class FormAnswerTest {

    @Test
    void a_form_that_was_not_kept_is_a_conflict_where_its_subject_changed_and_invalid_otherwise() {
        var problems = new Problems().add("name", "Il manque le nom");
        assertThat(FormAnswer.status(FormAnswer.refused(problems, "cases/new")))
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        problems.stale("Quelqu’un l’a changé entre-temps");
        var answer = FormAnswer.refused(problems, "cases/new");
        assertThat(FormAnswer.status(answer)).isEqualTo(HttpStatus.CONFLICT);
        assertThat(FormAnswer.view(answer)).isEqualTo("cases/new");
        assertThat(problems.of("")).isEqualTo("Quelqu’un l’a changé entre-temps");
    }

    @Test
    void a_page_has_the_first_status_that_it_was_given() {
        var answer = FormAnswer.with(HttpStatus.CONTENT_TOO_LARGE, FormAnswer.invalid("reading/start"));
        assertThat(FormAnswer.status(answer)).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(FormAnswer.view(answer)).isEqualTo("reading/start");
    }

    @Test
    void a_page_that_leads_on_keeps_no_status() {
        assertThat(FormAnswer.status(FormAnswer.refused(new Problems().stale("changé"), "redirect:/bureau")))
                .isNull();
    }
}
