// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.SignIn;
import fr.parvis.access.domain.KnownBrowsers;
import fr.parvis.limits.Origin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The cookie by which a browser is known that signed in before: signed, for half a year, out of reach of scripts. */
final class BrowserCookie {
    private static final String NAME = "parvis-navigateur";

    private BrowserCookie() {}

    static SignIn.From from(HttpServletRequest request) {
        return new SignIn.From(Origin.of(request), read(request));
    }

    static @Nullable String read(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, SessionCookieSerializer.name(request, NAME));
        return cookie == null ? null : cookie.getValue();
    }

    static void write(HttpServletRequest request, HttpServletResponse response, String value) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(SessionCookieSerializer.name(request, NAME), value)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(KnownBrowsers.VALIDITY)
                        .build()
                        .toString());
    }
}
