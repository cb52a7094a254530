// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.Requires;
import fr.parvis.access.SignedIn;
import fr.parvis.shell.NotAllowed;
import fr.parvis.shell.OpenToAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request through to a route only with the right that the route asks for; a route of ours that says nothing is closed. */
class RightsGuard implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        if (!(handler instanceof HandlerMethod route)
                || !route.getBeanType().getPackageName().startsWith("fr.parvis")) return true;
        var required = find(route, Requires.class);
        if (required == null) {
            if (find(route, OpenToAll.class) != null) return true;
            throw new NotAllowed("the route " + route + " says nothing of who may ask for it");
        }
        var who = SignedIn.current();
        if (who == null) return askToSignIn(request, response);
        if (!who.may(required.value())) throw new NotAllowed(required.value().name());
        if (!required.within().holds(who))
            throw new NotAllowed(required.within().name());
        return true;
    }

    /** The right that a route asks for; null when it is open to all, or says nothing. */
    static @Nullable Requires required(HandlerMethod route) {
        return find(route, Requires.class);
    }

    private static <A extends Annotation> @Nullable A find(HandlerMethod route, Class<A> type) {
        var onMethod = AnnotatedElementUtils.findMergedAnnotation(route.getMethod(), type);
        if (onMethod != null) return onMethod;
        // an annotation of the method overrides that of its class
        boolean methodSpeaks = AnnotatedElementUtils.hasAnnotation(route.getMethod(), Requires.class)
                || AnnotatedElementUtils.hasAnnotation(route.getMethod(), OpenToAll.class);
        return methodSpeaks ? null : AnnotatedElementUtils.findMergedAnnotation(route.getBeanType(), type);
    }

    private static boolean askToSignIn(HttpServletRequest request, HttpServletResponse response) throws Exception {
        var path = request.getRequestURI();
        boolean part = request.getHeader("HX-Request") != null;
        if (path.startsWith("/api/")) {
            response.setHeader("WWW-Authenticate", "Bearer");
            throw new ErrorResponseException(HttpStatus.UNAUTHORIZED);
        } else if (!part && !isNavigation(request)) {
            // a script asks: a sign-in page would be no answer to it
            throw new ErrorResponseException(HttpStatus.UNAUTHORIZED);
        } else if (part && request.getMethod().equals("GET")) {
            response.setHeader("HX-Redirect", signInAndBackTo(pageOfThePart(request)));
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (request.getMethod().equals("GET")) {
            var query = request.getQueryString();
            response.sendRedirect(signInAndBackTo(query == null ? path : path + "?" + query));
        } else {
            // the session ended while a form was filled: what was typed goes on to the sign-in page and back
            request.getRequestDispatcher("/connexion/reprise").forward(request, response);
        }
        return false;
    }

    private static String signInAndBackTo(String wanted) {
        return "/connexion?retour=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
    }

    private static String pageOfThePart(HttpServletRequest request) {
        var current = request.getHeader("HX-Current-URL");
        if (current == null) return "/bureau";
        try {
            var uri = URI.create(current);
            return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
        } catch (IllegalArgumentException notAnAddress) {
            return "/bureau";
        }
    }

    /** Whether a person goes to a page, as far as the browser says. */
    static boolean isNavigation(HttpServletRequest request) {
        var mode = request.getHeader("Sec-Fetch-Mode");
        if (mode != null) return mode.equals("navigate");
        var accepted = request.getHeader("Accept");
        return request.getHeader("X-Requested-With") == null && (accepted == null || accepted.contains("text/html"));
    }
}
