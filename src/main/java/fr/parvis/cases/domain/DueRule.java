package fr.parvis.cases.domain;

import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * When a step of a template is due, and why: its delay from the date that the template asks; from the opening when it asks none. While
 * the date asked is missing there is no day to name, and the step says so.
 */
final class DueRule {
    private DueRule() {}

    /** @param because in the user's words; empty when nothing gives a date */
    record Due(@Nullable LocalDate on, String because) {}

    static Due of(Template template, Template.Step step, @Nullable LocalDate countedFrom, LocalDate openedOn) {
        var delay = step.delay();
        if (delay == null) return new Due(null, "");
        boolean asked = !template.dateAsked().isEmpty();
        var from = asked ? countedFrom : openedOn;
        var source = String.valueOf(step.source());
        if (from == null)
            return new Due(
                    null, read(step, Words.t("cases.because.missing", said(delay), template.dateAsked(), source)));
        var because = Words.t(
                "cases.because",
                said(delay),
                asked ? template.dateAsked() : Words.t("cases.because.opening"),
                from,
                source);
        return new Due(from.plus(delay), read(step, because));
    }

    private static String read(Template.Step step, String because) {
        var readOn = step.readOn();
        return readOn == null ? because : because + " " + Words.t("cases.because.read", readOn);
    }

    private static String said(Period delay) {
        return delay.getMonths() > 0
                ? Words.n("cases.months", delay.getMonths())
                : Words.n("cases.days", delay.getDays());
    }
}
