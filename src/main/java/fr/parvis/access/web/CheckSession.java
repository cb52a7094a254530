// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.Accounts;
import fr.parvis.access.Right;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.access.StillSignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Reads the session and the account anew. */
@Component
class CheckSession implements StillSignedIn {
    private final ThrottledSessionRepository sessions;
    private final Accounts accounts;
    private final Clock clock;

    CheckSession(ThrottledSessionRepository sessions, Accounts accounts, Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public BooleanSupplier check(HttpServletRequest request, SignedIn who, Right right) {
        var session = request.getSession(false);
        // a request with a token has no session to end
        var id = session == null ? null : session.getId();
        var since = session == null ? clock.instant() : Instant.ofEpochMilli(session.getCreationTime());
        return () -> (id == null || sessions.isOpen(id) && !isTooLong(who, since))
                && accounts.signedIn(who.account())
                        .filter(now -> now.may(right))
                        .isPresent();
    }

    /** The half day after which a role that sees much proves itself anew. */
    private boolean isTooLong(SignedIn who, Instant since) {
        return who.roles().stream().anyMatch(Role::secondStepRequired)
                && !since.plus(IdentifyFilter.WITH_SECOND_STEP).isAfter(clock.instant());
    }
}
