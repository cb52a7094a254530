// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment;

import fr.parvis.runtime.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of equipment, {@code PARVIS_EQUIPMENT_…}.
 *
 * @param remindDaysAhead days before its end on which a loan is recalled
 * @param keepMonths months after the end until it is forgotten to whom
 * @param highestPrice euros that an item costs at most
 */
@ConfigurationProperties("parvis.equipment")
public record EquipmentSettings(
        @DefaultValue("3") int remindDaysAhead,
        @DefaultValue("24") int keepMonths,
        @DefaultValue("150") int highestPrice) {
    /** Highest price that the table of handovers takes. */
    private static final int MOST_EUROS = 1_000;

    public EquipmentSettings {
        SettingCheck.atLeast("PARVIS_EQUIPMENT_REMIND_DAYS_AHEAD", remindDaysAhead, 0);
        SettingCheck.atLeast("PARVIS_EQUIPMENT_KEEP_MONTHS", keepMonths, 0);
        SettingCheck.within("PARVIS_EQUIPMENT_HIGHEST_PRICE", highestPrice, 0, MOST_EUROS);
    }
}
