// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.jobs;

import fr.parvis.access.Associations;
import fr.parvis.messages.Channel;
import fr.parvis.messages.domain.ForgetMessages;
import fr.parvis.messages.domain.SendMessages;
import fr.parvis.messages.domain.sms.AskProvider;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends messages when their time comes, SMS and mails each in a job of its own, so that a provider that does not answer delays no mail. One job is one
 * sender: a server that stops leaves at most one SMS of which nobody knows whether it went.
 */
@Component
class SendOnTime {
    private static final Logger LOG = LoggerFactory.getLogger(SendOnTime.class);

    private final Associations associations;
    private final SendMessages send;
    private final AskProvider ask;
    private final ForgetMessages forget;

    SendOnTime(Associations associations, SendMessages send, AskProvider ask, ForgetMessages forget) {
        this.associations = associations;
        this.send = send;
        this.ask = ask;
        this.forget = forget;
    }

    @Scheduled(initialDelay = 22, fixedDelay = 20, timeUnit = TimeUnit.SECONDS)
    void sms() {
        whileThereIsWork(() -> send.here(Channel.SMS));
    }

    @Scheduled(initialDelay = 27, fixedDelay = 20, timeUnit = TimeUnit.SECONDS)
    void mails() {
        whileThereIsWork(() -> send.here(Channel.MAIL));
    }

    @Scheduled(initialDelay = 55, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void tooLate() {
        everywhere(send::tooLate);
    }

    @Scheduled(initialDelay = 90, fixedDelay = 300, timeUnit = TimeUnit.SECONDS)
    void ask() {
        everywhere(ask::here);
    }

    @Scheduled(initialDelay = 40, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    void forget() {
        int forgotten = everywhere(forget::here);
        if (forgotten > 0)
            LOG.info("messages: {} texts, answers and results forgotten after their time of keeping", forgotten);
    }

    /** In turns, so that a long list of one association keeps nobody else waiting. */
    private void whileThereIsWork(IntSupplier what) {
        while (everywhere(what) > 0) LOG.debug("messages: another turn");
    }

    private int everywhere(IntSupplier what) {
        return associations.sumInEach("messages", _ -> what.getAsInt());
    }
}
