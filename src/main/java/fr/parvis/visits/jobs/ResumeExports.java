// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.jobs;

import fr.parvis.visits.papers.export.Exports;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Begins again the exports that a stop of Parvis cut; a sub-command beside a running Parvis leaves them alone. */
@Component
@ConditionalOnExpression("'${parvis.command:}'.isBlank()")
class ResumeExports {
    private final Exports exports;

    ResumeExports(Exports exports) {
        this.exports = exports;
    }

    @EventListener
    void resume(ApplicationReadyEvent ready) {
        exports.resume();
    }
}
