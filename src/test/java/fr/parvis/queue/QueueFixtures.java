// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue;

import fr.parvis.Network;
import fr.parvis.access.SignedIn;
import fr.parvis.queue.domain.ActOnQueue;
import fr.parvis.queue.domain.Decision;
import fr.parvis.queue.domain.QueueCommand;
import fr.parvis.queue.domain.QueueCommand.Act;
import fr.parvis.queue.domain.Ticket;
import fr.parvis.values.Ids;
import java.util.UUID;

/** A team at its queue, in the words of the domain. */
public class QueueFixtures {
    private final ActOnQueue actOnQueue;
    private final UUID point;

    public QueueFixtures(ActOnQueue actOnQueue, UUID point) {
        this.actOnQueue = actOnQueue;
        this.point = point;
    }

    public Decision does(SignedIn who, Act act) {
        return does(who, Ids.next(), act);
    }

    public Decision does(SignedIn who, UUID command, Act act) {
        return Network.as(who, () -> actOnQueue.handle(new QueueCommand(command, point, act)));
    }

    public Ticket gives(SignedIn who) {
        return done(does(who, new QueueCommand.Give(Ids.next(), null, 1, null, null)));
    }

    public Ticket callsNext(SignedIn who) {
        return done(does(who, new QueueCommand.CallNext()));
    }

    public static Ticket done(Decision decision) {
        if (decision instanceof Decision.Done(Ticket ticket) && ticket != null) return ticket;
        throw new AssertionError("not done: " + decision);
    }

    public static Decision.Refusal refused(Decision decision) {
        if (decision instanceof Decision.Refused refused) return refused.why();
        throw new AssertionError("not refused: " + decision);
    }
}
