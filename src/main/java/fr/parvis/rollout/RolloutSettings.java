// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout;

import fr.parvis.runtime.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the plan of digital points, {@code PARVIS_ROLLOUT_…}.
 *
 * @param points digital points that the network wants
 * @param persons persons that it wants to accompany in a year
 * @param renewalDays days before its end from which on a certificate is told to be renewed
 */
@ConfigurationProperties("parvis.rollout")
public record RolloutSettings(
        @DefaultValue("50") int points,
        @DefaultValue("85000") int persons,
        @DefaultValue("60") int renewalDays) {
    public RolloutSettings {
        SettingCheck.atLeast("PARVIS_ROLLOUT_POINTS", points, 1);
        SettingCheck.atLeast("PARVIS_ROLLOUT_PERSONS", persons, 1);
        SettingCheck.within("PARVIS_ROLLOUT_RENEWAL_DAYS", renewalDays, 1, 365);
    }
}
