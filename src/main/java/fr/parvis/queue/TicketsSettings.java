// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue;

import fr.parvis.runtime.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of tickets of the queue, {@code PARVIS_QUEUE_…}.
 *
 * @param keepDays days after which tickets are deleted
 */
@ConfigurationProperties("parvis.queue")
public record TicketsSettings(@DefaultValue("400") int keepDays) {
    public TicketsSettings {
        SettingCheck.atLeast("PARVIS_QUEUE_KEEP_DAYS", keepDays, 0);
    }
}
