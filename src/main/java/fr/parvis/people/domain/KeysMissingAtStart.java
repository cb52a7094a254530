package fr.parvis.people.domain;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Missing keys are told in one sentence, not in a page of stack. */
class KeysMissingAtStart extends AbstractFailureAnalyzer<KeysMissing> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KeysMissing cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
