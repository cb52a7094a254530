// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of contacting households, {@code PARVIS_OUTREACH_…}.
 *
 * @param fromHour hour from which households are contacted, by their own clock
 * @param toHour hour before which they are
 * @param locateDoors whether their addresses are looked up, for rounds of doors that follow the map
 */
@ConfigurationProperties("parvis.outreach")
public record OutreachSettings(
        @DefaultValue("8") int fromHour,
        @DefaultValue("20") int toHour,
        @DefaultValue("false") boolean locateDoors) {}
