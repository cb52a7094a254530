// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Reports a setting of Parvis that is not of its type, such as letters for a number, in one sentence. Other settings are left to Spring Boot's analysis. */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class SettingUnreadableAtStart extends AbstractFailureAnalyzer<BindException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        var name = cause.getName().toString();
        var property = cause.getProperty();
        if (!name.startsWith("parvis.") || property == null) return null;
        var setting = name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return new FailureAnalysis(
                setting + " : « " + property.getValue() + " » ne se lit pas. "
                        + expected(cause.getTarget().getType().resolve(Object.class)),
                null,
                cause);
    }

    private static String expected(Class<?> type) {
        if (type == boolean.class) return "Écrivez true ou false.";
        if (type == Duration.class) return "Écrivez une durée, par exemple PT1S pour une seconde.";
        if (type == int.class || type == long.class) return "Écrivez un nombre entier, en chiffres.";
        return "Sa forme est dans docs/configuration.md.";
    }
}
