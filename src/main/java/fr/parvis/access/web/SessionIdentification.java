package fr.parvis.access.web;

import fr.parvis.access.Accounts;
import fr.parvis.access.Identification;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Who signed in with this session. The session keeps an identifier only; the account is read anew each time. Who holds a role that asks for a
 * second step is nobody in a session where none was proved, once a new account's days to set it up are over: the next page asks to sign in.
 */
@Component
@Order(10)
class SessionIdentification implements Identification {
    static final String ACCOUNT = "account";

    /** Present when a second step was proved. */
    static final String SECOND_STEP = "second-step-proved";

    /** Until when the session is enough without a second step that may still be set up: milliseconds of the epoch. */
    static final String WAITS_UNTIL = "second-step-waits-until";

    private final Accounts accounts;
    private final Clock clock;

    SessionIdentification(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public Optional<SignedIn> of(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(ACCOUNT) instanceof String id)) return Optional.empty();
        boolean proved = Boolean.TRUE.equals(session.getAttribute(SECOND_STEP));
        boolean waits = session.getAttribute(WAITS_UNTIL) instanceof Long until && clock.millis() < until;
        return accounts.signedIn(UUID.fromString(id))
                .filter(who -> proved
                        || who.roles().stream().noneMatch(Role::secondStepRequired)
                        || waits && Role.mayWait(who.roles()));
    }
}
