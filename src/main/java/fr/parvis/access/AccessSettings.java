// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import fr.parvis.runtime.SettingCheck;
import fr.parvis.runtime.SettingRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of signing in.
 *
 * @param secretKey 64 hexadecimal digits; empty: the file {@code secret.key} of the data folder
 * @param passwordStrength cost of bcrypt
 * @param api settings {@code PARVIS_API_…}
 */
@ConfigurationProperties("parvis")
public record AccessSettings(
        @DefaultValue("") String secretKey,
        @DefaultValue("12") int passwordStrength,
        @DefaultValue Api api) {

    /**
     * Settings of what programs read.
     *
     * @param perMinute readings of an account's programs in a minute; 0: no limit
     */
    public record Api(@DefaultValue("120") int perMinute) {
        public Api {
            SettingCheck.atLeast("PARVIS_API_PER_MINUTE", perMinute, 0);
        }
    }

    public AccessSettings {
        if (!secretKey.isBlank() && !secretKey.matches("\\p{XDigit}{32}|\\p{XDigit}{48}|\\p{XDigit}{64}"))
            throw new SettingRefused(
                    "PARVIS_SECRET_KEY : cette clé ne se lit pas. Écrivez 64 chiffres hexadécimaux, par exemple avec"
                            + " « openssl rand -hex 32 ».");
        SettingCheck.within("PARVIS_PASSWORD_STRENGTH", passwordStrength, 4, 31);
    }

    /** Text without the secrets. */
    @Override
    public String toString() {
        return "the strength of passwords " + passwordStrength;
    }
}
