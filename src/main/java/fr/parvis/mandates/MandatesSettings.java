// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates;

import fr.parvis.runtime.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of mandates, {@code PARVIS_MANDATES_…}.
 *
 * @param warnDays days before its end on which a mandate is told as ending soon
 */
@ConfigurationProperties("parvis.mandates")
public record MandatesSettings(@DefaultValue("15") int warnDays) {
    public MandatesSettings {
        SettingCheck.atLeast("PARVIS_MANDATES_WARN_DAYS", warnDays, 0);
    }
}
