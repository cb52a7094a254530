// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync;

import fr.parvis.sync.CommandHandler.WayOut;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Commands that were refused, are in conflict or wait to be confirmed, for the pages of other modules where they are settled. */
public interface PendingCommands {

    /** Those of the current account, the latest first; those only about which something can be done. */
    List<One> mine(String type);

    /**
     * Does what a person chose about a command of their own.
     *
     * @param way the name of one of its ways out
     * @return identifier of the command; changed when somebody did it, or set it aside, or it is not theirs
     */
    Outcome<UUID> settle(UUID id, String way);

    /** A command of the association that waits for a person. */
    Optional<Pending> find(UUID id);

    /** Closes it: it was put right otherwise. What waited for what it was about is decided. */
    void putRight(UUID id);

    /** One of the association, who made it, and why it does not stand. */
    record Pending(SentCommand command, UUID account, List<Problem> problems) {}

    /** One of the current account. */
    record One(SentCommand command, List<WayOut> ways) {}
}
