// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.domain;

import fr.parvis.sync.CommandHandler;
import fr.parvis.sync.CommandHandler.Outcome;
import fr.parvis.sync.SentCommand;
import fr.parvis.sync.UnreadablePayload;

/** Asks the handler that a command is for. */
class ApplyCommand {
    private final Handlers handlers;

    ApplyCommand(Handlers handlers) {
        this.handlers = handlers;
    }

    Decision handle(SentCommand command) {
        var id = command.id().toString();
        if (!command.payload().isObject()) return Decision.rejected(id, "payload", "payload");
        CommandHandler handler = handlers.of(command.type());
        if (handler == null) throw new IllegalArgumentException("nobody takes commands of type " + command.type());
        try {
            return decision(id, handler.handle(command));
        } catch (UnreadablePayload e) {
            return Decision.rejected(id, e.field(), "unreadable");
        }
    }

    private static Decision decision(String id, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> Decision.accepted(id, accepted.standing(), accepted.merged());
            case Outcome.Rejected rejected -> Decision.rejected(id, rejected.subject(), rejected.problems());
            case Outcome.Conflict conflict -> Decision.conflict(id, conflict.standing(), conflict.clash());
            case Outcome.Held held -> Decision.held(id, held.subject());
        };
    }
}
