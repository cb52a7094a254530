// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments;

import fr.parvis.runtime.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of appointments, {@code PARVIS_APPOINTMENTS_…}.
 *
 * @param contactDays days after which first name and telephone of who has no file are deleted
 * @param keepMonths months after which appointments are deleted
 * @param publicPerDay appointments that one origin books in a day; 0: no limit
 * @param offerHours hours for which a time that became free is kept for who was offered it
 * @param travelKmh average speed on the way to a home visit, in kilometres an hour
 * @param travelMinMinutes minutes that the way takes at least
 */
@ConfigurationProperties("parvis.appointments")
public record AppointmentsSettings(
        @DefaultValue("7") int contactDays,
        @DefaultValue("13") int keepMonths,
        @DefaultValue("20") int publicPerDay,
        @DefaultValue("24") int offerHours,
        @DefaultValue("35") int travelKmh,
        @DefaultValue("10") int travelMinMinutes) {
    public AppointmentsSettings {
        SettingCheck.atLeast("PARVIS_APPOINTMENTS_CONTACT_DAYS", contactDays, 0);
        SettingCheck.atLeast("PARVIS_APPOINTMENTS_KEEP_MONTHS", keepMonths, 0);
        SettingCheck.atLeast("PARVIS_APPOINTMENTS_PUBLIC_PER_DAY", publicPerDay, 0);
        SettingCheck.within("PARVIS_APPOINTMENTS_OFFER_HOURS", offerHours, 1, 240);
        SettingCheck.within("PARVIS_APPOINTMENTS_TRAVEL_KMH", travelKmh, 5, 130);
        SettingCheck.within("PARVIS_APPOINTMENTS_TRAVEL_MIN_MINUTES", travelMinMinutes, 5, 120);
    }
}
