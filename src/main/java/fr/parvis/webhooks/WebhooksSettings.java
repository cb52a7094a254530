// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.webhooks;

import fr.parvis.runtime.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of webhooks.
 *
 * @param innerAddresses whether addresses inside this network may be called, and by plain HTTP
 * @param days for which events, and what became of them, are kept
 */
@ConfigurationProperties("parvis.webhooks")
public record WebhooksSettings(
        @DefaultValue("false") boolean innerAddresses,
        @DefaultValue("30") int days) {
    public WebhooksSettings {
        SettingCheck.atLeast("PARVIS_WEBHOOKS_DAYS", days, 1);
    }
}
