// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.arrangements;

import fr.parvis.runtime.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of partners' lists, {@code PARVIS_LISTS_…}.
 *
 * @param lines lines of the longest list
 * @param bytes size of the largest file
 * @param folder watched folder into which partners' systems put lists; empty: none
 */
@ConfigurationProperties("parvis.lists")
public record ListsSettings(
        @DefaultValue("50000") int lines,
        @DefaultValue("20000000") long bytes,
        @DefaultValue("") String folder) {
    public ListsSettings {
        SettingCheck.atLeast("PARVIS_LISTS_LINES", lines, 1);
        SettingCheck.atLeast("PARVIS_LISTS_BYTES", bytes, 1);
    }
}
