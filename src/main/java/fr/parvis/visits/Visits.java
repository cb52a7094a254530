package fr.parvis.visits;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Recording, correcting and taking back visits, in the current association's scope and as the current account. */
public interface Visits {

    /** The problem of a visit that is not there. */
    String UNKNOWN = "visits.problem.unknown";

    /** What became of an act. */
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

    /**
     * Records a visit. The same identifier with the same content twice is one visit.
     *
     * @param visit association, day and version are found, not said; no mediator means the current account
     * @throws org.springframework.dao.DuplicateKeyException inside a transaction of the caller, when an identifier is another
     *     act's
     */
    Outcome record(Visit visit);

    /**
     * Corrects a visit, on the basis of {@code visit.version()}.
     *
     * @param reason why, 3 to 300 characters; needed from the day after (the point's local date) on
     */
    Outcome correct(Visit visit, @Nullable String reason);

    /** Corrects a visit of today. */
    default Outcome correct(Visit visit) {
        return correct(visit, null);
    }

    /**
     * Takes a visit back, on the basis of {@code version}. Twice is once.
     *
     * @param reason why, as for a correction
     */
    Outcome cancel(UUID visit, int version, @Nullable String reason);

    /** Takes a visit of today back. */
    default Outcome cancel(UUID visit, int version) {
        return cancel(visit, version, null);
    }

    /**
     * The visits of these identifiers as they stand. Left out is what was taken back, what is another association's and what
     * the current account may not touch.
     */
    List<Visit> find(Collection<UUID> ids);

    /**
     * Writes many visits of the current association at once, checked by their maker: the demonstration's way in. Those whose
     * identifier exists are passed over. Publishes no event; statistics recount afterwards.
     */
    void load(List<Visit> visits);

    /** Lets the database see how much was loaded, so that it finds its way; once, after the last {@link #load}. */
    void loaded();
}
