// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports missing keys at start in one sentence, without a stack trace. */
class KeysMissingAtStart extends AbstractFailureAnalyzer<KeysMissing> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KeysMissing cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
