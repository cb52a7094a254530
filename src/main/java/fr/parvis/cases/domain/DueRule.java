package fr.parvis.cases.domain;

import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** When a step of a template is due, and why: its delay from the date asked or, when none was given, from the opening. */
final class DueRule {
    private DueRule() {}

    /** @param because in the user's words; empty when nothing gives a date */
    record Due(@Nullable LocalDate on, String because) {}

    static Due of(Template template, Template.Step step, @Nullable LocalDate countedFrom, LocalDate openedOn) {
        var delay = step.delay();
        if (delay == null) return new Due(null, "");
        boolean asked = countedFrom != null && !template.dateAsked().isEmpty();
        var from = asked && countedFrom != null ? countedFrom : openedOn;
        var because = Words.t(
                "cases.because",
                said(delay),
                asked ? template.dateAsked() : Words.t("cases.because.opening"),
                from,
                String.valueOf(step.source()));
        var readOn = step.readOn();
        return new Due(
                from.plus(delay), readOn == null ? because : because + " " + Words.t("cases.because.read", readOn));
    }

    private static String said(Period delay) {
        return delay.getMonths() > 0
                ? Words.n("cases.months", delay.getMonths())
                : Words.n("cases.days", delay.getDays());
    }
}
