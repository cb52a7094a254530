// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline;

import fr.parvis.runtime.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the line, {@code PARVIS_HOTLINE_…}.
 *
 * @param fromHour hour from which the line calls
 * @param toHour hour before which it calls
 * @param offerSeconds for which a call is offered to one mediator
 * @param askedPerDay calls that one origin asks for in a day; 0: no limit
 * @param numberDays days after which a promise is given up and its number forgotten
 * @param keepMonths months after its end until a promise is deleted
 */
@ConfigurationProperties("parvis.hotline")
public record HotlineSettings(
        @DefaultValue("9") int fromHour,
        @DefaultValue("18") int toHour,
        @DefaultValue("20") int offerSeconds,
        @DefaultValue("20") int askedPerDay,
        @DefaultValue("14") int numberDays,
        @DefaultValue("12") int keepMonths) {
    public HotlineSettings {
        SettingCheck.atLeast("PARVIS_HOTLINE_OFFER_SECONDS", offerSeconds, 1);
        SettingCheck.atLeast("PARVIS_HOTLINE_ASKED_PER_DAY", askedPerDay, 0);
        SettingCheck.atLeast("PARVIS_HOTLINE_NUMBER_DAYS", numberDays, 1);
        SettingCheck.atLeast("PARVIS_HOTLINE_KEEP_MONTHS", keepMonths, 0);
    }
}
