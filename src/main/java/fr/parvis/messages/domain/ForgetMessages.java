// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import fr.parvis.messages.MessagesSettings;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Retention of messages: texts and numbers go some days after their end, answers some days after they were read, results some months later. */
@Component
public class ForgetMessages {
    private final MessageTable messages;
    private final Replies replies;
    private final Clock clock;
    private final Duration text;
    private final Duration result;

    ForgetMessages(MessageTable messages, Replies replies, Clock clock, MessagesSettings settings) {
        this.messages = messages;
        this.replies = replies;
        this.clock = clock;
        this.text = Duration.ofDays(settings.textDays());
        this.result = Duration.ofDays(settings.resultDays());
    }

    /** Deletes messages past their term in the association in scope. @return number of texts, answers and results forgotten */
    @Transactional
    public int here() {
        var now = clock.instant();
        return messages.forgetTexts(now.minus(text))
                + replies.forget(now.minus(text))
                + messages.delete(now.minus(result));
    }
}
