package fr.parvis.outreach.domain;

import java.util.UUID;

/** Takes in a file that a partner handed over: as any other list, in the association's scope, never in the partner's. */
public interface HandedOver {

    /** What became of the file. */
    sealed interface Outcome {
        /** It is a list now. */
        record Taken(UUID list) implements Outcome {}

        /** Somebody of the association must look first; it waits. */
        record Waiting() implements Outcome {}

        /** It is no list, or not one that was agreed on: set aside. */
        record SetAside() implements Outcome {}
    }

    Outcome handle(UUID upload);
}
