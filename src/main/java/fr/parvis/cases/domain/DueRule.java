// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Due date of a template's step, and why: its delay from the date that the template asks; from the opening when it asks none. While
 * the date asked is missing there is no day to name, and the step says so.
 */
@Component
class DueRule {
    private final DueReasonText reasons;

    DueRule(DueReasonText reasons) {
        this.reasons = reasons;
    }

    /** @param because as the case keeps it; empty when nothing gives a date */
    record Due(@Nullable LocalDate on, String because) {}

    Due of(Template template, Template.Step step, @Nullable LocalDate countedFrom, LocalDate openedOn) {
        var delay = step.delay();
        if (delay == null) return new Due(null, "");
        var from = template.dateAsked().isEmpty() ? openedOn : countedFrom;
        return new Due(from == null ? null : from.plus(delay), reasons.because(template, step, delay, from));
    }
}
