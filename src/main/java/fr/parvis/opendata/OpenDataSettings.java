// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata;

import fr.parvis.runtime.SettingCheck;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of open data, and of feeds of others.
 *
 * @param openDataTrust for so long after the database was asked, a feed is taken to be as it was
 * @param feeds settings {@code PARVIS_FEEDS_…}
 */
@ConfigurationProperties("parvis")
public record OpenDataSettings(
        @DefaultValue("PT1S") Duration openDataTrust,
        @DefaultValue Feeds feeds) {

    /**
     * Settings of feeds that are followed.
     *
     * @param bytes size of the largest feed that is read
     * @param seconds after which a feed is given up
     * @param innerAddresses whether feeds may be read from inner addresses
     * @param folder folder of files that may be followed; empty: none
     */
    public record Feeds(
            @DefaultValue("50000000") long bytes,
            @DefaultValue("300") long seconds,
            @DefaultValue("false") boolean innerAddresses,
            @DefaultValue("") String folder) {
        public Feeds {
            SettingCheck.atLeast("PARVIS_FEEDS_BYTES", bytes, 1);
            SettingCheck.atLeast("PARVIS_FEEDS_SECONDS", seconds, 1);
            SettingCheck.folder("PARVIS_FEEDS_FOLDER", folder);
        }
    }

    public OpenDataSettings {
        SettingCheck.duration("PARVIS_OPEN_DATA_TRUST", openDataTrust);
    }
}
