// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.SignIn.PasskeyAnswer;
import fr.parvis.access.domain.Passkeys;
import fr.parvis.shell.Site;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The challenge that a session's browser is to sign with a passkey: one at a time, each for one answer. */
@Component
class PasskeyChallenge {
    private static final String ATTRIBUTE = "passkey-challenge";

    private final Passkeys passkeys;
    private final Site site;

    PasskeyChallenge(Passkeys passkeys, Site site) {
        this.passkeys = passkeys;
        this.site = site;
    }

    /** A new one, in place of the one before. */
    byte[] make(HttpServletRequest request) {
        var challenge = passkeys.challenge();
        request.getSession().setAttribute(ATTRIBUTE, Base64.getEncoder().encodeToString(challenge));
        return challenge;
    }

    String site() {
        return site.whole("");
    }

    /** Answer of the browser, with the challenge, which serves no more; nothing where none is open or nothing was answered. */
    Optional<PasskeyAnswer> take(HttpServletRequest request, String json) {
        var session = request.getSession(false);
        if (session == null || json.isBlank() || !(session.getAttribute(ATTRIBUTE) instanceof String challenge))
            return Optional.empty();
        session.removeAttribute(ATTRIBUTE);
        return Optional.of(new PasskeyAnswer(json, Base64.getDecoder().decode(challenge), site()));
    }
}
