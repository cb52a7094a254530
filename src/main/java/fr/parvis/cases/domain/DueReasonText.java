// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.domain;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** The sentence that a case keeps of a step that a template dates: why it is due on its day. */
public interface DueReasonText {

    /** @param from the date that the delay runs from; null while the date that the template asks is missing */
    String because(Template template, Template.Step step, Period delay, @Nullable LocalDate from);
}
