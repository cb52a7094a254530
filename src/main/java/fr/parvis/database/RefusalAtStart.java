package fr.parvis.database;

import fr.parvis.database.engine.EngineRefused;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A database that cannot be used is told in one sentence, not in a page of stack. */
class RefusalAtStart extends AbstractFailureAnalyzer<EngineRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EngineRefused cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
