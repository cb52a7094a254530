// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds;

import fr.parvis.runtime.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of tours, walks and home visits, {@code PARVIS_ROUNDS_…}.
 *
 * @param walksOldestDays days after which a walk is no longer recorded or corrected
 * @param photoDays days after which photos of places are deleted
 * @param photoBytes size of the largest photo
 * @param alarmMinutes minutes after its expected end until a home visit alarms the site leads
 * @param escalationMinutes minutes after that until it alarms the directors
 * @param privateNoteHours hours after the expected end until what was said in private is deleted
 */
@ConfigurationProperties("parvis.rounds")
public record RoundsSettings(
        @DefaultValue("62") int walksOldestDays,
        @DefaultValue("90") int photoDays,
        @DefaultValue("10000000") int photoBytes,
        @DefaultValue("15") int alarmMinutes,
        @DefaultValue("30") int escalationMinutes,
        @DefaultValue("24") int privateNoteHours) {
    public RoundsSettings {
        SettingCheck.atLeast("PARVIS_ROUNDS_WALKS_OLDEST_DAYS", walksOldestDays, 0);
        SettingCheck.atLeast("PARVIS_ROUNDS_PHOTO_DAYS", photoDays, 0);
        SettingCheck.atLeast("PARVIS_ROUNDS_PHOTO_BYTES", photoBytes, 1);
        SettingCheck.atLeast("PARVIS_ROUNDS_ALARM_MINUTES", alarmMinutes, 1);
        SettingCheck.atLeast("PARVIS_ROUNDS_ESCALATION_MINUTES", escalationMinutes, 1);
        SettingCheck.atLeast("PARVIS_ROUNDS_PRIVATE_NOTE_HOURS", privateNoteHours, 0);
    }
}
