// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import fr.parvis.runtime.SettingCheck;
import fr.parvis.runtime.SettingRefused;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of an external PostgreSQL, {@code PARVIS_DB_…}. Without an address the embedded engine runs.
 *
 * @param url address as JDBC says it; empty: the embedded engine
 * @param user role of the application
 * @param password its password
 * @param owner role that owns the database, for migrations
 * @param replica a replica that some pages of the public may be read from
 */
@ConfigurationProperties("parvis.db")
public record DatabaseSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue Owner owner,
        @DefaultValue Replica replica) {

    /**
     * Settings of the role that owns the database.
     *
     * @param user its name
     * @param password its password
     */
    public record Owner(
            @DefaultValue("") String user, @DefaultValue("") String password) {

        /** Text without the secrets. */
        @Override
        public String toString() {
            return user;
        }
    }

    /**
     * Settings of a replica.
     *
     * @param url address as JDBC says it; empty: none
     * @param seconds greatest lag in seconds
     */
    public record Replica(
            @DefaultValue("") String url,
            @DefaultValue("10") int seconds) {

        public Replica {
            SettingCheck.within("PARVIS_DB_REPLICA_SECONDS", seconds, 1, 3600);
        }
    }

    public DatabaseSettings {
        if (url.isBlank() && !replica.url().isBlank())
            throw new SettingRefused(
                    "PARVIS_DB_REPLICA_URL est réglé : réglez aussi PARVIS_DB_URL, l’adresse de la base"
                            + " dont c’est la copie, ou laissez vide.");
        if (!url.isBlank() && Stream.of(user, owner.user()).anyMatch(String::isBlank))
            throw new SettingRefused("PARVIS_DB_URL est réglé : réglez aussi PARVIS_DB_USER, PARVIS_DB_PASSWORD,"
                    + " PARVIS_DB_OWNER_USER et PARVIS_DB_OWNER_PASSWORD.");
    }

    boolean isExternal() {
        return !url.isBlank();
    }

    /** Text without the secrets. */
    @Override
    public String toString() {
        return isExternal() ? "the database " + url : "the embedded engine";
    }
}
