// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.domain;

import fr.parvis.values.Problem;
import java.util.List;

/** Outcome of a change to a referral. */
public sealed interface Outcome {
    record Done() implements Outcome {}

    /**
     * It is on its way.
     *
     * @param token secret of the link, told this once; null on paper
     * @param code to be read aloud, told this once; null when it goes by mail
     */
    record Sent(
            Referral it,
            @org.jspecify.annotations.Nullable String token,
            @org.jspecify.annotations.Nullable String code)
            implements Outcome {}

    /** Nothing was written; each problem says where and what to do. */
    record Refused(List<Problem> problems) implements Outcome {}

    static Refused refused(String field, String key, Object... args) {
        return new Refused(List.of(Problem.of(field, key, args)));
    }
}
