// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do in a case, or a paper to bring.
 *
 * @param dueChosen whether a mediator chose the date: nothing counts it anew
 * @param because reason for the due date, in the user's words; empty when a mediator chose the date
 * @param rule the template's step that dates it; null without a delay, or once a mediator chose the date
 * @param code of the template's step, by which another module finds it
 */
public record Step(
        UUID id,
        UUID caseFile,
        Kind kind,
        String text,
        @Nullable LocalDate due,
        boolean dueChosen,
        String because,
        @Nullable LocalDate doneOn,
        @Nullable UUID doneBy,
        Template.@Nullable Step rule,
        @Nullable String code) {

    /** A new one, with the code of its rule. */
    Step(
            UUID id,
            UUID caseFile,
            Kind kind,
            String text,
            @Nullable LocalDate due,
            String because,
            @Nullable LocalDate doneOn,
            @Nullable UUID doneBy,
            Template.@Nullable Step rule) {
        this(id, caseFile, kind, text, due, false, because, doneOn, doneBy, rule, rule == null ? null : rule.code());
    }

    /** A new one whose date a mediator chose; without a date too. */
    static Step chosen(UUID id, UUID caseFile, String text, @Nullable LocalDate due) {
        return new Step(id, caseFile, Kind.STEP, text, due, due != null, "", null, null, null, null);
    }

    /** The kind of step. */
    public enum Kind {
        STEP,
        PAPER
    }
}
