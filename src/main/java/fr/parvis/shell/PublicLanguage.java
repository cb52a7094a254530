// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.WebUtils;

/**
 * Language of a page. On a page of the public: the one that its address asks for ({@code ?lang=ar}), else the one that was
 * chosen before, else the one of the browser. On a page of the staff: French, or English where that was chosen.
 */
public class PublicLanguage implements LocaleResolver, HandlerInterceptor {
    /** Not {@code langue}: on the pages that find help, that is what is spoken where one goes. */
    static final String PARAMETER = "lang";

    private static final String COOKIE = "langue";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    /** Attribute of a request whose language was chosen by the request itself. */
    static final String JUST_CHOSEN = PublicLanguage.class.getName();

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var language = PublicRequest.isPublic(request)
                ? asked(request).or(() -> chosen(request)).or(() -> ofBrowser(request))
                : chosen(request).filter(Language::isOfStaff);
        return language.orElse(Language.FRENCH).locale();
    }

    /** Keeps the choice in a cookie, which says nothing of anybody. */
    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response == null || locale == null) return;
        var language = Language.of(locale);
        request.setAttribute(JUST_CHOSEN, language);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, language.code())
                        .path("/")
                        .maxAge(REMEMBERED)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    /** Tells this one page in a language, whatever was chosen; nothing is kept. */
    public static void only(HttpServletRequest request, Locale locale) {
        request.setAttribute(JUST_CHOSEN, Language.of(locale));
    }

    /** Keeps the language that an address names for the next pages; not for a robot, which reads all of them. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod route
                && PublicRequest.isPublic(route)
                && request.getMethod().equals("GET")
                && !PublicRequest.isRobot(request))
            asked(request)
                    .filter(language -> chosen(request).filter(language::equals).isEmpty())
                    .ifPresent(language -> setLocale(request, response, language.locale()));
        return true;
    }

    /** From the address alone: to look for it among the fields of a form would read the form, also one that is too large to be read. */
    private static Optional<Language> asked(HttpServletRequest request) {
        var query = request.getQueryString();
        if (query == null || !query.contains(PARAMETER)) return Optional.empty();
        return Optional.ofNullable(UriComponentsBuilder.newInstance()
                        .query(query)
                        .build()
                        .getQueryParams()
                        .getFirst(PARAMETER))
                .flatMap(Language::find);
    }

    private static Optional<Language> chosen(HttpServletRequest request) {
        if (request.getAttribute(JUST_CHOSEN) instanceof Language language) return Optional.of(language);
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null || cookie.getValue() == null) return Optional.empty();
        var value = cookie.getValue();
        return Language.find(value).or(() -> Language.among(List.of(new Locale.LanguageRange(plain(value)))));
    }

    /** Valid language range: {@code zxx} (no language) stands for anything that would be refused. */
    private static String plain(String value) {
        return value.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") ? value : "zxx";
    }

    private static Optional<Language> ofBrowser(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (header == null) return Optional.empty();
        try {
            return Language.among(Locale.LanguageRange.parse(header));
        } catch (IllegalArgumentException notAsBrowsersWrite) {
            return Optional.empty();
        }
    }
}
