package fr.parvis.sync;

import fr.parvis.shell.Problem;
import fr.parvis.sync.CommandHandler.WayOut;
import java.util.List;
import java.util.UUID;

/** Commands of the current account that were refused or are in conflict, for the page of the module where the account settles them. */
public interface PendingCommands {

    /** The latest first, those only about which something can be done. */
    List<One> mine(String type);

    /**
     * Does what a person chose about a command of their own.
     *
     * @param way the name of one of its ways out
     */
    Settled settle(UUID id, String way);

    /** One of them. */
    record One(SentCommand command, List<WayOut> ways) {}

    /** What came of it. */
    sealed interface Settled {
        record Done() implements Settled {}

        record Refused(List<Problem> problems) implements Settled {}

        /** Somebody did it, or set it aside; or it is not theirs. */
        record Gone() implements Settled {}
    }
}
