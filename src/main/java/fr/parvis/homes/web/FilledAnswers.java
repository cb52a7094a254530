// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import fr.parvis.shell.FormFields;
import fr.parvis.shell.Problems;
import org.springframework.util.MultiValueMap;

/**
 * Answers to questions as a form shows them, with the note beside them.
 *
 * @param values by question, and by the other fields of the form
 */
record FilledAnswers(MultiValueMap<String, String> values, Problems problems) {

    /** A first view. */
    static FilledAnswers of(MultiValueMap<String, String> values) {
        return new FilledAnswers(values, new Problems());
    }

    /** Whether the note was warned of. */
    boolean warned() {
        return problems.isWarned();
    }

    String note() {
        return FormFields.lines(values, "note");
    }
}
