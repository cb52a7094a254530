// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading;

import fr.parvis.runtime.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of letters read together, {@code PARVIS_READING_…}.
 *
 * @param tesseract the program that reads photos, by name or path; empty: none
 * @param seconds after which the reading of a page is given up
 * @param atOnce letters read at the same time
 */
@ConfigurationProperties("parvis.reading")
public record ReadingSettings(
        @DefaultValue("tesseract") String tesseract,
        @DefaultValue("30") int seconds,
        @DefaultValue("2") int atOnce) {
    public ReadingSettings {
        SettingCheck.atLeast("PARVIS_READING_SECONDS", seconds, 1);
        SettingCheck.atLeast("PARVIS_READING_AT_ONCE", atOnce, 0);
    }
}
