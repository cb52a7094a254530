// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import fr.parvis.messages.Channel;

/** Hands messages of one channel over, outside of any transaction. */
public interface Sender {
    Channel channel();

    /** Whether a server or provider is set at all. */
    boolean isSet();

    Delivery send(Message message, MessageContent said);
}
