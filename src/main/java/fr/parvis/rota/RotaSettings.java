// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota;

import fr.parvis.runtime.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the rota, {@code PARVIS_ROTA_…}.
 *
 * @param keepMonths months after which who worked when is deleted
 * @param proposalSeconds for which a proposed rota is looked for
 */
@ConfigurationProperties("parvis.rota")
public record RotaSettings(
        @DefaultValue("13") int keepMonths,
        @DefaultValue("10") int proposalSeconds) {
    public RotaSettings {
        SettingCheck.atLeast("PARVIS_ROTA_KEEP_MONTHS", keepMonths, 0);
        SettingCheck.atLeast("PARVIS_ROTA_PROPOSAL_SECONDS", proposalSeconds, 1);
    }
}
