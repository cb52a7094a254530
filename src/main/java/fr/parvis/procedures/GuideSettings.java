// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures;

import fr.parvis.runtime.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the official guide, {@code PARVIS_GUIDE_…}.
 *
 * @param source address, file or folder of the zip of the official flow; empty: no guide
 * @param stale days after which a sheet is shown with a warning
 */
@ConfigurationProperties("parvis.guide")
public record GuideSettings(
        @DefaultValue("") String source, @DefaultValue("90") int stale) {
    public GuideSettings {
        SettingCheck.atLeast("PARVIS_GUIDE_STALE", stale, 0);
    }
}
