// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says what to do when another program already listens on our port. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortTaken extends AbstractFailureAnalyzer<PortInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
        return new FailureAnalysis(
                "Le port " + cause.getPort() + " est déjà pris par un autre programme.",
                "Arrêtez-le, ou choisissez un autre port : PARVIS_PORT=" + (cause.getPort() + 1) + " bin/parvis",
                cause);
    }
}
