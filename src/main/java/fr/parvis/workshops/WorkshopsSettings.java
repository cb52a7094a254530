// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops;

import fr.parvis.runtime.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of workshops, {@code PARVIS_WORKSHOPS_…}.
 *
 * @param offerHours hours for which a freed seat is held for the person offered it
 * @param contactDays days after the last session until contacts of people without a file are deleted
 * @param publicPerDay seats that one origin asks for in a day; 0: no limit
 */
@ConfigurationProperties("parvis.workshops")
public record WorkshopsSettings(
        @DefaultValue("48") int offerHours,
        @DefaultValue("7") int contactDays,
        @DefaultValue("20") int publicPerDay) {
    public WorkshopsSettings {
        SettingCheck.within("PARVIS_WORKSHOPS_OFFER_HOURS", offerHours, 1, 240);
        SettingCheck.atLeast("PARVIS_WORKSHOPS_CONTACT_DAYS", contactDays, 0);
        SettingCheck.atLeast("PARVIS_WORKSHOPS_PUBLIC_PER_DAY", publicPerDay, 0);
    }
}
