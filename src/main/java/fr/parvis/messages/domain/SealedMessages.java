// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import fr.parvis.people.PersonColumn;
import fr.parvis.people.SealedColumn;
import fr.parvis.people.Sealing;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Seals and opens what messages and replies say, and to whom. */
@Component
class SealedMessages {
    private final Sealing sealing;
    private final JsonMapper json;

    SealedMessages(Sealing sealing, JsonMapper json) {
        this.sealing = sealing;
        this.json = json;
    }

    Sealing.Text seal(UUID message, MessageContent said) {
        return sealing.seal(json.writeValueAsString(said), about(message));
    }

    MessageContent open(UUID message, Sealing.Text sealed) {
        return json.readValue(sealing.open(sealed, about(message)), MessageContent.class);
    }

    Sealing.Text sealReply(UUID reply, String text) {
        return sealing.seal(text, aboutReply(reply));
    }

    String openReply(UUID reply, Sealing.Text sealed) {
        return sealing.open(sealed, aboutReply(reply));
    }

    private static String about(UUID message) {
        return "message " + message;
    }

    private static String aboutReply(UUID reply) {
        return "message reply " + reply;
    }

    /** A change of keys reaches what is kept. */
    @Configuration(proxyBeanMethods = false)
    static class Columns {
        @Bean
        PersonColumn personsOfMessages() {
            return PersonColumn.deleted("messages.message");
        }

        @Bean
        SealedColumn sealedTextsOfMessages() {
            return new SealedColumn("messages.message", "said", "'message ' || id");
        }

        @Bean
        SealedColumn sealedReplies() {
            return new SealedColumn("messages.reply", "said", "'message reply ' || id");
        }
    }
}
