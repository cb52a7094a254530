// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits;

import fr.parvis.runtime.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of visits and their exports, {@code PARVIS_VISITS_…}.
 *
 * @param oldestDays days after which a visit is no longer recorded
 * @param correctableDays days for which it can be corrected
 * @param noteDays days after its act until a note is deleted
 * @param exportLines lines of the longest export
 * @param exportDays days for which the file of an export is kept
 */
@ConfigurationProperties("parvis.visits")
public record VisitsSettings(
        @DefaultValue("31") int oldestDays,
        @DefaultValue("62") int correctableDays,
        @DefaultValue("365") int noteDays,
        @DefaultValue("3000000") long exportLines,
        @DefaultValue("7") int exportDays) {
    public VisitsSettings {
        SettingCheck.atLeast("PARVIS_VISITS_OLDEST_DAYS", oldestDays, 0);
        SettingCheck.atLeast("PARVIS_VISITS_CORRECTABLE_DAYS", correctableDays, 0);
        SettingCheck.atLeast("PARVIS_VISITS_NOTE_DAYS", noteDays, 0);
        SettingCheck.atLeast("PARVIS_VISITS_EXPORT_LINES", exportLines, 1);
        SettingCheck.atLeast("PARVIS_VISITS_EXPORT_DAYS", exportDays, 0);
    }
}
