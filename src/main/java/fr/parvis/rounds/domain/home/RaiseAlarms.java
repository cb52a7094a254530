// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.home;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Raises the alarms that are due, each once for its hour and step, also after a restart or from two threads. */
@Component
public class RaiseAlarms {
    private static final Logger LOG = LoggerFactory.getLogger(RaiseAlarms.class);

    private final HomeVisitTable visits;
    private final AlarmRule rule;
    private final Clock clock;

    RaiseAlarms(HomeVisitTable visits, AlarmRule rule, Clock clock) {
        this.visits = visits;
        this.rule = rule;
        this.clock = clock;
    }

    /** Raises the alarms of the association in scope. */
    @Transactional
    public int here() {
        int raised = 0;
        for (var step : AlarmRule.Step.values()) raised += visits.raise(step, rule.after(step), clock.instant());
        if (raised > 0) LOG.warn("home visits: {} alarms raised", raised);
        return raised;
    }
}
