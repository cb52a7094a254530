// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain.sms;

import fr.parvis.messages.DirectSms;
import fr.parvis.messages.Template;
import fr.parvis.messages.domain.Delivery;
import fr.parvis.messages.domain.MessageContent;
import fr.parvis.messages.domain.MessageWords;
import fr.parvis.messages.domain.Stops;
import fr.parvis.network.DecentHours;
import fr.parvis.values.PhoneNumber;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Sends SMS to numbers that other modules keep, by the provider that is set. */
@Component
public class SendDirectSms implements DirectSms {
    private final ObjectProvider<SmsGateway> gateway;
    private final MessageWords words;
    private final Stops stops;
    private final DecentHours hours;
    private final Clock clock;

    public SendDirectSms(
            ObjectProvider<SmsGateway> gateway, MessageWords words, Stops stops, DecentHours hours, Clock clock) {
        this.gateway = gateway;
        this.words = words;
        this.stops = stops;
        this.hours = hours;
        this.clock = clock;
    }

    @Override
    public boolean isTime(@Nullable String commune) {
        return gateway.getIfAvailable() != null && hours.decent(clock.instant(), commune);
    }

    @Override
    public boolean send(UUID id, String phone, String language, Template template) {
        var provider = gateway.getIfAvailable();
        if (provider == null || !PhoneNumber.isMobile(phone) || stops.isStopped(phone)) return false;
        var written = words.write(template, "", language);
        var text = new SmsText(
                words.sms(new MessageContent("", phone, null, language, written.subject(), written.text())));
        return switch (provider.send(id, PhoneNumber.international(phone), text)) {
            case Delivery.Taken _, Delivery.Unknown _ -> true;
            case Delivery.Refused _, Delivery.Later _ -> false;
        };
    }
}
