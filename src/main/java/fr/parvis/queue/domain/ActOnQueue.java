// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import fr.parvis.audit.Actor;
import org.springframework.stereotype.Component;

/** Does what a mediator asks of a queue, once however often it is asked. */
@Component
public class ActOnQueue {
    private final QueuePoints points;
    private final EndDays endDays;
    private final DecideCommand decideCommand;

    ActOnQueue(QueuePoints points, EndDays endDays, DecideCommand decideCommand) {
        this.points = points;
        this.endDays = endDays;
        this.decideCommand = decideCommand;
    }

    /** @throws fr.parvis.shell.NotFound when the point is not of the association in scope */
    public Decision handle(QueueCommand command) {
        var account = Actor.account();
        if (account == null) throw new IllegalStateException("a command is somebody's: no account is bound");
        var point = points.get(command.point());
        endDays.at(point);
        return decideCommand.handle(command, point, account);
    }
}
