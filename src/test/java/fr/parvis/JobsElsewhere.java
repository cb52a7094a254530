// SPDX-License-Identifier: EUPL-1.2
package fr.parvis;

import fr.parvis.runtime.JobTurns;
import org.springframework.context.annotation.Primary;

/** Turns of the scheduled jobs where a test does their work, at its own hour: jobs that ran beside it would take what it has just made due. */
@Primary
class JobsElsewhere implements JobTurns {
    @Override
    public boolean areOurs() {
        return false;
    }
}
