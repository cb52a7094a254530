package fr.parvis.cases.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do in a case, or a paper to bring.
 *
 * @param because why it is due then, in the user's words
 * @param rule the template's step that dates it; nothing without a delay, or once somebody chose the date
 * @param code of the template's step, by which another module finds it
 */
public record Step(
        UUID id,
        UUID caseFile,
        Kind kind,
        String text,
        @Nullable LocalDate due,
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
        this(id, caseFile, kind, text, due, because, doneOn, doneBy, rule, rule == null ? null : rule.code());
    }

    /** What it is. */
    public enum Kind {
        STEP,
        PAPER
    }
}
