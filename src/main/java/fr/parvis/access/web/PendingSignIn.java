// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.SignIn.Proof;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A sign-in under way, kept in the session of who proved a password: for ten minutes, and for one next step.
 *
 * @param proof worth nothing once the account's credentials changed
 */
record PendingSignIn(Proof proof, Step step, Instant until) implements Serializable {
    private static final long serialVersionUID = 1;
    private static final Duration OPEN = Duration.ofMinutes(10);
    private static final String ATTRIBUTE = "pending-sign-in";

    /** Step that is asked for after the password. */
    enum Step {
        /** A code of the second step. */
        CODE,
        /** A code that a person in charge reads out. */
        READ_OUT_CODE,
        /** To set the second step up. */
        SET_UP
    }

    /** Begins in a session of a new identifier. */
    static void open(HttpServletRequest request, Proof proof, Step step, Clock clock) {
        CompleteSignIn.fresh(request)
                .setAttribute(
                        ATTRIBUTE,
                        new PendingSignIn(proof, step, clock.instant().plus(OPEN)));
    }

    /** The sign-in under way in this session. */
    static Optional<PendingSignIn> of(HttpServletRequest request, Clock clock) {
        var session = request.getSession(false);
        return session != null
                        && session.getAttribute(ATTRIBUTE) instanceof PendingSignIn pending
                        && pending.until.isAfter(clock.instant())
                ? Optional.of(pending)
                : Optional.empty();
    }
}
