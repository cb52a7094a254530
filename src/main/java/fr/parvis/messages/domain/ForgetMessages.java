package fr.parvis.messages.domain;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
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

    ForgetMessages(
            MessageTable messages,
            Replies replies,
            Clock clock,
            @Value("${parvis.messages.text-days:7}") int textDays,
            @Value("${parvis.messages.result-days:183}") int resultDays) {
        this.messages = messages;
        this.replies = replies;
        this.clock = clock;
        this.text = Duration.ofDays(textDays);
        this.result = Duration.ofDays(resultDays);
    }

    /** In the association in scope. @return how many texts, answers and results were forgotten */
    @Transactional
    public int here() {
        var now = clock.instant();
        return messages.forgetTexts(now.minus(text))
                + replies.forget(now.minus(text))
                + messages.delete(now.minus(result));
    }
}
