// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets;

import fr.parvis.runtime.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of passage cards, {@code PARVIS_SHEETS_…}.
 *
 * @param cardMonths months after its last use until a card expires
 */
@ConfigurationProperties("parvis.sheets")
public record SheetsSettings(@DefaultValue("6") int cardMonths) {
    public SheetsSettings {
        SettingCheck.within("PARVIS_SHEETS_CARD_MONTHS", cardMonths, 1, 24);
    }
}
