// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages;

import fr.parvis.shell.Words;

/** Words of this module that pages of other modules show. */
public final class MessagesWords {
    private MessagesWords() {}

    /** Name of a channel. */
    public static String channel(Channel channel) {
        return Words.t("messages.channel." + channel.key());
    }

    /** Name of a state. */
    public static String state(MessageState state) {
        return Words.t("messages.state." + state.key());
    }
}
