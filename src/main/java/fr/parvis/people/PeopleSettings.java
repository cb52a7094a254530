// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import fr.parvis.runtime.SettingCheck;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of persons' files.
 *
 * @param peopleKeys keys that seal, {@code identifier:64 hexadecimal digits}, several between commas; empty: the file {@code people.key} of the data folder
 * @param peopleKeysLost identifiers of keys that nobody has any more
 * @param people settings {@code PARVIS_PEOPLE_…}
 */
@ConfigurationProperties("parvis")
public record PeopleSettings(
        @DefaultValue("") String peopleKeys,
        @DefaultValue Set<String> peopleKeysLost,
        @DefaultValue Files people) {

    /**
     * Settings of the search for persons.
     *
     * @param searchesPerTenMinutes searches of one account; 0: no limit
     */
    public record Files(@DefaultValue("60") int searchesPerTenMinutes) {
        public Files {
            SettingCheck.atLeast("PARVIS_PEOPLE_SEARCHES_PER_TEN_MINUTES", searchesPerTenMinutes, 0);
        }
    }

    /** Text without the secrets. */
    @Override
    public String toString() {
        return "keys that are lost " + peopleKeysLost + ", " + people;
    }
}
