// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import fr.parvis.runtime.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of maps, {@code PARVIS_MAP_…}.
 *
 * @param tiles address of the pictures of the ground, with {@code {z}}, {@code {x}} and {@code {y}}; empty: none
 * @param attribution of the map's owner, as HTML; needed with tiles
 * @param tilesPerMinute tiles that are asked for in a minute at most
 * @param cacheMegabytes size limit of the cached tiles
 * @param keepDays days for which a kept tile is fresh
 * @param archiveAttribution of the archive's owner, as HTML; empty: OpenStreetMap
 */
@ConfigurationProperties("parvis.map")
public record MapSettings(
        @DefaultValue("") String tiles,
        @DefaultValue("") String attribution,
        @DefaultValue("300") int tilesPerMinute,
        @DefaultValue("500") int cacheMegabytes,
        @DefaultValue("30") int keepDays,
        @DefaultValue("") String archiveAttribution) {
    public MapSettings {
        SettingCheck.atLeast("PARVIS_MAP_TILES_PER_MINUTE", tilesPerMinute, 0);
        SettingCheck.atLeast("PARVIS_MAP_CACHE_MEGABYTES", cacheMegabytes, 0);
        SettingCheck.atLeast("PARVIS_MAP_KEEP_DAYS", keepDays, 0);
    }
}
