// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import fr.parvis.messages.Channel;
import fr.parvis.runtime.Mailer;
import fr.parvis.values.PhoneNumber;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Choice of the channel by which somebody is reached: an SMS where a provider is set, the number is a mobile and nobody said STOP from it; else a mail; else
 * somebody of the team calls.
 */
@Component
public class Ways {
    private final ObjectProvider<Sender> senders;
    private final Stops stops;

    Ways(ObjectProvider<Sender> senders, Stops stops) {
        this.senders = senders;
        this.stops = stops;
    }

    Optional<Channel> best(MessageContent said) {
        return Stream.of(Channel.values()).filter(by -> isPossible(by, said)).findFirst();
    }

    /** Next possible channel after one that failed. */
    Optional<Channel> after(Channel failed, MessageContent said) {
        return Stream.of(Channel.values())
                .filter(by -> by.compareTo(failed) > 0 && isPossible(by, said))
                .findFirst();
    }

    boolean isPossible(Channel by, MessageContent said) {
        var phone = said.phone();
        var mail = said.mail();
        return switch (by) {
            case SMS -> isSet(by) && phone != null && PhoneNumber.isMobile(phone) && !stops.isStopped(phone);
            case MAIL -> isSet(by) && mail != null && Mailer.isAddress(mail);
            case CALL -> phone != null;
        };
    }

    /** Whether a server or provider is set for the channel. */
    public boolean isSet(Channel by) {
        return by == Channel.CALL || sender(by).isPresent();
    }

    Optional<Sender> sender(Channel by) {
        return senders.stream()
                .filter(sender -> sender.channel() == by && sender.isSet())
                .findFirst();
    }
}
