// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities;

import fr.parvis.values.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Recording, correcting and taking back activities, in the current association's scope and as the current account. */
public interface Activities {

    /** Result of a request. */
    sealed interface Outcome {
        /** It stands as told; for one that was taken back, as it stood. */
        record Accepted(Activity activity) implements Outcome {}

        /** Nothing was written; each problem says where and what to do, in the user's words. */
        record Rejected(List<Problem> problems) implements Outcome {}

        /** Somebody changed it meanwhile, or the identifier says something else; nothing was written. */
        record Conflict(Activity current) implements Outcome {}
    }

    /**
     * Records an activity. The same identifier with the same content twice is one activity.
     *
     * @param activity association, account and version are found, not said
     */
    Outcome record(Activity activity);

    /**
     * Corrects an activity on the basis of {@code activity.version()}. The same content twice is one correction.
     *
     * @param reason 3 to 300 characters once the activity's day is over; may be left out before
     */
    Outcome correct(Activity activity, @Nullable String reason);

    /**
     * Cancels an activity on the basis of {@code version}. Idempotent.
     *
     * @param reason as for a correction
     */
    Outcome cancel(UUID activity, int version, @Nullable String reason);

    /** Restores a cancelled activity as it was. Idempotent. */
    Outcome giveBack(UUID activity);

    /**
     * Keeps an activity of another module's making as it is now, in that module's transaction: recorded the first time, corrected afterwards, given back when
     * it was dropped. People change it there.
     *
     * @param activity its association, account (who kept it first) and version are found, not said
     */
    void keep(Activity activity);

    /** Cancels an activity that another module keeps. Idempotent. */
    void drop(UUID activity);
}
