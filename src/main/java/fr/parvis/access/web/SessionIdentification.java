// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.Accounts;
import fr.parvis.access.Identification;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.access.domain.SecondStep;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Identification of who signed in with this session. The session keeps an identifier only; the account is read anew each time. Who holds a role that asks for a
 * second step is nobody in a session where none was proved, once a new account's days to set it up are over: the next page asks to sign in.
 */
@Component
@Order(10)
class SessionIdentification implements Identification {
    static final String ACCOUNT = "account";

    /** Present when a second step was proved. */
    static final String SECOND_STEP = "second-step-proved";

    private final Accounts accounts;
    private final SecondStep secondStep;

    SessionIdentification(Accounts accounts, SecondStep secondStep) {
        this.accounts = accounts;
        this.secondStep = secondStep;
    }

    @Override
    public Optional<SignedIn> of(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(ACCOUNT) instanceof String id)) return Optional.empty();
        boolean proved = Boolean.TRUE.equals(session.getAttribute(SECOND_STEP));
        return accounts.signedIn(UUID.fromString(id)).filter(who -> proved || isEnough(who));
    }

    /** Whether the password alone is enough: no role asks for more, or the second step may still be set up later. */
    private boolean isEnough(SignedIn who) {
        return who.roles().stream().noneMatch(Role::secondStepRequired)
                || Role.mayWait(who.roles()) && secondStep.due(who.account()).isPresent();
    }
}
