package fr.parvis.messages.domain;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets what messages said and to whom some days after their end, and their results some months later. */
@Component
public class ForgetMessages {
    private final MessageTable messages;
    private final Clock clock;
    private final Duration text;
    private final Duration result;

    ForgetMessages(
            MessageTable messages,
            Clock clock,
            @Value("${parvis.messages.text-days:7}") int textDays,
            @Value("${parvis.messages.result-days:183}") int resultDays) {
        this.messages = messages;
        this.clock = clock;
        this.text = Duration.ofDays(textDays);
        this.result = Duration.ofDays(resultDays);
    }

    /** In the association in scope. @return how many texts and results were forgotten */
    @Transactional
    public int here() {
        var now = clock.instant();
        return messages.forgetTexts(now.minus(text)) + messages.delete(now.minus(result));
    }
}
