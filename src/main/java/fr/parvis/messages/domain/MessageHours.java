// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import fr.parvis.messages.MessagesSettings;
import fr.parvis.network.Communes;
import fr.parvis.network.DecentHours;
import fr.parvis.network.Timetables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The hours in which messages go, by the settings {@code parvis.messages.from-hour} and {@code parvis.messages.to-hour}. */
@Configuration(proxyBeanMethods = false)
class MessageHours {
    @Bean
    DecentHours hoursOfMessages(Timetables timetables, Communes communes, MessagesSettings settings) {
        return new DecentHours(timetables, communes, "PARVIS_MESSAGES", settings.fromHour(), settings.toHour());
    }
}
