// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.domain;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of case: its usual papers and steps.
 *
 * @param dateAsked the name of the date from which delays run; empty when there is none
 * @param ofBill whether that date is that of a bill, which its cases ask for
 * @param papers papers to bring
 */
public record Template(
        String code,
        String label,
        String theme,
        @Nullable String operator,
        String dateAsked,
        boolean ofBill,
        List<String> papers,
        List<Step> steps,
        boolean closed,
        int version) {

    /**
     * One step of it.
     *
     * @param delay from the date asked, or from the opening; null when no rule gives one
     * @param source source of the delay; always beside a delay
     * @param readOn the day on which the source was read
     * @param code by which another module finds the step ({@link fr.parvis.cases.Cases#takeOver}); null of most
     */
    public record Step(
            String text,
            @Nullable Period delay,
            @Nullable String source,
            @Nullable LocalDate readOn,
            @Nullable String code) {
        public Step(String text, @Nullable Period delay, @Nullable String source, @Nullable LocalDate readOn) {
            this(text, delay, source, readOn, null);
        }
    }
}
