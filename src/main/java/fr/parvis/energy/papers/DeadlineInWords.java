// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.papers;

import fr.parvis.energy.domain.DeadlineText;
import fr.parvis.energy.domain.clock.Milestone;
import fr.parvis.energy.domain.clock.Status;
import fr.parvis.energy.domain.clock.Timeline;
import fr.parvis.energy.domain.clock.Wording;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The deadline of an unpaid bill in the words that the case keeps. */
@Component
public class DeadlineInWords implements DeadlineText {

    @Override
    public String step() {
        return Words.t("energy.step");
    }

    @Override
    public String because(Timeline timeline) {
        var rules = timeline.milestones().stream()
                .filter(milestone ->
                        milestone.kind() == Milestone.Kind.REDUCTION || milestone.kind() == Milestone.Kind.CUT)
                .flatMap(milestone -> milestone.rules().stream())
                .map(Wording::rule)
                .map(rule -> rule.number())
                .distinct()
                .collect(Collectors.joining(", "));
        return Words.t("energy.step.because", rules);
    }

    @Override
    public String none(Status status) {
        return Words.t("energy.step.none", Words.t("energy.status." + EnumCode.of(status)));
    }
}
