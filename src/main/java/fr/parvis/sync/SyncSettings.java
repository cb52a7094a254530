// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync;

import fr.parvis.runtime.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of commands from devices.
 *
 * @param sealingKey path of the file with the keys that devices seal for; empty: {@code sealing.key} in the data folder
 * @param sync settings {@code PARVIS_SYNC_…}
 */
@ConfigurationProperties("parvis")
public record SyncSettings(
        @DefaultValue("") String sealingKey, @DefaultValue Commands sync) {

    /**
     * Settings of refused commands.
     *
     * @param rejectedDays days until a refused command is deleted
     */
    public record Commands(@DefaultValue("90") int rejectedDays) {
        public Commands {
            SettingCheck.atLeast("PARVIS_SYNC_REJECTED_DAYS", rejectedDays, 0);
        }
    }
}
