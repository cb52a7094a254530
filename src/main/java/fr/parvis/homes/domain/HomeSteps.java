// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import fr.parvis.cases.Cases;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what comes next into the case: a second visit, and asking again after 3 and 12 months. */
@Component
class HomeSteps {
    private final HomeTable table;
    private final Cases cases;
    private final HomeStepText text;

    HomeSteps(HomeTable table, Cases cases, HomeStepText text) {
        this.table = table;
        this.cases = cases;
        this.text = text;
    }

    /** Called after whatever changes visits or follow-ups; twice is once. */
    void move(UUID caseFile) {
        var visits = table.of(caseFile);
        var last = visits.isEmpty() ? null : visits.getLast();
        var done = table.followUps(caseFile).stream().map(FollowUp::months).toList();
        for (int months : FollowUp.TERMS) {
            var step = step(caseFile, "follow-up " + months);
            if (done.contains(months)) cases.settle(caseFile, step);
            else
                cases.remind(
                        caseFile,
                        new Cases.Reminder(
                                step,
                                text.followUp(months),
                                last == null ? null : last.day().plusMonths(months),
                                last == null ? "" : text.followUpBecause(months, last.day())));
        }
        second(caseFile, visits, last);
    }

    /** The last visit was taken away: the one before it is still to be followed by another. */
    void takenAway(UUID caseFile) {
        int left = table.of(caseFile).size();
        if (left > 0) cases.unsettle(caseFile, step(caseFile, "second " + left));
        move(caseFile);
    }

    private void second(UUID caseFile, List<HomeVisit> visits, @Nullable HomeVisit last) {
        var step = step(caseFile, "second " + Math.max(1, visits.size()));
        if (visits.size() > 1) cases.settle(caseFile, step(caseFile, "second " + (visits.size() - 1)));
        var planned = last == null ? null : planned(last);
        cases.remind(
                caseFile,
                new Cases.Reminder(
                        step,
                        text.second(),
                        planned,
                        planned == null || last == null ? "" : text.secondBecause(last.day())));
    }

    private @Nullable LocalDate planned(HomeVisit visit) {
        var part = table.parts(visit.id()).get(Section.ORIENTATION);
        try {
            return part == null ? null : LocalDate.parse(part.answers().one(Checklist.SECOND));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Always the same one for the same thing. */
    private static UUID step(UUID caseFile, String what) {
        return UUID.nameUUIDFromBytes(("home " + caseFile + " " + what).getBytes(StandardCharsets.UTF_8));
    }
}
