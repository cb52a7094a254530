// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import fr.parvis.runtime.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what the label France Services asks for, {@code PARVIS_FRANCE_SERVICES_…}.
 *
 * @param hoursPerWeek opening hours a week
 * @param daysPerWeek opening days a week
 * @param agents agents present at once
 */
@ConfigurationProperties("parvis.france-services")
public record FranceServicesSettings(
        @DefaultValue("24") int hoursPerWeek,
        @DefaultValue("5") int daysPerWeek,
        @DefaultValue("2") int agents) {
    public FranceServicesSettings {
        SettingCheck.within("PARVIS_FRANCE_SERVICES_HOURS_PER_WEEK", hoursPerWeek, 0, 168);
        SettingCheck.within("PARVIS_FRANCE_SERVICES_DAYS_PER_WEEK", daysPerWeek, 0, 7);
        SettingCheck.atLeast("PARVIS_FRANCE_SERVICES_AGENTS", agents, 0);
    }
}
