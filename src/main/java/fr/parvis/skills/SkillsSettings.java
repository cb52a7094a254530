// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills;

import fr.parvis.runtime.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of digital gestures, {@code PARVIS_SKILLS_…}.
 *
 * @param daysBetween days between the first and the last time a gesture was seen, to compare them
 * @param doubleOneIn of how many observations a colleague is asked to see one too
 * @param keepMonths months after the last assessment until a path is forgotten
 * @param callAfterDays days after the last assessment on which the person is called; 0: nobody is
 */
@ConfigurationProperties("parvis.skills")
public record SkillsSettings(
        @DefaultValue("14") int daysBetween,
        @DefaultValue("20") int doubleOneIn,
        @DefaultValue("24") int keepMonths,
        @DefaultValue("90") int callAfterDays) {
    public SkillsSettings {
        SettingCheck.within("PARVIS_SKILLS_DAYS_BETWEEN", daysBetween, 1, 365);
        SettingCheck.within("PARVIS_SKILLS_DOUBLE_ONE_IN", doubleOneIn, 2, 1000);
        SettingCheck.within("PARVIS_SKILLS_KEEP_MONTHS", keepMonths, 13, 60);
        SettingCheck.within("PARVIS_SKILLS_CALL_AFTER_DAYS", callAfterDays, 0, 365);
    }
}
