// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.monitoring;

import fr.parvis.runtime.SettingRefused;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what operators see.
 *
 * @param metricsPort port of this machine where numbers are read; empty: none
 * @param tracesUrl address of a collector of traces (OTLP over HTTP), as in {@code http://127.0.0.1:4318}; empty: none
 * @param tracesShare of the requests that are traced, from 0 to 1
 */
@ConfigurationProperties("parvis")
public record MonitoringSettings(
        @DefaultValue("") String metricsPort,
        @DefaultValue("") String tracesUrl,
        @DefaultValue("1") double tracesShare) {
    public MonitoringSettings {
        if (!tracesUrl.isBlank() && !isAddress(tracesUrl))
            throw new SettingRefused(
                    "PARVIS_TRACES_URL doit être l'adresse d'un collecteur OTLP, comme http://127.0.0.1:4318. Reçu : « "
                            + tracesUrl + " ».");
        if (!(tracesShare >= 0 && tracesShare <= 1))
            throw new SettingRefused(
                    "PARVIS_TRACES_SHARE doit être un nombre de 0 à 1. Reçu : « " + tracesShare + " ».");
    }

    private static boolean isAddress(String text) {
        try {
            var address = new URI(text.strip());
            return address.getHost() != null
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
