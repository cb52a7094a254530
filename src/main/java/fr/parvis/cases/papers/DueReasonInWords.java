// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.papers;

import fr.parvis.cases.domain.DueReasonText;
import fr.parvis.cases.domain.Template;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The reason of a step's date: the delay, the date that it runs from, and the text that gives it. */
@Component
public class DueReasonInWords implements DueReasonText {

    @Override
    public String because(Template template, Template.Step step, Period delay, @Nullable LocalDate from) {
        var source = String.valueOf(step.source());
        var asked = template.dateAsked();
        var because = from == null
                ? Words.t("cases.because.missing", said(delay), asked, source)
                : Words.t(
                        "cases.because",
                        said(delay),
                        asked.isEmpty() ? Words.t("cases.because.opening") : asked,
                        from,
                        source);
        var readOn = step.readOn();
        return readOn == null ? because : because + " " + Words.t("cases.because.read", readOn);
    }

    private static String said(Period delay) {
        return delay.getMonths() > 0
                ? Words.n("cases.months", delay.getMonths())
                : Words.n("cases.days", delay.getDays());
    }
}
