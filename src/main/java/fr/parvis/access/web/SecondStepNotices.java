// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.access.domain.SecondStep;
import fr.parvis.shell.StaffNotices;
import fr.parvis.shell.Viewer;
import fr.parvis.shell.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** On each page of who still has to set up the second step that the role asks for: how many days are left. */
@Component
class SecondStepNotices implements StaffNotices {
    private final SecondStep secondStep;
    private final Clock clock;

    SecondStepNotices(SecondStep secondStep, Clock clock) {
        this.secondStep = secondStep;
        this.clock = clock;
    }

    @Override
    public List<Standing> of(Viewer viewer) {
        if (!(viewer instanceof SignedIn who) || who.roles().stream().noneMatch(Role::secondStepMayWait))
            return List.of();
        return secondStep.due(who.account()).map(this::reminder).stream().toList();
    }

    private Standing reminder(Instant due) {
        // a day that has begun is still one
        long days = Duration.between(clock.instant(), due)
                .plusDays(1)
                .minusMillis(1)
                .toDays();
        return new Standing(
                "info",
                Words.n("access.second-step.waits", days),
                SecondStepPage.AT_HOME,
                Words.t("access.second-step.waits.do"));
    }
}
