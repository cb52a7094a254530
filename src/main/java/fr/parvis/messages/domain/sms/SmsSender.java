// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain.sms;

import fr.parvis.messages.Channel;
import fr.parvis.messages.domain.Delivery;
import fr.parvis.messages.domain.Message;
import fr.parvis.messages.domain.MessageContent;
import fr.parvis.messages.domain.MessageWords;
import fr.parvis.messages.domain.Sender;
import fr.parvis.values.PhoneNumber;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Sends SMS by the provider that is set. */
@Component
public class SmsSender implements Sender {
    private final @Nullable SmsGateway gateway;
    private final MessageWords words;

    @Autowired
    SmsSender(ObjectProvider<SmsGateway> gateway, MessageWords words) {
        this(gateway.getIfAvailable(), words);
    }

    public SmsSender(@Nullable SmsGateway gateway, MessageWords words) {
        this.gateway = gateway;
        this.words = words;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public boolean isSet() {
        return gateway != null;
    }

    @Override
    public Delivery send(Message message, MessageContent said) {
        return Objects.requireNonNull(gateway)
                .send(
                        message.id(),
                        PhoneNumber.international(Objects.requireNonNull(said.phone())),
                        new SmsText(words.sms(said)));
    }
}
