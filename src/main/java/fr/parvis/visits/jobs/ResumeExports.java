// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.jobs;

import fr.parvis.database.Processes;
import fr.parvis.visits.papers.export.Exports;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Begins again the exports that a stop of Parvis cut: at the next start, or, where several processes serve, within minutes by one of the others. A sub-command
 * beside a running Parvis leaves them alone.
 */
@Component
@ConditionalOnExpression("'${parvis.command:}'.isBlank()")
class ResumeExports {
    private final Exports exports;
    private final boolean oneOfSeveral;

    ResumeExports(Exports exports, Processes processes) {
        this.exports = exports;
        this.oneOfSeveral = processes.ours().isPresent();
    }

    @EventListener
    void resume(ApplicationReadyEvent ready) {
        exports.resume();
    }

    @Scheduled(initialDelay = 3, fixedDelay = 2, timeUnit = TimeUnit.MINUTES)
    void resumeOfOthers() {
        if (oneOfSeveral) exports.resume();
    }
}
