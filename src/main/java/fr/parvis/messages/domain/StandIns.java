// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import fr.parvis.messages.Channel;
import fr.parvis.messages.MessageState;
import fr.parvis.values.Ids;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Plans the mail or call in place of a message that did not reach the person, while it still helps them. In the transaction that notes it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StandIns {
    private final MessageTable messages;
    private final ReachedHashes hashes;
    private final Ways ways;
    private final Clock clock;

    StandIns(MessageTable messages, ReachedHashes hashes, Ways ways, Clock clock) {
        this.messages = messages;
        this.hashes = hashes;
        this.ways = ways;
        this.clock = clock;
    }

    /** The next channel by which the person can be reached: a mail, or a call. */
    void plan(Message it) {
        messages.said(it.id()).ifPresent(said -> ways.after(it.by(), said).ifPresent(by -> plan(it, said, by)));
    }

    /** A call, whatever else there is: somebody asks whether it arrived. */
    void planCall(Message it) {
        messages.said(it.id()).filter(said -> said.phone() != null).ifPresent(said -> plan(it, said, Channel.CALL));
    }

    private void plan(Message it, MessageContent said, Channel by) {
        var now = clock.instant();
        // call for an SMS that was uncertain: it needs no mail beside it once it is known to be lost
        if (!it.notAfter().isAfter(now) || messages.isStoodInFor(it.id())) return;
        messages.insert(
                new Message(
                        Ids.next(),
                        it.about(),
                        it.occasion(),
                        it.person(),
                        by,
                        it.department(),
                        now,
                        it.notAfter(),
                        MessageState.DUE,
                        null,
                        now,
                        it.id(),
                        it.askedBy(),
                        0),
                said,
                messages.recipientHash(it.id()),
                hashes.of(PlanMessages.reachedBy(by, said)));
    }
}
