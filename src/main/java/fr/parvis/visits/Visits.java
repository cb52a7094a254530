// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits;

import fr.parvis.values.Problem;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Recording, correcting and taking back visits, in the current association's scope and as the current account. */
public interface Visits {

    /** The problem of a visit that is not there. */
    String UNKNOWN = "visits.problem.unknown";

    /** Outcome of an act. */
    sealed interface Outcome {
        /**
         * It stands.
         *
         * @param merged merge with what others had said meanwhile
         */
        record Accepted(Visit visit, @Nullable Merged merged) implements Outcome {
            public Accepted(Visit visit) {
                this(visit, null);
            }
        }

        /** Nothing was written; each problem says where and what to do, in the user's words. */
        record Rejected(List<Problem> problems) implements Outcome {}

        /**
         * Somebody changed the visit meanwhile; nothing was written.
         *
         * @param clash the fields of which both say something else, by their place in the correction; none when they were not compared
         */
        record Conflict(Visit current, List<String> clash) implements Outcome {
            public Conflict(Visit current) {
                this(current, List.of());
            }
        }
    }

    /**
     * Correction that was joined with what others had said of other fields.
     *
     * @param over number of versions made since the one it was based on
     * @param fields fields that others had changed, which stay so
     * @param from the version that it was based on
     */
    record Merged(int over, List<String> fields, int from) {}

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
     * @param reason text of 3 to 300 characters; needed from the day after (the point's local date) on
     */
    Outcome correct(Visit visit, @Nullable String reason);

    /**
     * Corrects a visit and keeps what others have changed in other fields since the version that it is based on. A field that both
     * changed to different values is a conflict, and nothing is written.
     */
    Outcome correctAndJoin(Visit visit, @Nullable String reason);

    /** Corrects a visit of today. */
    default Outcome correct(Visit visit) {
        return correct(visit, null);
    }

    /**
     * Takes a visit back, on the basis of {@code version}. Idempotent.
     *
     * @param reason text, as for a correction
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
}
