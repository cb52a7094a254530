// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import fr.parvis.shell.SettingRefused;
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
 */
@ConfigurationProperties("parvis.db")
public record DatabaseSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue Owner owner) {

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

    public DatabaseSettings {
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
