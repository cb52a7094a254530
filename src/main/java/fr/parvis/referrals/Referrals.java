// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Delays and outcomes of the current association's referrals, for modules that say whom to ask. */
public interface Referrals {
    /** Fewer answers than this say nothing of how long a partner takes. */
    int FEWEST = 5;

    /**
     * Time a partner took to answer over the last twelve months.
     *
     * @param sent referrals sent to it and its services
     * @param answered those that it answered
     * @param days on average from sending to the first answer; null under {@link #FEWEST} answers
     */
    record AnswerTime(int sent, int answered, @Nullable Double days) {}

    /** By partner; those that nothing was sent to are not named. */
    Map<UUID, AnswerTime> answerTimes(Collection<UUID> partners);
}
