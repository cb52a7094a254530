// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.Identification;
import fr.parvis.access.SignedIn;
import fr.parvis.access.domain.Tokens;
import fr.parvis.access.domain.Tokens.Presented;
import fr.parvis.limits.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Identification of who sends an access token along. Under {@code /api} only, and there any {@code Authorization} must be a good token: such a
 * request is excused from the token against forged forms, so a session may not stand in for it.
 */
@Component
@Order(5)
class TokenIdentification implements Identification {
    private static final String SCHEME = "Bearer ";
    private static final String DEVICE = "Device ";

    private final Tokens tokens;

    TokenIdentification(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Optional<SignedIn> of(HttpServletRequest request) {
        var given = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (given == null || !request.getRequestURI().startsWith("/api/")) return Optional.empty();
        // a device that hands in what it sealed is no account: its route looks at the secret itself
        if (given.regionMatches(true, 0, DEVICE, 0, DEVICE.length())
                && request.getRequestURI().equals("/api/v1/sync/sealed")) return Optional.empty();
        var secret = given.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? given.substring(SCHEME.length()).strip()
                : "";
        return switch (tokens.present(secret, Origin.of(request))) {
            case Presented.Known(var who) -> Optional.of(who);
            case Presented.Unknown _ -> {
                var refusal = new ErrorResponseException(HttpStatus.UNAUTHORIZED);
                refusal.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
                throw refusal;
            }
            case Presented.TooMany(var seconds) -> {
                var refusal = new ErrorResponseException(HttpStatus.TOO_MANY_REQUESTS);
                refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, Integer.toString(seconds));
                throw refusal;
            }
        };
    }
}
