// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals;

import fr.parvis.runtime.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of referrals, {@code PARVIS_REFERRALS_…}.
 *
 * @param expireDays days for which the link of a referral opens
 * @param remindDays days without a move after which it is late
 * @param keepDays days after the end until what was passed on is deleted
 */
@ConfigurationProperties("parvis.referrals")
public record ReferralsSettings(
        @DefaultValue("30") int expireDays,
        @DefaultValue("7") int remindDays,
        @DefaultValue("30") int keepDays) {
    public ReferralsSettings {
        SettingCheck.atLeast("PARVIS_REFERRALS_EXPIRE_DAYS", expireDays, 1);
        SettingCheck.atLeast("PARVIS_REFERRALS_REMIND_DAYS", remindDays, 0);
        SettingCheck.atLeast("PARVIS_REFERRALS_KEEP_DAYS", keepDays, 0);
    }
}
