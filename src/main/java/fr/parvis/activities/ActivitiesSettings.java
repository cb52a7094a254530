// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities;

import fr.parvis.runtime.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of activities, {@code PARVIS_ACTIVITIES_…}.
 *
 * @param oldestDays days after which an activity is no longer recorded or corrected
 */
@ConfigurationProperties("parvis.activities")
public record ActivitiesSettings(@DefaultValue("62") int oldestDays) {
    public ActivitiesSettings {
        SettingCheck.atLeast("PARVIS_ACTIVITIES_OLDEST_DAYS", oldestDays, 0);
    }
}
