// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages;

import fr.parvis.runtime.SettingCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of messages to persons, {@code PARVIS_MESSAGES_…}.
 *
 * @param fromHour hour from which messages go, by the clock of the person
 * @param toHour hour before which they go
 * @param textDays days after its end until the text of a message and its address are deleted
 * @param resultDays days after that until its result is
 */
@ConfigurationProperties("parvis.messages")
public record MessagesSettings(
        @DefaultValue("8") int fromHour,
        @DefaultValue("20") int toHour,
        @DefaultValue("7") int textDays,
        @DefaultValue("183") int resultDays) {
    public MessagesSettings {
        SettingCheck.atLeast("PARVIS_MESSAGES_TEXT_DAYS", textDays, 0);
        SettingCheck.atLeast("PARVIS_MESSAGES_RESULT_DAYS", resultDays, 0);
    }
}
