package fr.parvis.visits;

import java.util.List;
import java.util.UUID;

/** Recording, correcting and taking back visits, in the current association's scope and as the current account. */
public interface Visits {

    /**
     * What one wants recorded; what the association, the day and the mediator are is found, not said.
     *
     * @param visit day, association and version are ignored; empty mediators mean the current account
     */
    sealed interface Outcome {
        record Accepted(Visit visit) implements Outcome {}

        /** Nothing was written; each problem says where and what to do, in the user's words. */
        record Rejected(List<Problem> problems) implements Outcome {}

        /** Somebody changed the visit meanwhile; nothing was written. */
        record Conflict(Visit current) implements Outcome {}
    }

    /**
     * @param field {@code persons}, {@code requests[1].theme} ...
     * @param key word key of the text
     */
    record Problem(String field, String key, List<String> args) {}

    /** Records a visit. The same identifier with the same content twice is one visit. */
    Outcome record(Visit visit);

    /** Corrects a visit of today (the point's local date), on the basis of {@code visit.version()}. */
    Outcome correct(Visit visit);

    /** Takes a visit of today back, on the basis of {@code version}. */
    Outcome cancel(UUID visit, int version);

    /**
     * Writes many visits at once, checked by their maker: the demonstration's way in. Publishes no event; statistics recount
     * afterwards.
     */
    void load(List<Visit> visits);
}
