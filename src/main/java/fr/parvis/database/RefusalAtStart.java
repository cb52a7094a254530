// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import fr.parvis.database.engine.EngineRefused;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports an unusable database at start in one sentence, without a stack trace. */
class RefusalAtStart extends AbstractFailureAnalyzer<EngineRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EngineRefused cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
