// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy;

import fr.parvis.runtime.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of help with bills, {@code PARVIS_ENERGY_…}.
 *
 * @param folder folder with tables in the place of shipped ones; empty: the shipped ones
 */
@ConfigurationProperties("parvis.energy")
public record EnergySettings(@DefaultValue("") String folder) {
    public EnergySettings {
        SettingCheck.folder("PARVIS_ENERGY_FOLDER", folder);
    }
}
