// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;

/** Binds the language of the request for everything that runs inside it, so that {@link Words} needs no locale. */
final class RequestLanguage implements Filter {
    private final PublicLanguage languages;

    RequestLanguage(PublicLanguage languages) {
        this.languages = languages;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            Words.in(new OfRequest(languages, (HttpServletRequest) request)).call(() -> {
                chain.doFilter(request, response);
                return response;
            });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /** Resolved again only when the route, the account or the choice of the request changed. */
    private static final class OfRequest implements Supplier<Language> {
        private final PublicLanguage languages;
        private final HttpServletRequest request;
        private @Nullable Object route;
        private @Nullable Object viewer;
        private @Nullable Object chosen;
        private @Nullable Language language;

        private OfRequest(PublicLanguage languages, HttpServletRequest request) {
            this.languages = languages;
            this.request = request;
        }

        @Override
        public Language get() {
            var route = request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
            var viewer = request.getAttribute(Viewer.class.getName());
            var chosen = request.getAttribute(PublicLanguage.JUST_CHOSEN);
            var known = language;
            if (known != null && route == this.route && viewer == this.viewer && chosen == this.chosen) return known;
            this.route = route;
            this.viewer = viewer;
            this.chosen = chosen;
            known = Language.of(languages.resolveLocale(request));
            language = known;
            return known;
        }
    }
}
