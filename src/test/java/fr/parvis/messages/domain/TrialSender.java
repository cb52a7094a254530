// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import fr.parvis.messages.Channel;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A sender that remembers what it was handed, and answers as it is told. */
public class TrialSender implements Sender {
    private final Channel channel;
    public final List<UUID> handed = new CopyOnWriteArrayList<>();
    public final List<MessageContent> said = new CopyOnWriteArrayList<>();
    public Function<Message, Delivery> answer = it -> new Delivery.Taken("ref-" + it.id());

    public TrialSender(Channel channel) {
        this.channel = channel;
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public boolean isSet() {
        return true;
    }

    @Override
    public Delivery send(Message message, MessageContent text) {
        handed.add(message.id());
        said.add(text);
        return answer.apply(message);
    }
}
