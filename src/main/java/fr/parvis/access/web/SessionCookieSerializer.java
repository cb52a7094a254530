// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * The cookie of a session. Over HTTPS its name says that no sibling host and no plain connection can have set it ({@code __Host-}). With
 * each new session goes the token of its forms ({@link FormTokens}).
 */
class SessionCookieSerializer implements CookieSerializer {
    private static final String NAME = "parvis";
    private static final String HOST_PREFIX = "__Host-";

    private final CookieSerializer plain = cookie(NAME);
    private final CookieSerializer secure = cookie(HOST_PREFIX + NAME);

    private static CookieSerializer cookie(String name) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(name);
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }

    /** The name of one of our cookies in this request; over HTTPS one that only this host can have set. */
    static String name(HttpServletRequest request, String name) {
        return request.isSecure() ? HOST_PREFIX + name : name;
    }

    private CookieSerializer of(HttpServletRequest request) {
        return request.isSecure() ? secure : plain;
    }

    @Override
    public void writeCookieValue(CookieValue cookie) {
        of(cookie.getRequest()).writeCookieValue(cookie);
        if (!cookie.getCookieValue().isEmpty())
            FormTokens.write(FormTokens.of(cookie.getCookieValue()), cookie.getRequest(), cookie.getResponse());
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return of(request).readCookieValues(request);
    }
}
