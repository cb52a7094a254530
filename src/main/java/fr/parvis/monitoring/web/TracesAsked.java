// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.monitoring.web;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the settings name a collector of traces, and what runs is no command. */
class TracesAsked implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var settings = context.getEnvironment();
        return !settings.getProperty(Traces.COLLECTOR, "").isBlank()
                && settings.getProperty("parvis.command", "").isBlank();
    }
}
