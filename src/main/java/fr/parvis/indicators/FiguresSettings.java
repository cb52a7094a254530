// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators;

import fr.parvis.runtime.SettingCheck;
import fr.parvis.runtime.SettingRefused;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the copy of the facts, {@code PARVIS_FIGURES_…}.
 *
 * @param copy {@code on}, {@code off}, or {@code auto} (by the memory of the machine)
 * @param memoryMegabytes memory of the copy's engine; 0: a quarter of the machine's
 */
@ConfigurationProperties("parvis.figures")
public record FiguresSettings(
        @DefaultValue("auto") String copy,
        @DefaultValue("0") long memoryMegabytes) {
    public FiguresSettings {
        if (!List.of("auto", "on", "off").contains(copy.toLowerCase(Locale.ROOT)))
            throw new SettingRefused("PARVIS_FIGURES_COPY : « " + copy + " » n’existe pas. Écrivez auto, on ou off.");
        SettingCheck.atLeast("PARVIS_FIGURES_MEMORY_MEGABYTES", memoryMegabytes, 0);
    }
}
