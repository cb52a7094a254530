// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.RandomSecret;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.web.util.WebUtils;

/**
 * CSRF token of a form. That of a session is made of what its browser holds: nobody else can make
 * one for it, and a cookie that somebody planted is worth nothing. Without a session it is whatever the cookie says; there is nothing
 * to do in somebody's name then. Scripts read it from the cookie.
 */
class FormTokens implements CsrfTokenRepository {
    private static final String COOKIE = "XSRF-TOKEN";
    private static final String HEADER = "X-XSRF-TOKEN";
    private static final String FIELD = "_csrf";
    private static final int LONGEST = 200;

    /** A session may begin or end while the request is answered: its pages bear the token that will then be asked for. */
    private record Token(HttpServletRequest request, String withoutSession) implements CsrfToken {
        @Override
        public String getHeaderName() {
            return HEADER;
        }

        @Override
        public String getParameterName() {
            return FIELD;
        }

        @Override
        public String getToken() {
            var ofSession = ofSession(request);
            return ofSession == null ? withoutSession : ofSession;
        }
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return new Token(request, RandomSecret.next());
    }

    /** Token of the cookie; null when it must be written, because there is none or it is not the session's. */
    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, name(request));
        if (cookie == null || cookie.getValue().isEmpty() || cookie.getValue().length() > LONGEST) return null;
        var ofSession = ofSession(request);
        return ofSession == null || ofSession.equals(cookie.getValue()) ? new Token(request, cookie.getValue()) : null;
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token != null) write(token.getToken(), request, response);
    }

    private static @Nullable String ofSession(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? null : of(session.getId());
    }

    /** @param session identifier that its browser holds */
    static String of(String session) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(RandomSecret.hash("form " + session));
    }

    static void write(String token, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name(request), token)
                        .path("/")
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    private static String name(HttpServletRequest request) {
        return SessionCookieSerializer.name(request, COOKIE);
    }
}
